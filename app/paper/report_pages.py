"""A report as pages of A4: sentences, charts with their words, and tables whose heads are repeated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.looks import LIGHT
from app.paper.application import ensure_application
from app.paper.charts import lay_out_chart
from app.paper.flow import Run, clip, flow, height_of, put_lines
from app.paper.page import Instruction, Page, Stroke
from app.paper.pupil_blocks import Block, moved
from app.paper.report_style import ReportStyle, style_for
from app.paper.report_table import TableBlocks
from app.queries.map_about import DISCLAIMER, INTERNAL, UNPROTECTED
from app.queries.map_words import full_day
from app.queries.reports.about import ReportAbout
from app.queries.reports.gist import gist
from app.queries.reports.report import Chart, Report, ReportTable


def report_name(report: Report, about: ReportAbout) -> str:
    """Return what the document is called, in its properties and in the printer's list."""
    return f"{report.title} at {about.school}, {full_day(about.made_on)}"


def lay_out_report(report: Report, about: ReportAbout) -> tuple[Page, ...]:
    """Return the pages of a report; across where a table has many columns."""
    ensure_application()
    style = style_for(max((len(table.columns) for table in report.tables), default=0))
    sheets = _Sheets(style)
    sheets.words(report.title, style.title, bold=True)
    sheets.words(f"{clip(about.school, 80)}. {report.period}.", style.text, after=style.gap)
    for sentence in report.sentences:
        sheets.words(sentence, style.text * 1.1)
    for chart in report.charts:
        sheets.chart(chart)
    for table in report.tables:
        sheets.table(table)
    sheets.y += style.gap
    for note in report.notes:
        sheets.words(note, style.small, muted=True)
    total = len(sheets.done)
    return tuple(
        Page(style.width, style.height, (*body, *_foot(about, style, f"Page {number} of {total}")))
        for number, body in enumerate(sheets.done, start=1)
    )


@dataclass(slots=True)
class _Sheets:
    """The pages as they fill; `y` is where the last one goes on."""

    style: ReportStyle
    done: list[list[Instruction]] = field(default_factory=lambda: [[]])
    y: float = field(init=False)

    def __post_init__(self) -> None:
        self.y = self.style.margin

    def words(
        self, text: str, size: float, *, bold: bool = False, muted: bool = False, after: float = 2.0
    ) -> None:
        """Put a paragraph, parted between pages where it must be."""
        colour = LIGHT.muted if muted else LIGHT.text
        for line in flow([Run(text, size, colour, bold=bold)], self.style.wide):
            self._room(line.height)
            self.done[-1].extend(put_lines([line], self.style.margin, self.y))
            self.y += line.height
        self.y += after

    def chart(self, chart: Chart) -> None:
        """Put a chart, whole, with its words below it."""
        drawn = lay_out_chart(chart, self.style.wide)
        self.y += self.style.gap
        self._room(drawn.height + self.style.gap * 3)
        self._put(drawn)
        self.y += drawn.height
        self.words(gist(chart), self.style.small, muted=True, after=self.style.gap)

    def table(self, table: ReportTable) -> None:
        """Put a table: its heads stand again on every page, and no row is parted."""
        self.y += self.style.gap
        blocks = TableBlocks(table, self.style)
        head, rows = blocks.head(), blocks.rows()
        title = flow([Run(table.title, self.style.heading, LIGHT.text, bold=True)], self.style.wide)
        self._room(height_of(title) + head.height + sum(row.height for row in rows[:2]) + self.style.gap * 3)
        self.words(table.title, self.style.heading, bold=True)
        if table.note:
            self.words(table.note, self.style.small, muted=True, after=self.style.gap / 2)
        if not rows:
            self.words(table.empty, self.style.text, muted=True)
            return
        self._put(head)
        self.y += head.height
        for row in rows:
            if self._room(row.height):
                self._put(head)
                self.y += head.height
            self._put(row)
            self.y += row.height
        self.y += self.style.gap / 2

    def _put(self, block: Block) -> None:
        self.done[-1].extend(moved(block, self.style.margin, self.y))

    def _room(self, high: float) -> bool:
        """Go on on a new page where so much does not fit; says whether it did."""
        if self.y + high <= self.style.bottom or not self.done[-1]:
            return False
        self.done.append([])
        self.y = self.style.margin
        return True


def _foot(about: ReportAbout, style: ReportStyle, number: str) -> Iterator[Instruction]:
    y = style.bottom + style.gap
    yield Stroke(style.margin, y, style.width - style.margin, y, LIGHT.line, 0.6)
    left = f"{clip(about.school, 60)}. {about.made_line} {about.audit}".strip()
    middle = f"{INTERNAL}. {UNPROTECTED}." if about.unprotected else f"{INTERNAL}."
    x = style.margin
    for place, (text, share) in enumerate(((left, 0.5), (f"{middle} {DISCLAIMER}", 0.38), (number, 0.12))):
        wide = style.wide * share
        for at, line in enumerate(flow([Run(text, style.small * 0.9, LIGHT.muted)], wide - style.gap)[:4]):
            spare = wide - line.pieces[-1].x - line.pieces[-1].width if place == 2 else 0.0
            yield from put_lines([line], x + spare, y + 3 + at * line.height)
        x += wide
