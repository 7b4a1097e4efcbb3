"""The earlier versions of a plan, each with its days, why it changed, and all that it said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.queries.plans.rows import PlanRow, VersionRow
from app.queries.plans.version_words import version_lines
from app.queries.wording import all_words
from app.ui.dates import say_date
from app.ui.shell import Shell
from app.ui.theme import ink
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label, heading
from app.ui.widgets.scrolled import scrolled


class VersionsDialog(QDialog):
    """Shows the newest of them first; Esc closes."""

    topic = "plan"

    def __init__(self, shell: Shell, plan: PlanRow) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Earlier versions")
        words = shell.store.read(all_words)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 8, 0)
        for version in plan.versions:
            self._show(rows, version, version_lines(version.content, words))
        rows.addStretch(1)
        area = scrolled(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName("Earlier versions")
        for ground in (inner, area.viewport()):
            ground.setAutoFillBackground(False)
        close, foot = Button("Close", keys="Esc"), QHBoxLayout()
        close.clicked.connect(self.reject)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Label("Earlier versions", "figure"))
        column.addWidget(area, 1)
        column.addLayout(foot)
        self.resize(600, min(560, shell.window_widget().height() - 24))

    def _show(self, rows: QVBoxLayout, version: VersionRow, lines: tuple[tuple[str, str], ...]) -> None:
        rows.addWidget(heading(f"Version {version.number}, until {say_date(version.closed_on)}"))
        rows.addWidget(Label(f"Changed because: {version.why}", "second", "muted", wrap=True))
        for label, text in lines:
            rows.addWidget(Label(f"{label}: {text}", wrap=True))
        rows.addSpacing(16)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))
