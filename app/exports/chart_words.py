"""Charts in a workbook with the words that a screen reader says for them; openpyxl leaves those out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

from app.exports.text import clean

# As much as a screen reader should have to say, and well under what Excel takes.
LONGEST = 800


def describe(chart: Any, words: str) -> None:
    """Say in words what a chart shows."""
    said = clean(words)
    chart.fivefold_words = said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"


def drawing_of(charts: Sequence[Any], images: Sequence[Any]) -> Any:
    """Return the drawing of a sheet, whose charts carry what `describe` said of them.

    Not a class of our own: openpyxl finds what it writes on the very class. Half private, so pinned to 3.1.
    """
    drawing: Any = SpreadsheetDrawing()
    drawing.charts, drawing.images = charts, images
    plain = drawing._chart_frame

    def frame(number: int) -> Any:
        made = plain(number)
        # Charts are numbered from 1, before pictures.
        made.nvGraphicFramePr.cNvPr.descr = getattr(charts[number - 1], "fivefold_words", None)
        return made

    drawing._chart_frame = frame
    return drawing
