"""The Reports page: what can be asked at the left, the answer at the right in sentences, charts and tables."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.reports.cost_keys import line_of
from app.queries.reports.registry import REPORTS
from app.queries.reports.report import Report
from app.queries.reports.times import report_times
from app.queries.years import Period, year_start
from app.reporting import report_of
from app.ui.allowed import gate, refusal
from app.ui.cost_opening import CostOpening
from app.ui.governors_view import ANSWERS, CODE, TITLE, GovernorsView
from app.ui.page import Page
from app.ui.report_doing import ReportDoing
from app.ui.shell import Command, Shell
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button
from app.ui.widgets.report_list import Listed, ReportList
from app.ui.widgets.report_time import ReportTime
from app.ui.widgets.report_view import ReportView

if TYPE_CHECKING:
    from app.progress import Progress
    from app.queries.reports.kind import ReportKind
    from app.store import Store

KEPT = "report"
WIDE, NARROW, ROOMY = 270, 200, 1000


class ReportsPage(Page):
    """Each report is made off the UI thread; the last one asked for is the one that is shown."""

    name = "reports"
    title = "Reports"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        listed = [Listed(CODE, TITLE, ANSWERS)]
        listed += [
            Listed(
                kind.code, kind.title, kind.answers, refusal(shell.store, kind.needs) if kind.needs else ""
            )
            for kind in REPORTS.values()
        ]
        self.list, self.view, self.governors = ReportList(listed), ReportView(), GovernorsView(shell)
        self.time = ReportTime(shell.store.read(report_times, today=shell.today()), shell.today())
        self.doing, self.costs = ReportDoing(shell, self), CostOpening(shell, self.view)
        self.print_button = Button("Print …", "print", tip="Look at the pages, print them", keys="Ctrl+P")
        self.pdf_button = Button("PDF …", "save", tip="Save this report as a PDF")
        self.excel_button = Button("Excel …", "excel", tip="Save this report for Excel", keys="Ctrl+E")
        gate(shell.store, Ability.EXPORT_INTERNAL, self.print_button, self.pdf_button, self.excel_button)
        self._asked, self._line = 0, Line()
        self._lay_out()
        self.list.picked.connect(self._picked)
        self.time.changed.connect(self.refresh)
        self.view.opened.connect(self._open)
        self.print_button.clicked.connect(self.doing.print_report)
        self.pdf_button.clicked.connect(self.doing.save_pdf)
        self.excel_button.clicked.connect(self.doing.save_workbook)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(16, 4, 4, 0)
        right.setSpacing(8)
        right.addWidget(self.time)
        right.addWidget(self._line)
        right.addWidget(self.view, 1)
        right.addWidget(self.governors, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list)
        whole.addLayout(right, 1)

    # --- what is shown ---

    def refresh(self) -> None:
        """Make the report anew, for the time that is chosen."""
        if not self.list.selected():
            self.list.select(self.shell.remembered.text(KEPT) or next(iter(REPORTS)))
            return
        if self._is_governors():
            self.governors.refresh()
            return
        period = self._period()
        if period is None:
            return
        self._asked += 1
        kind = REPORTS[self.list.selected()]
        work = partial(_made, self.shell.store, kind, period, self.time.last_year.value())
        self.shell.run(work, f"Making the report: {kind.title}", partial(self._show, self._asked))

    def _period(self) -> Period | None:
        period = self.time.period()
        if period is None or not self.time.is_day:
            return period
        # A day stands at the end of its own year so far.
        return replace(period, first=self.shell.store.read(year_start, period.last))

    def _show(self, asked: int, report: Report) -> None:
        if asked != self._asked:
            return
        self.doing.report = report
        self.view.show_report(report)
        # The report says its time itself, and a narrow header has no room for two days.
        self.facts.emit("for inside the school")

    def _is_governors(self) -> bool:
        """Say whether it is the governors' report that is gone to, which has a view and buttons of its own."""
        chosen = self.list.selected() == CODE
        self.governors.setVisible(chosen)
        self.doing.instead = self.governors.doing if chosen else None
        for part in (self.time, self._line, self.view, *self.header_actions()):
            part.setVisible(not chosen)
        if chosen:
            self._asked += 1
            self.facts.emit("small numbers are hidden")
        return chosen

    def _picked(self, code: str) -> None:
        self.shell.remembered.set_text(KEPT, code)
        self.refresh()

    def open_at(self, target: object) -> None:
        """Show a report by its code."""
        self.list.select(str(target))

    def _open(self, key: tuple[str, int]) -> None:
        if (line := line_of(key)) is not None:
            self.costs.open(line)
            return
        about, number = key
        self.shell.go("pupils" if about == "pupil" else "offers", number)

    # --- the page ---

    @property
    def topic(self) -> str:
        return CODE if self.doing.instead else self.name

    def header_actions(self) -> list[QWidget]:
        return [self.print_button, self.pdf_button, self.excel_button]

    def commands(self) -> list[Command]:
        return (self.doing.instead or self.doing).commands()

    def focus_first(self) -> None:
        self.list.setFocus()

    def parts(self) -> list[QWidget]:
        return [self.list, self.governors] if self.doing.instead else [self.list, self.time, self.view]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.setFixedWidth(WIDE if self.width() >= ROOMY else NARROW)


def _made(store: Store, kind: ReportKind, period: Period, last_year: bool, progress: Progress) -> Report:
    return report_of(store, kind, period, last_year=last_year, progress=progress)
