"""One entry of the audit trail: what was done, each field before and after, and what else it knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.queries.audit_entry import FieldWords, audit_entry
from app.queries.audit_rows import AuditRow
from app.ui.dates import say_date
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.theme import ink
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame
from app.ui.widgets.rows_view import RowsView


class AuditEntryDialog(QDialog):
    """Who and when, the sentence, and a table of fields; long text stands whole under the table."""

    topic = "audit"

    def __init__(self, shell: Shell, row: AuditRow) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Audit entry {row.number}")
        entry = shell.store.read(audit_entry, row.number)
        moment = row.at.astimezone()
        signed = "Signed." if entry.signed else "Not signed."
        self.lead = Label(
            f"{row.person or 'Nobody signed in'}, {say_date(moment.date())}, {moment:%H:%M}. {signed}",
            "body",
            "muted",
            wrap=True,
        )
        self.sentence = Label(entry.sentence, "body", wrap=True)
        self.sentence.setVisible(bool(entry.sentence))
        self.facts = Label("\n".join(f"{label}: {value}" for label, value in entry.facts), "body", wrap=True)
        self.facts.setVisible(bool(entry.facts))
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = RowsView(_columns(entry.fields), "What was changed", key=id)
        self.table.set_rows(entry.fields)
        self.table.row_changed.connect(self._chosen)
        frame = Frame(self.table)
        frame.setVisible(bool(entry.fields))
        self.whole = Label("", "second", wrap=True)
        self.whole.hide()
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = Button("Close", keys="Esc")
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Label(row.what, "figure", wrap=True))
        for part in (self.lead, self.sentence, self.facts):
            column.addWidget(part)
        column.addWidget(frame, 1)
        column.addWidget(self.whole)
        if not entry.fields:
            column.addStretch(1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(780, 480 if entry.fields else 220)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))

    def _chosen(self, row: FieldWords | None) -> None:
        said = [] if row is None else [f"{row.field}:", row.before or "nothing", "→", row.after or "nothing"]
        self.whole.setText(" ".join(said))
        # Empty, it could have the focus and nothing to say.
        self.whole.setVisible(bool(said))


def _columns(fields: Sequence[FieldWords]) -> list[Column]:
    before = Column("Before", lambda row: row.before or "–", width=22)
    return [
        Column("About", lambda row: row.about, width=20),
        Column("Field", lambda row: row.field, width=27, bold=True),
        # Of what was added there is no before: its room is better used.
        *([before] if any(row.before for row in fields) else []),
        Column("After", lambda row: row.after or "–"),
    ]
