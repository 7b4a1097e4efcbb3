"""Adding a pupil, and changing what is kept of one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.done import Done
from app.operations.pupils import add_pupil, change_pupil
from app.queries.pupil_entry import pupil_choices, pupil_entry
from app.ui.dialogs.pupil_draft import draft_of, values_of
from app.ui.dialogs.pupil_form import PupilForm
from app.ui.shell import Shell
from app.ui.theme import ink
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled
from app.vocabulary import Registration

WIDTH, HEIGHT = 720, 640


class PupilDialog(QDialog):
    """The form of a pupil: a new one, or the one with this id. After adding, the new pupil's page opens."""

    topic = "pupils"

    def __init__(self, shell: Shell, pupil_id: int | None = None) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._pupil = shell, pupil_id
        self._entry = None if pupil_id is None else shell.store.read(pupil_entry, pupil_id)
        offered = shell.store.read(pupil_choices, self._entry)
        self.form = PupilForm(offered, shell.today(), new=pupil_id is None)
        self.hidden = LinkButton("Show the hidden number")
        self._lay_out()
        values = {"registration": Registration.MAIN.value, "started_on": shell.today()}
        known = values if self._entry is None else values_of(self._entry)
        self.form.set_values(known | {"since": shell.today()})
        self.form.submitted.connect(self._save)
        self.form.left.connect(self.reject)
        self.form.add_save_keys(self)
        window = shell.window_widget()
        self.resize(min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - 32))
        self.form.field("forename").setFocus()

    def _lay_out(self) -> None:
        title = "Add a pupil" if self._entry is None else "Change a pupil"
        self.setWindowTitle(title)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 8)
        head.addWidget(Label(title if self._entry is None else self._entry.name, "figure"))
        head.addStretch(1)
        head.addWidget(Label("Ctrl+Enter saves, Esc leaves", "second", "muted"))
        inner = QWidget()
        room = QVBoxLayout(inner)
        room.setContentsMargins(24, 4, 24, 12)
        room.addWidget(self.form)
        room.addWidget(self.hidden, 0, Qt.AlignmentFlag.AlignLeft)
        room.addStretch(1)
        area = scrolled(inner)
        for ground in (inner, area.viewport()):
            ground.setAutoFillBackground(False)
        leave, save = Button("Leave", keys="Esc"), PrimaryButton("Save", keys="Ctrl+Enter")
        leave.clicked.connect(self.reject)
        save.clicked.connect(self.form.submit)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 14)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addWidget(Line())
        column.addLayout(foot)
        self.hidden.setCheckable(True)
        self.hidden.toggled.connect(self._open_hidden)

    def _open_hidden(self, shown: bool) -> None:
        self.form.open_hidden(shown)
        self.hidden.setText("Close the hidden number" if shown else "Show the hidden number")
        if shown:
            self.form.field("upn").setFocus()

    def take(self, values: Mapping[str, Any]) -> None:
        """Show these values as if they had been typed."""
        for name, value in values.items():
            self.form.field(name).set_value(value)

    def _save(self, values: Mapping[str, Any]) -> None:
        draft, today = draft_of(values, self._entry), self._shell.today()
        write = partial(self._shell.write, form=self.form, then=self._saved, today=today)
        if self._pupil is None:
            write(add_pupil, draft)
        else:
            write(change_pupil, self._pupil, draft, since=values["since"])

    def _saved(self, done: Done) -> None:
        shell, added = self._shell, done.id if self._pupil is None else None
        self.accept()
        if added is not None:
            shell.go("pupils", added)

    def reject(self) -> None:
        """Leave; what was typed can be brought back from the status bar."""
        if self.form.dirty:
            again = partial(_bring_back, self._shell, self._pupil, self.form.values())
            self._shell.say_with("Not saved.", "Bring it back", again)
        super().reject()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _bring_back(shell: Shell, pupil_id: int | None, values: Mapping[str, Any]) -> None:
    dialog = PupilDialog(shell, pupil_id)
    dialog.take(values)
    shell.show_dialog(dialog)
