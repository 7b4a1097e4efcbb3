"""Gaps, in the internal copy only: where pupils stand and no offer serves them, overlaps, and totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.exports.map_counts import gap_words
from app.exports.sheets import Book, Page, Sheet
from app.exports.styles import HAIR, HEAD, RULE, Look
from app.looks import LIGHT
from app.queries.map_words import full_day
from app.queries.provision_map import MapCell, MapTotal, ProvisionMap

_WIDTHS = (34, 34, 14, 14, 44)
_HEAD = Look(size=10.5, bold=True, colour="#FFFFFF", fill=LIGHT.text, down="center")
_CELL = Look(size=10.5, bottom=HAIR, down="center")
_FIGURE = replace(_CELL, across="right", indent=1)


def add_gaps(book: Book, view: ProvisionMap) -> None:
    """Write the sheet of gaps, overlaps and totals."""
    sheet = book.sheet("Gaps")
    sheet.set_widths(_WIDTHS)
    row = sheet.title("Gaps: pupils whom no offer serves")
    day = full_day(view.filters.as_at)
    words = f"On {day}: {view.roll} on roll, {view.placed} placed in a grouping, {view.thriving} in none."
    row = sheet.line(row, words, Look(size=10.5, wrap=False))
    heads = row
    names = {line.domain_id: line.name for line in view.rows}
    found = [_gap(cell, names) for cell in view.gaps]
    row = _table(
        sheet, row, ("Domain of need", "Grouping", "Pupils here", "Without", "What is missing"), found
    )
    if not found:
        row = sheet.line(row, "No gaps: every placed pupil's year is served in every cell.", _CELL)
    row = _part(sheet, row, "May overlap: offers of the same place, audience and years")
    overlaps = [
        (names[cell.domain_id], cell.grouping.label, None, None, f"{first} and {second}")
        for cell in view.overlapping
        for first, second in cell.overlaps
    ]
    row = _table(sheet, row, ("Domain of need", "Grouping", "", "", "Offers"), overlaps)
    if not overlaps:
        row = sheet.line(row, "None.", replace(_CELL, bottom=None))
    row = _part(sheet, row, "All domains, each pupil once")
    totals = [_total(total) for total in view.totals]
    row = _table(sheet, row, ("Grouping", "", "Pupils", "Last year", "Offers"), totals)
    last = sheet.close(row)
    sheet.finish(Page((heads, heads), f"B{heads + 1}", last, len(_WIDTHS)))


Row = tuple[str, str, int | None, int | None, str]


def _gap(cell: MapCell, names: dict[int | None, str]) -> Row:
    return names[cell.domain_id], cell.grouping.label, cell.pupils, cell.gap, gap_words(cell)


def _total(total: MapTotal) -> Row:
    offers = f"{total.offers} offers"
    if total.counted_with:
        return total.grouping.label, "", None, None, f"{offers}; counted with {total.counted_with}"
    return total.grouping.label, "", total.pupils, total.last_year, offers


def _part(sheet: Sheet, row: int, title: str) -> int:
    sheet.set_height(row, 14)
    sheet.put(row + 1, 1, title, Look(size=HEAD, bold=True, wrap=False, bottom=RULE))
    sheet.set_height(row + 1, 22)
    return row + 2


def _table(sheet: Sheet, row: int, heads: Sequence[str], rows: Sequence[Row]) -> int:
    for column, text in enumerate(heads, start=1):
        sheet.put(row, column, text, replace(_HEAD, across="right" if column in (3, 4) else "left", indent=1))
    sheet.set_height(row, 22)
    for number, values in enumerate(rows, start=row + 1):
        tall = 19.0
        for column, value in enumerate(values, start=1):
            if isinstance(value, str):
                look = replace(_CELL, indent=1)
                sheet.put(number, column, value, look)
                tall = max(tall, sheet.needed(column, value, look))
            else:
                sheet.value(number, column, value, _FIGURE)
        sheet.set_height(number, tall)
    return row + 1 + len(rows)
