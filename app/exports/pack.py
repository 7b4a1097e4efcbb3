"""A named pack as a workbook: cover, pupils, supports, actions and consents; it exists in memory alone until it is locked."""

from __future__ import annotations

from dataclasses import replace

from app.exports.pack_columns import Listing, listings
from app.exports.pack_cover import add_pack_cover
from app.exports.pack_edges import pack_about, set_edges
from app.exports.sheets import A3, A4, Book, Page, Sheet
from app.exports.streaming import Rows, streamed
from app.exports.styles import RULE, Look
from app.exports.text import clean
from app.looks import LIGHT
from app.progress import Progress, Silent
from app.queries.meetings.pack_rows import Pack

# Of a longer pack rows are one line high: wrapped text of thousands of rows is for nobody's table.
_WRAPPED = 60
# What is wider would be too small to read on A4 across.
_WIDEST = 200
_HEAD = Look(bold=True, colour=LIGHT.text, fill="#E3E6E9", down="center", bottom=RULE)


def pack_workbook(pack: Pack, progress: Progress = Silent()) -> bytes:  # noqa: B008 - it holds nothing
    """Return the pack as the bytes of a workbook that is not locked yet: no caller may write it as it is."""
    book = Book(pack_about(pack), internal=False)
    sheets = listings(pack)
    progress.step(0, len(sheets) + 1, "Cover")
    add_pack_cover(book, pack, [one.title for one in sheets])
    wrap = len(pack.pupils) <= _WRAPPED
    rows = {one.title: _add(book, one, pack, wrap=wrap) for one in sheets}
    _properties(book, pack)
    progress.step(len(sheets), len(sheets) + 1, "Saving")
    return streamed(book.workbook, book.styles, rows)


def _add(book: Book, listing: Listing, pack: Pack, *, wrap: bool) -> Rows:
    sheet = book.sheet(listing.title)
    sheet.set_widths([one.width for one in listing.columns])
    row = sheet.title(listing.title)
    lead = listing.lead if listing.rows else listing.empty
    if lead:
        row = sheet.line(row, lead, Look(colour=LIGHT.muted, wrap=False))
    for number, column in enumerate(listing.columns, 1):
        sheet.put(row, number, column.head, _HEAD)
    sheet.set_height(
        row, max(20, *(sheet.needed(n, c.head, _HEAD) for n, c in enumerate(listing.columns, 1)))
    )
    looks = [replace(one.look, wrap=wrap) for one in listing.columns]
    heights = _heights(sheet, listing, looks) if wrap else ()
    last = row + max(len(listing.rows), 1)
    if listing.rows:
        end = sheet.ws.cell(row, len(listing.columns)).column_letter
        sheet.ws.auto_filter.ref = f"A{row}:{end}{last}"
    paper = A3 if sum(sheet.widths) > _WIDEST else A4
    sheet.finish(Page((row, row), f"B{row + 1}", last, len(listing.columns), paper=paper))
    set_edges(sheet, pack)
    return Rows(row + 1, looks, listing.rows, heights)


def _heights(sheet: Sheet, listing: Listing, looks: list[Look]) -> tuple[float, ...]:
    """Return how high each row must be for its longest text."""
    return tuple(
        max(
            18.0,
            *(
                sheet.needed(number, value, look)
                for number, (value, look) in enumerate(zip(values, looks, strict=True), 1)
                if isinstance(value, str) and value
            ),
        )
        for values in listing.rows
    )


def _properties(book: Book, pack: Pack) -> None:
    properties = book.workbook.properties
    # Titles show in lists of files and in window bars, so that they name nobody.
    properties.title = clean(f"Named pack, {pack.school}")
    properties.creator = clean(pack.made_by or pack.school)
    properties.language = "en-GB"
    properties.lastModifiedBy = None
