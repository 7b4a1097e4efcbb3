"""The copies of a pupil's record that were given away, and noting that one arrived."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.operations.rights.disclosing import note_receipt
from app.queries.rights.disclosures import DisclosureRow, disclosures
from app.ui.dates import say_date
from app.ui.dialogs.small_form import SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.theme import ink
from app.ui.widgets.buttons import Button
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label
from app.ui.widgets.list_editor import ListEditor, Verb


class CopiesDialog(QDialog):
    """A table of what was given away, the newest first."""

    topic = "rights"

    def __init__(self, shell: Shell, pupil_id: int, name: str) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Copies given away")
        self._shell, self._pupil = shell, pupil_id
        self.list = ListEditor(
            [
                Column("Made", lambda row: say_date(row.made_on), width=16),
                Column("Kind", lambda row: row.kind_label, width=24),
                Column("For", lambda row: row.made_for, bold=True),
                Column("Left out", lambda row: row.withheld or "", align="right", width=8),
                Column("Received", _received, width=26),
            ],
            "Copies given away",
            [Verb("Note the receipt …", self._receipt, "check", fits=_waits)],
        )
        close = Button("Close", keys="Esc")
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label(f"Copies given away: {name}", "figure", wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(820, 400)
        self._fill()

    def _fill(self, done: object = None) -> None:
        self.list.set_rows(self._shell.store.read(disclosures, self._pupil))

    def _receipt(self, row: DisclosureRow) -> None:
        today = self._shell.today()
        save = partial(self._save, row.id)
        dialog = SmallForm(
            self._shell,
            "Note the receipt",
            partial(_fields, self._shell),
            save,
            values={"received_on": today},
            topic="rights",
        )
        dialog.accepted.connect(self._fill)
        self._shell.show_dialog(dialog)

    def _save(self, row_id: int, values: dict[str, Any], form: Form, saved: Any) -> None:
        today = self._shell.today()
        given = (row_id, values["received_on"], values["received_by"])
        self._shell.write(note_receipt, *given, today=today, form=form, then=saved)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _fields(shell: Shell) -> list[Field | tuple[Field, ...]]:
    return [
        Field("received_on", "Received on", DateField(shell.today()), required="Say when it was received."),
        Field(
            "received_by",
            "By",
            TextField("name and role, as on the receipt", 120),
            required="Say who received it.",
        ),
    ]


def _received(row: DisclosureRow) -> str:
    if row.received_on is None:
        return "not noted yet"
    return f"{say_date(row.received_on)}, {row.received_by}"


def _waits(row: DisclosureRow) -> bool:
    return row.received_on is None
