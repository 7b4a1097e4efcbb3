"""A table of a report on a sheet of its own: real numbers and days, with filters where it is no sum."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.utils import get_column_letter

from app.exports.sheets import Book, Page, Sheet
from app.exports.styles import DAY, HAIR, MUTED, RULE, Look
from app.looks import LIGHT
from app.queries.reports.cells import cell_words, is_number
from app.queries.reports.report import Cell, Kind, Report, ReportTable

_HEAD = Look(size=10.5, bold=True, colour="#FFFFFF", fill=LIGHT.text, down="center", indent=1)
_CELL = Look(size=10.5, bottom=HAIR, down="center", indent=1)
_FIGURE = replace(_CELL, across="right", number="#,##0")
_LOOKS = {
    Kind.TEXT: _CELL,
    Kind.COUNT: _FIGURE,
    Kind.SHARE: replace(_FIGURE, number="0%"),
    Kind.PENCE: replace(_FIGURE, number="£#,##0.00"),
    Kind.DAYS: replace(_FIGURE, number='#,##0" d"'),
    Kind.DAY: replace(_CELL, across="left", number=DAY),
}
_WIDEST, _NARROWEST = 46.0, 13.0


def add_table(book: Book, table: ReportTable, name: str, report: Report) -> None:
    """Add a sheet for a table, or for what it says where it has no rows."""
    sheet = book.sheet(name)
    sheet.set_widths(_widths(table))
    row = sheet.title(table.title)
    row = sheet.line(row, f"{report.title}, {report.period}.", MUTED)
    if table.note:
        row = sheet.line(row, table.note, MUTED)
    heads = row
    row = _heads(sheet, row, table)
    for number, cells in enumerate(table.rows):
        total = table.last_is_total and number == len(table.rows) - 1
        _row(sheet, row, table, cells, total=total)
        row += 1
    if not table.rows:
        row = sheet.line(row, table.empty, replace(_CELL, bottom=None, wrap=False))
    elif not table.last_is_total:
        sheet.ws.auto_filter.ref = f"A{heads}:{get_column_letter(len(table.columns))}{row - 1}"
    last = sheet.close(row)
    sheet.finish(Page((heads, heads), f"B{heads + 1}", last, len(table.columns)))


def _heads(sheet: Sheet, row: int, table: ReportTable) -> int:
    tall = 22.0
    for at, column in enumerate(table.columns, start=1):
        look = replace(_HEAD, across="right" if is_number(column.kind) else "left")
        sheet.put(row, at, column.title, look)
        tall = max(tall, sheet.needed(at, column.title, look) + 4)
    sheet.set_height(row, tall)
    return row + 1


def _row(sheet: Sheet, row: int, table: ReportTable, cells: tuple[Cell, ...], *, total: bool) -> None:
    tall = 19.0
    for at, (cell, column) in enumerate(zip(cells, table.columns, strict=True), start=1):
        look = _LOOKS[column.kind]
        look = replace(look, bold=True, top=RULE) if total else look
        if isinstance(cell, str):
            sheet.put(row, at, cell, look)
            tall = max(tall, sheet.needed(at, cell, look))
        elif isinstance(cell, float) and column.kind is Kind.COUNT:
            sheet.value(row, at, cell, replace(look, number="#,##0.0"))
        else:
            value = cell / 100 if column.kind is Kind.PENCE and isinstance(cell, int | float) else cell
            sheet.value(row, at, value, look)
    sheet.set_height(row, tall)


def _widths(table: ReportTable) -> list[float]:
    found = []
    for at, column in enumerate(table.columns):
        said = [cell_words(row[at], column.kind) for row in table.rows[:200]]
        longest = max((len(text) for text in said), default=0) * 1.15 + 3
        word = max((len(part) for part in column.title.split()), default=0) * 1.3 + 3
        found.append(min(_WIDEST, max(_NARROWEST, longest, word)))
    if len(found) < 3:
        found[0] = max(found[0], 60.0)
    return found
