"""A report as it is read: its sentences first, then each chart with what matters of it in words, then the tables."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.reports.gist import gist
from app.queries.reports.report import Kind, Report
from app.ui.widgets.label import Label
from app.ui.widgets.panels import EmptyState, Frame
from app.ui.widgets.report_chart import ReportChart
from app.ui.widgets.report_rows import ReportRows
from app.ui.widgets.scrolled import scrolled

NOTHING = "Nothing yet"
FILLS = "It fills as groupings, needs, supports and registers are logged. Another time may have something."


class ReportView(QWidget):
    """Shows one report at a time; `opened(key)` comes for a row about a pupil or an offer."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self.tables: list[ReportRows] = []
        self._area = scrolled(QWidget())
        self._area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_report(self, report: Report) -> None:
        """Show a report, from its top."""
        self.report = report
        whole = QWidget()
        whole.setAutoFillBackground(False)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 4, 12, 16)
        column.setSpacing(8)
        column.addWidget(Label(f"{report.title}: {report.period}", "panel", wrap=True))
        self.tables = [ReportRows(table) for table in report.tables]
        if is_bare(report):
            column.addWidget(EmptyState(NOTHING, FILLS))
        else:
            self._fill(column, report)
        for note in report.notes:
            column.addWidget(Label(note, "second", "muted", wrap=True))
        column.addStretch(1)
        # The area lets go of what it held before.
        self._area.setWidget(whole)
        self._area.verticalScrollBar().setValue(0)

    def _fill(self, column: QVBoxLayout, report: Report) -> None:
        for sentence in report.sentences:
            column.addWidget(Label(sentence, "body", wrap=True))
        for chart in report.charts:
            if not any(value for one in chart.series for value in one.values):
                continue
            frame = Frame(ReportChart(chart))
            frame.column.setContentsMargins(12, 10, 12, 10)
            frame.column.addWidget(Label(gist(chart), "second", "muted", wrap=True))
            column.addWidget(frame)
        for table in self.tables:
            table.opened.connect(self.opened)
            column.addWidget(table)

    def focus_first(self) -> None:
        """Go to the first table there is."""
        first = next((table.view for table in self.tables if table.view is not None), None)
        (first or self._area).setFocus()


def is_bare(report: Report) -> bool:
    """Say whether a report has nothing to tell: no row that names anything but what is always there."""
    for table in report.tables:
        if table.keys and table.rows:
            return False
        counts = [at for at, column in enumerate(table.columns) if column.kind is not Kind.TEXT]
        if any(row[at] for row in table.rows for at in counts):
            return False
    return True
