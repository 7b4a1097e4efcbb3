"""How each figure of a table of costs is made up: under every row its planned, to date and attended, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.exports.costs_looks import CELL, put_figure, put_heads
from app.exports.sheets import Book, Page, Sheet
from app.exports.styles import RULE, Look
from app.looks import LIGHT
from app.queries.costs.school import CostRow
from app.queries.costs.sums import Sum

_WIDTHS = (34, 12, 92, 13, 10)


def add_made_up(book: Book, name: str, head: str, rows: Sequence[CostRow]) -> None:
    """Write the sheet of one table."""
    sheet = book.sheet(name)
    sheet.set_widths(_WIDTHS)
    row = sheet.title(f"{name}: how each figure is made up")
    heads = row
    put_heads(sheet, row, (head, "Figure", "How it is made up", "Pounds", "Hours"), (1, 2, 3))
    row += 1
    for one in rows:
        for what, figure in one.figures.each():
            row = _add_figure(sheet, row, one.label, what, figure)
    last = sheet.close(row)
    sheet.finish(Page((heads, heads), f"A{heads + 1}", last, len(_WIDTHS)))


def _add_figure(sheet: Sheet, row: int, label: str, what: str, figure: Sum) -> int:
    """Write a figure and its parts; return the row after them. A label stands in each row, so that rows can be filtered."""
    missing = f"Not known: {' '.join(figure.missing)}" if figure.missing else ""
    look = replace(CELL, bold=True, top=RULE)
    _put(sheet, row, (label, what, missing), look, LIGHT.warning)
    put_figure(sheet, row, 4, figure, look)
    for part in figure.parts:
        row += 1
        _put(sheet, row, (label, what, part.words), CELL, LIGHT.text)
        put_figure(sheet, row, 4, part, CELL)
    return row + 1


def _put(sheet: Sheet, row: int, words: tuple[str, str, str], look: Look, colour: str) -> None:
    tall = 17.0
    for column, text in enumerate(words, start=1):
        one = replace(look, indent=1, colour=colour if column == 3 else LIGHT.text)
        sheet.put(row, column, text, one)
        tall = max(tall, sheet.needed(column, text, one))
    sheet.set_height(row, tall)
