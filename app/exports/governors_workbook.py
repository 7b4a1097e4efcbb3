"""The governors' report as a workbook of one sheet: the page's numbers and words, with Excel's own charts beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.atomic import check_target, write_whole
from app.done import Done
from app.exports.excel_map import saved
from app.exports.governors_charts import domain_chart, effect_chart, grouping_chart
from app.exports.governors_rows import Rows
from app.exports.sheets import Book, Page
from app.exports.styles import MUTED, Look
from app.exports.text import clean
from app.progress import Progress, Silent
from app.queries.governors.page import SAFE, TITLE, Governors
from app.queries.map_about import CITATION, UNPROTECTED, MapAbout
from app.queries.map_words import full_day, sentence

# Labels, four columns of numbers, a gap, and room for the charts.
_WIDTHS = (44, 13, 11, 13, 11, 3, *(11,) * 7)
# One page, as long as its words are no smaller than this makes them; the width alone asks for nearly as much.
_LEAST = 0.52
_SAID = Look(size=11.5, wrap=False)


def write_governors_workbook(
    page: Governors,
    out: Path,
    *,
    progress: Progress | None = None,
    before: Callable[[bytes], object] | None = None,
) -> Done:
    """Write the sheet to a file, whole or not at all; before is called with what will be written."""
    check_target(out, ".xlsx")
    content = governors_workbook(page, progress or Silent())
    if before is not None:
        before(content)
    write_whole(out, content)
    return Done(f"Wrote the governors' report to {out.name}.", counts={"sheets": 1})


def governors_workbook(page: Governors, progress: Progress) -> bytes:
    """Return the workbook as the bytes of its file, made in memory alone."""
    progress.step(0, 2, "Governors")
    book = Book(_about(page), internal=False)
    sheet = book.sheet("Governors")
    sheet.set_widths(_WIDTHS)
    row = sheet.title(TITLE)
    made = f"Made by {page.made_by}." if page.made_by else ""
    days = f"{full_day(page.day)}, beside {full_day(page.before)}."
    row = sheet.line(row, f"{sentence(page.school)} {days} {made}".strip(), replace(MUTED, size=10.5))
    row = sheet.line(row + 1, page.opening, _SAID)
    rows = Rows(sheet, row + 1)
    half = _put_tables(rows, page)
    last = sheet.close(
        sheet.line(rows.row + 1, " ".join((*page.notes[:-1], SAFE, sentence(page.audit))), MUTED)
    )
    paper = Page((1, 1), "A2", last, len(_WIDTHS), landscape=False)
    one = paper.area()[1] >= sheet.heights(1, last) * _LEAST
    if not one:
        # Two pages, and no table or chart on both.
        sheet.break_after(half)
    sheet.finish(replace(paper, one_page=one))
    ws = sheet.ws
    ws.oddFooter.center.text = SAFE
    ws.oddHeader.center.text = UNPROTECTED if page.unprotected else ""
    _properties(book, page)
    progress.step(1, 2, "Saving")
    return saved(book.workbook)


def _put_tables(rows: Rows, page: Governors) -> int:
    """Write what there is; return the row after which a second page may begin."""
    note = f"{page.reference}% Thriving is a national rule of thumb, not a target."
    first = rows.lines("Where our pupils are", f"{note} {page.merged}".strip(), page.groupings)
    rows.chart(grouping_chart(rows.sheet, page, first))
    rows.lines("The roll and SEN", "", (page.roll, *page.sen))
    first = rows.domains(page)
    rows.chart(domain_chart(rows.sheet, page, first))
    rows.reach(page)
    half = rows.row
    first = rows.lines("What came of it", page.effect.title or page.effect.words, page.effect.blocks)
    if page.effect.blocks:
        rows.words(page.effect.words)
        rows.chart(effect_chart(rows.sheet, page, first))
    rows.cost(page)
    rows.pairs("Gaps and waits", [(one.kind, one.words) for one in page.issues])
    steps = [
        (one.words, ", ".join(filter(None, (one.who, full_day(one.by_on) if one.by_on else ""))))
        for one in page.steps
    ]
    rows.pairs("What we will do", steps)
    return half


def _about(page: Governors) -> MapAbout:
    """Return what the kit of sheets asks of a copy."""
    return MapAbout(
        school=page.school,
        address="",
        questions_to="",
        logo=None,
        term="",
        made_on=page.day,
        as_at=page.day,
        made_by=page.made_by,
        made_for="",
        purpose="",
        narrowed="",
        years=(),
        is_sample=page.unprotected,
        unprotected=page.unprotected,
        audit=page.audit,
    )


def _properties(book: Book, page: Governors) -> None:
    properties = book.workbook.properties
    properties.title = clean(f"{TITLE}, {page.school}")
    properties.creator = clean(page.made_by or page.school)
    properties.subject = full_day(page.day)
    properties.description = f"{SAFE} {CITATION}."
    properties.language = "en-GB"
    properties.lastModifiedBy = None
    moment = datetime(page.day.year, page.day.month, page.day.day, tzinfo=UTC)
    properties.created = properties.modified = moment.replace(tzinfo=None)
