"""Any report as it is read aloud: its sentences, what each chart says in words, and its tables."""

from __future__ import annotations

from collections.abc import Iterator

from app.paper.report_pages import report_name
from app.paper.tagged import Tagged, TaggedDocument, heading, words
from app.queries.map_about import INTERNAL, UNPROTECTED
from app.queries.reports.about import ReportAbout
from app.queries.reports.cells import cell_words
from app.queries.reports.report import Report, ReportTable

_MANY_COLUMNS = 7


def tagged_report(report: Report, about: ReportAbout) -> TaggedDocument:
    """Return a report; a chart is its words, which say the same as its picture."""
    notice = f" {UNPROTECTED}." if about.unprotected else ""
    foot = f"{about.school}. {about.made_line} {INTERNAL}.{notice}"
    across = any(len(table.columns) >= _MANY_COLUMNS for table in report.tables)
    return TaggedDocument(report_name(report, about), tuple(_blocks(report, about)), foot, across)


def _blocks(report: Report, about: ReportAbout) -> Iterator[Tagged]:
    yield heading(report.title, 1)
    yield words(f"{about.school}. {report.period}.")
    yield from map(words, report.sentences)
    for chart in report.charts:
        yield heading(chart.title)
        yield words(chart.words)
    for table in report.tables:
        yield from _table(table)
    yield from map(words, report.notes)


def _table(table: ReportTable) -> Iterator[Tagged]:
    yield heading(table.title)
    if table.note:
        yield words(table.note)
    if not table.rows:
        yield words(table.empty)
        return
    kinds = [column.kind for column in table.columns]
    yield Tagged(
        "table",
        items=tuple(column.title for column in table.columns),
        rows=tuple(
            tuple(cell_words(cell, kind) for cell, kind in zip(row, kinds, strict=True)) for row in table.rows
        ),
    )
