"""Adding an organisation from where one is missing, without leaving the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.done import Done
from app.operations.organisations import OrganisationDraft, add_organisation
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.theme import ink
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField, TickField
from app.ui.widgets.label import Label


class AddOrganisationDialog(QDialog):
    """Asks for a name and a little more; `added(int)` is the number of the new organisation."""

    added = Signal(int)

    def __init__(self, shell: Shell, parent: QWidget, name: str, sectors: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self._shell = shell
        self.setWindowTitle("Add an organisation")
        self.form = Form(
            [
                Field("name", "Name", TextField("", 120), required="An organisation needs a name."),
                Field("in_house", "In-house", TickField("It is a team of this school")),
                Field("sector", "Sector", ChoiceField(sectors, nothing="Not said")),
                Field("contact", "Whom to ask", TextField("", 200)),
                Field("website", "Web address", TextField("www.example.org", 200)),
            ],
            self,
        )
        self.form.set_values({"name": name})
        save, leave = PrimaryButton("Add it", keys="Ctrl+Enter"), Button("Leave", keys="Esc")
        save.clicked.connect(self.form.submit)
        leave.clicked.connect(self.reject)
        self.form.submitted.connect(self._save)
        self.form.left.connect(self.reject)
        self.form.add_save_keys(self)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(leave)
        line.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label("Add an organisation", "panel"))
        column.addWidget(self.form)
        column.addLayout(line)
        self.resize(min(520, shell.window_widget().width() - 48), self.sizeHint().height())

    def _save(self, values: dict[str, Any]) -> None:
        self._shell.write(add_organisation, OrganisationDraft(**values), form=self.form, then=self._saved)

    def _saved(self, done: Done) -> None:
        self.accept()
        self.added.emit(done.id or 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))
