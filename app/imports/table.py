"""What every reader of a file hands on: rows of cells, and the limits that keep a file from filling memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | int | float | bool | date | None
# The row number is the one the person sees in the file or spreadsheet.
Row = tuple[int, tuple[Cell, ...]]

MAX_BYTES = 50_000_000
MAX_ROWS = 50_000
MAX_COLUMNS = 256


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file that are not empty, and what the person should know about how it was read.

    title: the sheet of a workbook that was read; titles: all of them that have rows, in their order.
    """

    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    title: str = ""
    titles: tuple[str, ...] = ()


def trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row without the empty cells at its end."""
    end = len(cells)
    while end and (cells[end - 1] is None or cells[end - 1] == ""):
        end -= 1
    return cells[:end]
