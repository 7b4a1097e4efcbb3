"""Who looked at a pupil or changed something about one: the audit trail of that pupil."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.queries.audit_rows import AuditFilter, AuditRow, audit_rows
from app.ui.dialogs.audit_entry import AuditEntryDialog
from app.ui.shell import Shell
from app.ui.theme import ink
from app.ui.widgets.audit_table import AuditTable
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label
from app.ui.widgets.panels import EmptyState, Frame

MOST = 1000
ABOUT = (
    "Every time this page was opened, something about the pupil was changed, or a copy was made. Lists, the map and "
    "counts are not looks at one pupil, and are not here."
)


class LookedAtDialog(QDialog):
    """A table of who, when and what, newest first; Enter opens an entry."""

    topic = "audit"

    def __init__(self, shell: Shell, pupil_id: int, name: str) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell = shell
        # A title shows in task bars: it names nobody.
        self.setWindowTitle("Who looked")
        rows = shell.store.read(audit_rows, AuditFilter(pupil_id=pupil_id), limit=MOST)
        self.table = AuditTable(shell.today(), about=False)
        self.table.set_rows(rows)
        self.table.opened.connect(self._open)
        self.table.row_changed.connect(self._chosen)
        self.details = Button("Details", tip="What was changed", keys="Enter")
        self.details.setEnabled(False)
        self.details.clicked.connect(self._open_chosen)
        close, foot = Button("Close", keys="Esc"), QHBoxLayout()
        close.clicked.connect(self.reject)
        foot.addStretch(1)
        for button in (self.details, close):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Label(f"Who looked at {name}", "figure", wrap=True))
        column.addWidget(Label(ABOUT, "second", "muted", wrap=True))
        if rows:
            column.addWidget(Frame(self.table), 1)
            self.table.select_first()
        else:
            column.addWidget(EmptyState("Nobody yet", "Nobody has looked or changed anything."))
            column.addStretch(1)
        column.addLayout(foot)
        self.resize(720, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))

    def _chosen(self, row: AuditRow | None) -> None:
        self.details.setEnabled(row is not None)

    def _open_chosen(self) -> None:
        self._open(self.table.selected())

    def _open(self, row: AuditRow | None) -> None:
        if row is not None:
            self._shell.show_dialog(AuditEntryDialog(self._shell, row))
