"""Empty workbooks to fill in and take in: one for offers, one for pupils, with notes, an example and lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from app.exports.excel_map import saved
from app.exports.lists import explain, offer_words
from app.exports.sheets import A3, Book, Page, Sheet
from app.exports.styles import DAY, HAIR, MUTED, Look
from app.exports.template_columns import (
    MAIN,
    OFFER_YEARS,
    OFFERS,
    PUPILS,
    RUN_BY,
    SEN,
    SEN_LABELS,
    YEARS,
    YES_NO,
    Column,
)
from app.looks import LIGHT
from app.queries.choosable import Choosable, with_codes
from app.queries.map_about import DISCLAIMER, MapAbout
from app.vocabulary import YEARS as YEAR_CODES
from app.vocabulary import year_label

Sort = Literal["offers", "pupils"]
# Rows that are drawn, so that it prints as a form; lists and formats go on below them.
DRAWN, REACH = 34, 2000
_SIZE = 10.0
_NOTE = Look(size=9, colour=LIGHT.muted, down="bottom", indent=1)
_HEAD = Look(size=_SIZE, bold=True, colour="#FFFFFF", fill=LIGHT.text, down="center", indent=1)
_CELL = Look(size=_SIZE, left=HAIR, bottom=HAIR, number="@", down="center", indent=1)
_EXAMPLE = replace(_CELL, colour=LIGHT.muted, fill=LIGHT.window)
_HOW = "One row for each, below the headings; leave empty what you do not know. The grey row is an example and is never taken in."


@dataclass(frozen=True, slots=True)
class _Kind:
    """What one of the two says of itself."""

    title: str
    columns: tuple[Column, ...]
    words: str
    foot: str


_KINDS: dict[Sort, _Kind] = {
    "offers": _Kind(
        "Offers to take in", OFFERS, DISCLAIMER, "To fill in and take in. No pupil data belongs here."
    ),
    "pupils": _Kind(
        "Pupils to take in",
        PUPILS,
        "Filled in, this file holds personal data: keep it where only those may read it who need it, and delete it afterwards.",
        "Personal data once it is filled in. Not for sharing.",
    ),
}


def template(sort: Sort, choices: Choosable) -> bytes:
    """Return an empty workbook as the bytes of its file; choices are the school's words, or those it would start with."""
    kind = _KINDS[sort]
    book = Book(_about(), internal=False)
    sheet = book.sheet(sort.capitalize())
    sheet.set_widths([column.width for column in kind.columns])
    row = sheet.title(kind.title)
    row = sheet.line(row, _HOW, Look(size=11, wrap=False))
    row = sheet.line(row, kind.words, MUTED)
    heads = row + 1
    _write(sheet, kind.columns, heads)
    _offer_lists(sheet, kind.columns, heads + 1, choices)
    _table(sheet, kind.columns, heads)
    sheet.finish(Page((heads, heads), f"B{heads + 1}", heads + 1 + DRAWN, len(kind.columns), A3))
    # Whatever is filled in is printed, however far down it goes.
    sheet.ws.print_area = None
    sheet.ws.oddFooter.left.text, sheet.ws.oddFooter.center.text = kind.title, kind.foot
    book.lists.write()
    _properties(book, kind)
    return saved(book.workbook)


def _write(sheet: Sheet, columns: Sequence[Column], heads: int) -> None:
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        look = replace(_CELL, number=DAY, across="left") if column.day else _CELL
        sheet.ws.column_dimensions[letter]._style = sheet.book.styles.of(
            replace(look, left=None, bottom=None)
        )
        sheet.put(heads - 1, number, column.note, _NOTE)
        sheet.put(heads, number, column.heading, _HEAD)
        shown = replace(_EXAMPLE, number=look.number, across=look.across)
        if isinstance(column.example, str):
            sheet.put(heads + 1, number, column.example, shown)
        else:
            sheet.value(heads + 1, number, column.example, shown)
        for row in range(heads + 2, heads + 2 + DRAWN):
            sheet.blank(row, number, look)
    sheet.set_height(
        heads - 1, max(sheet.needed(at, one.note, _NOTE) for at, one in enumerate(columns, 1)) + 4
    )
    sheet.set_height(heads, 32)
    texts = ((at, str(one.example)) for at, one in enumerate(columns, 1))
    sheet.set_height(heads + 1, max(sheet.needed(at, text, _EXAMPLE) for at, text in texts) + 4)
    for row in range(heads + 2, heads + 2 + DRAWN):
        sheet.set_height(row, 22)


def _offer_lists(sheet: Sheet, columns: Sequence[Column], first: int, choices: Choosable) -> None:
    known = _fixed() | dict(choices)
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        area = f"{letter}{first}:{letter}{first + REACH}"
        if words := known.get(column.choose, ()):
            place = sheet.book.lists.place(words)
            offer_words(sheet.ws, area, place, prompt=column.note, several=column.several)
        else:
            explain(sheet.ws, area, column.note)


def _fixed() -> dict[str, tuple[str, ...]]:
    years = tuple(year_label(code) for code in YEAR_CODES if not code.startswith("E"))
    return {
        YES_NO: ("Yes", "No"),
        RUN_BY: ("In-house", "External"),
        MAIN: ("Main", "Guest"),
        YEARS: years,
        OFFER_YEARS: ("All years", *years),
        SEN: with_codes({str(code): label for code, label in SEN_LABELS.items()}),
    }


def _table(sheet: Sheet, columns: Sequence[Column], heads: int) -> None:
    """Make it a table of the example alone: whoever writes below makes it longer."""
    area = f"A{heads}:{get_column_letter(len(columns))}{heads + 1}"
    table = Table(displayName=sheet.ws.title, name=sheet.ws.title, ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    table.autoFilter = AutoFilter(ref=area)
    for number, column in enumerate(columns, start=1):
        table.tableColumns.append(TableColumn(id=number, name=column.heading))
    sheet.ws.add_table(table)


def _about() -> MapAbout:
    """Return what the kit of sheets asks: nothing of the school, which stays out of a file that is passed on empty."""
    return MapAbout(
        school="", address="", questions_to="", logo=None, term="", made_on=date.min, as_at=date.min, made_by="",
        made_for="", purpose="", narrowed="", years=(), is_sample=False, unprotected=False,
    )  # fmt: skip


def _properties(book: Book, kind: _Kind) -> None:
    properties = book.workbook.properties
    properties.title, properties.creator, properties.language = kind.title, "Fivefold", "en-GB"
    properties.lastModifiedBy = None
