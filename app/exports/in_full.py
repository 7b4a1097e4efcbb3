"""Offers in full: a real table of everything that is known of each offer, to filter and sort."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from app.exports.full_columns import FIELDS, ID, Field, Value, Wording
from app.exports.full_lists import add_full_lists
from app.exports.offer_ids import id_text
from app.exports.sheets import A3, Book, Page, Sheet
from app.exports.styles import DAY, HAIR, Look
from app.looks import LIGHT
from app.queries.provision_map import ProvisionMap

_SIZE = 10.0
_CELL = Look(size=_SIZE, left=HAIR, bottom=HAIR, locked=False)
_DAY = replace(_CELL, number=DAY, across="left")
_NUMBER = replace(_CELL, across="left")
_NAME = replace(_CELL, bold=True)
_KEPT = replace(_CELL, locked=True)
_HEAD = Look(size=_SIZE, bold=True, colour="#FFFFFF", fill=LIGHT.text)


def add_in_full(book: Book, view: ProvisionMap) -> None:
    """Write the table of all offers of the view."""
    sheet = book.sheet("Offers in full")
    fields = [field for field in FIELDS if book.internal or not field.internal]
    sheet.set_widths([field.width for field in fields])
    row = sheet.title("Offers in full")
    paper = sum(field.printed for field in fields)
    words = (
        f"Use the arrows in the heads to filter and sort. Paper holds the columns from {fields[0].heading} to"
        f" {fields[paper - 1].heading}; there are more to the right."
    )
    heads = sheet.line(row, words, Look(size=_SIZE, colour=LIGHT.muted, wrap=False), paper)
    _heads(sheet, heads, fields)
    wording = Wording(
        {grouping.id: grouping.short_label for grouping in view.groupings},
        {row.domain_id: row.name for row in view.rows},
    )
    for number, offer in enumerate(view.offers, start=heads + 1):
        values = [field.read(offer, wording) for field in fields]
        said = dict(zip(fields, values, strict=True))
        written = [(one.heading, said.get(one), one in said) for one in FIELDS if one.heading != ID]
        values[-1] = id_text(book.about.mark or "0000", offer.id, written, some=bool(view.filters.domains))
        _offer(sheet, number, fields, values)
    last = heads + max(len(view.offers), 1)
    if not view.offers:
        sheet.put(last, 1, "There are no offers yet.", _CELL)
    _table(sheet, fields, heads, last)
    # One row further: who writes below the table makes it longer.
    add_full_lists(sheet, view, [field.heading for field in fields], heads + 1, last + 1)
    # The citation stands apart from the table, or a program would take it into the table.
    end = sheet.close(last + 1)
    sheet.finish(Page((heads, heads), f"B{heads + 1}", end, paper, A3))


def _heads(sheet: Sheet, row: int, fields: list[Field]) -> None:
    for column, field in enumerate(fields, start=1):
        sheet.put(row, column, field.heading, _HEAD)
    sheet.set_height(row, 36)
    hidden = [field.heading for field in fields].index(ID) + 1
    sheet.ws.column_dimensions[get_column_letter(hidden)].hidden = True


def _offer(sheet: Sheet, row: int, fields: list[Field], values: list[Value]) -> None:
    tall = 17.0
    for column, value in enumerate(values, start=1):
        look = _NAME if column == 1 else _KEPT if fields[column - 1].heading == ID else _CELL
        if isinstance(value, str):
            sheet.put(row, column, value, look)
            if len(value) > 6 and fields[column - 1].heading != ID:
                tall = max(tall, sheet.needed(column, value, look))
        else:
            sheet.value(row, column, value, _DAY if isinstance(value, date) else _NUMBER)
    sheet.set_height(row, tall + 2 if tall < 400 else tall)


def _table(sheet: Sheet, fields: list[Field], first: int, last: int) -> None:
    area = f"A{first}:{get_column_letter(len(fields))}{last}"
    table = Table(displayName="Offers", name="Offers", ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    table.autoFilter = AutoFilter(ref=area)
    # Given here, because openpyxl would look for the headings only when it saves.
    for number, field in enumerate(fields, start=1):
        table.tableColumns.append(TableColumn(id=number, name=field.heading))
    sheet.ws.add_table(table)
