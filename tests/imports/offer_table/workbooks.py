"""The school's own map written by its own export, edited as a person would in a spreadsheet, and read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from app.done import Done
from app.exports.excel_map import write_excel_map
from app.exports.in_full import add_in_full
from app.exports.sheets import Book
from app.imports.offer_table.importing import TablePlan, import_offer_table, plan_offer_table
from app.imports.offer_table.table import OfferTable, offer_table
from app.imports.opening import open_source
from app.imports.plan import Choices, Planned
from app.imports.source import Reading, Sort
from app.imports.table import Sheet, trimmed
from app.progress import Silent
from app.store import Store
from tests.exports.schools import view_of
from tests.fixtures import TODAY

SHEET = "Offers in full"


def write_map(store: Store, folder: Path, *, internal: bool = False, **filters: Any) -> Path:
    """Write the Excel map of a school."""
    view, about = view_of(store, **filters)
    path = folder / "map.xlsx"
    write_excel_map(view, about, path, internal=internal)
    return path


def edited(path: Path, edit: Callable[[Any], object]) -> Path:
    """Open a workbook, let a person do something to its offers, and save it under another name."""
    book = load_workbook(path)
    edit(book[SHEET])
    out = path.with_name("edited.xlsx")
    book.save(out)
    return out


def typed(store: Store, _folder: Path, edit: Callable[[Any], object], **filters: Any) -> Sheet:
    """Write the sheet of a school's offers, let a person do something to it, and return it as a reader hands it on.

    It never becomes a file: that takes most of the time, and other tests go that way.
    """
    view, about = view_of(store, **filters)
    book = Book(about, internal=True)
    add_in_full(book, view)
    sheet = book.workbook[SHEET]
    edit(sheet)
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    kept = ((number, trimmed(tuple(map(_as_read, row)))) for number, row in rows)
    return Sheet(tuple(row for row in kept if row[1]))


def _as_read(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


def column(sheet: Any, heading: str) -> int:
    """Return the number of the column under a heading."""
    return next(int(cell.column) for cell in sheet[heads(sheet)] if cell.value == heading)


def heads(sheet: Any) -> int:
    """Return the row of headings."""
    return next(int(row[0].row) for row in sheet.iter_rows(max_row=20) if row[0].value == "Offer")


def row_of(sheet: Any, name: str) -> int:
    """Return the row of an offer."""
    return next(int(row[0].row) for row in sheet.iter_rows() if row[0].value == name)


def put(sheet: Any, name: str, heading: str, value: object) -> None:
    """Write something into one cell."""
    sheet.cell(row_of(sheet, name), column(sheet, heading)).value = value


def table_of(file: Path | Sheet, **said: Any) -> OfferTable:
    """Return a file, or what was read of one, as a table of offers."""
    if isinstance(file, Sheet):
        return offer_table(file, "map.xlsx", Reading(**said))
    source = open_source(file, Silent(), sort=Sort.OFFERS)
    assert source.sheet is not None
    return offer_table(source.sheet, file.name, Reading(**said))


def plan(store: Store, file: Path | Sheet, choices: Choices | None = None, **said: Any) -> TablePlan:
    """Return what importing a file would do."""
    return store.read(plan_offer_table, table_of(file, **said), today=TODAY, choices=choices)


def take_in(store: Store, file: Path | Sheet, choices: Choices | None = None) -> Done:
    """Import a file."""
    return store.write(import_offer_table, plan(store, file, choices), today=TODAY)


def of(found: TablePlan, name: str) -> Planned[Any]:
    """Return the one row of a plan for an offer."""
    (row,) = [row for row in found.rows if row.name == name]
    return row


def changes(found: Planned[Any]) -> list[tuple[str, str, str]]:
    """Return what a row changes."""
    return [(one.field, one.old, one.new) for one in found.changes]
