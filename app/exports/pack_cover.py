"""The first sheet of a named pack: what for, for whom, how consent stands with each, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.exports.measure import broken, room
from app.exports.pack_edges import confidence, set_edges
from app.exports.sheets import Book, Page, Sheet
from app.exports.styles import HEAD, RULE, Look
from app.looks import LIGHT
from app.queries.map_about import NOT_LEVELS, UNPROTECTED
from app.queries.meetings.pack_rows import Pack
from app.queries.meetings.pack_words import CARE, NO_CONSENT, consent_of, pack_facts

_WIDTHS = (34, 40, 66)
_TEXT = Look(size=10.5, down="center")


def add_pack_cover(book: Book, pack: Pack, titles: Sequence[str]) -> None:
    """Write the cover."""
    sheet = book.sheet("Cover")
    sheet.set_widths(_WIDTHS)
    row = sheet.title(pack.title)
    for text in (UNPROTECTED if pack.sample else "", confidence(pack)):
        if text:
            row = sheet.line(row, text, Look(size=HEAD, bold=True, wrap=False))
    row = sheet.line(row, CARE, replace(_TEXT, wrap=False))
    for label, text in pack_facts(pack):
        sheet.put(row, 1, label, Look(size=10.5, colour=LIGHT.muted, down="center"))
        row = _long(sheet, row, text)
    row = _recipients(sheet, row + 1, pack)
    row = _missing(sheet, row, pack)
    row = sheet.line(row + 1, f"Sheets: {', '.join(titles)}.", replace(_TEXT, wrap=False))
    last = sheet.close(row, NOT_LEVELS)
    sheet.finish(Page((1, 1), "A2", last, len(_WIDTHS)))
    set_edges(sheet, pack)


def _long(sheet: Sheet, row: int, text: str) -> int:
    """Write text over the second and third column on as many rows as it takes: nothing is merged."""
    for part in broken(text, _TEXT.size, room(sum(_WIDTHS[1:]))):
        sheet.put(row, 2, part, replace(_TEXT, wrap=False))
        sheet.set_height(row, 17)
        row += 1
    return row


def _recipients(sheet: Sheet, row: int, pack: Pack) -> int:
    if not pack.recipients:
        return row
    head = Look(size=10.5, bold=True, down="center", bottom=RULE)
    for column, text in enumerate(("For: agency", "Person", "Consent of families, by pupil"), 1):
        sheet.put(row, column, text, head)
    sheet.set_height(row, 20)
    for place, one in enumerate(pack.recipients):
        row += 1
        cells = (one.agency or ("The school" if not one.outside else "No agency"), one.person)
        for column, text in enumerate((*cells, consent_of(pack, one, place)), 1):
            sheet.put(row, column, text, _TEXT)
            sheet.grow(row, max(17, sheet.needed(column, text, _TEXT)))
    return row + 1


def _missing(sheet: Sheet, row: int, pack: Pack) -> int:
    missing = pack.without_consent
    if not missing:
        return row
    row = sheet.line(row + 1, NO_CONSENT, Look(size=10.5, bold=True, wrap=False))
    for whom, pupils in missing:
        row = sheet.line(row, f"{whom}: missing for {pupils}.", replace(_TEXT, wrap=False))
    return row
