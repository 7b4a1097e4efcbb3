"""A report as a workbook: what it says and its charts on the first sheet, then a sheet for each table."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from app.exports.excel_map import saved
from app.exports.native_chart import put_chart
from app.exports.report_sheet import add_table
from app.exports.sheets import Book, Page
from app.exports.styles import MUTED, Look
from app.exports.text import clean
from app.progress import Progress
from app.queries.map_about import CITATION, INTERNAL, MapAbout
from app.queries.reports.about import ReportAbout
from app.queries.reports.report import Report

_SAID = Look(size=11, wrap=False)
_WIDTHS = (40, 14, 14, 14, 14, 14, 14)
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


def report_workbook(report: Report, about: ReportAbout, progress: Progress) -> bytes:
    """Return a report as the bytes of a workbook, made in memory alone."""
    book = Book(_map_about(about), internal=True)
    steps = len(report.tables) + 2
    progress.step(0, steps, report.title)
    _add_first(book, report, about)
    names: set[str] = {"report"}
    for number, table in enumerate(report.tables, start=1):
        progress.step(number, steps, table.title)
        add_table(book, table, _name(table.title, names), report)
    _properties(book, report, about)
    progress.step(steps - 1, steps, "Saving")
    return saved(book.workbook)


def _add_first(book: Book, report: Report, about: ReportAbout) -> None:
    sheet = book.sheet("Report")
    sheet.set_widths(_WIDTHS)
    row = sheet.title(report.title)
    row = sheet.line(row, f"{about.school}. {report.period}.", _SAID)
    row = sheet.line(row, f"{about.made_line} {about.audit}".strip(), MUTED)
    row += 1
    for sentence in report.sentences:
        row = sheet.line(row, sentence, _SAID)
    row += 1
    for chart in report.charts:
        row = put_chart(sheet, chart, row)
    for note in report.notes:
        row = sheet.line(row, note, MUTED)
    last = sheet.close(row)
    # Upright, a chart and its numbers fit on one page.
    sheet.finish(Page((1, 1), "A2", last, len(_WIDTHS), landscape=False))


def _name(title: str, taken: set[str]) -> str:
    """Return a name for a sheet that Excel takes and no other sheet has."""
    base = " ".join(_NOT_IN_NAMES.sub(" ", clean(title)).split()).strip("'")[:_LONGEST_NAME] or "Table"
    name, number = base, 2
    while name.casefold() in taken:
        end = f" {number}"
        name, number = base[: _LONGEST_NAME - len(end)] + end, number + 1
    taken.add(name.casefold())
    return name


def _map_about(about: ReportAbout) -> MapAbout:
    """Return what the kit of sheets asks of a copy."""
    return MapAbout(
        school=about.school,
        address="",
        questions_to="",
        logo=None,
        term="",
        made_on=about.made_on,
        as_at=about.made_on,
        made_by=about.made_by,
        made_for="",
        purpose="",
        narrowed="",
        years=(),
        is_sample=about.unprotected,
        unprotected=about.unprotected,
        audit=about.audit,
    )


def _properties(book: Book, report: Report, about: ReportAbout) -> None:
    properties = book.workbook.properties
    moment = datetime(about.made_on.year, about.made_on.month, about.made_on.day, tzinfo=UTC)
    properties.title = clean(f"{report.title} at {about.school}")
    properties.creator = clean(about.made_by or about.school)
    properties.subject = clean(report.period)
    properties.description = f"{INTERNAL}. {CITATION}."
    properties.language = "en-GB"
    properties.lastModifiedBy = None
    properties.created = properties.modified = moment.replace(tzinfo=None)
