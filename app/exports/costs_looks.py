"""How costs look in a workbook: heads, cells, and how pounds and hours are written."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from app.exports.sheets import Sheet
from app.exports.styles import HAIR, Look
from app.looks import LIGHT
from app.queries.costs.sums import Sum

HEADED = Look(size=10, bold=True, colour="#FFFFFF", fill=LIGHT.text, down="center")
CELL = Look(size=10, bottom=HAIR, down="center")
POUNDS, HOURS = "£#,##0.00", "#,##0.0"


def put_figure(sheet: Sheet, row: int, column: int, figure: Sum, look: Look) -> None:
    """Write the pounds of a figure, and the hours beside it; what is not known at all is an empty cell."""
    money, time = (replace(look, across="right", indent=1, number=kind) for kind in (POUNDS, HOURS))
    sheet.value(row, column, None if figure.pence is None else float(Fraction(figure.pence, 100)), money)
    sheet.value(row, column + 1, float(Fraction(figure.minutes, 60)), time)


def put_heads(sheet: Sheet, row: int, heads: tuple[str, ...], words: tuple[int, ...]) -> None:
    """Write a row of heads; those of words stand at the left, those of numbers at the right."""
    for column, text in enumerate(heads, start=1):
        sheet.put(row, column, text, replace(HEADED, across="left" if column in words else "right", indent=1))
    sheet.set_height(row, 20)
