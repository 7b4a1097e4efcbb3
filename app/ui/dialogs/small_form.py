"""A small dialog with a few fields, for the things of Settings: it asks, writes, and keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.ui.forms import Field, Form, Section
from app.ui.shell import Shell
from app.ui.theme import ink
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled

Fields = Sequence[Field | tuple[Field, ...] | Section]


class SmallForm(QDialog):
    """Asks for some fields; `save(values, form, saved)` writes them through the shell.

    fields makes the fields anew, so that what was typed can be brought back after Esc.
    """

    def __init__(
        self,
        shell: Shell,
        title: str,
        fields: Callable[[], Fields],
        save: Callable[[dict[str, Any], Form, Callable[[Any], None]], object],
        *,
        values: Mapping[str, Any] | None = None,
        lead: str = "",
    ) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._save = shell, save
        self._again = partial(SmallForm, shell, title, fields, save, values=values, lead=lead)
        self.setWindowTitle(title)
        self.form = Form(fields(), self)
        self.form.set_values(values or {})
        self.save_button = PrimaryButton("Save", keys="Ctrl+Enter")
        leave = Button("Leave", keys="Esc")
        self.save_button.clicked.connect(self.form.submit)
        leave.clicked.connect(self.reject)
        self.form.submitted.connect(self._submitted)
        self.form.left.connect(self.reject)
        self.form.add_save_keys(self)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(leave)
        line.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label(title, "figure"))
        if lead:
            column.addWidget(Label(lead, "body", "muted", wrap=True))
        area = scrolled(self.form)
        for ground in (self.form, area.viewport()):
            ground.setAutoFillBackground(False)
        column.addWidget(area, 1)
        column.addLayout(line)
        height = self.form.sizeHint().height() + 150 + (40 if lead else 0)
        self.resize(560, min(640, height, shell.window_widget().height() - 24))

    def _submitted(self, values: dict[str, Any]) -> None:
        self._save(values, self.form, self._saved)

    def _saved(self, done: object) -> None:
        self.accept()

    def reject(self) -> None:
        typed, dirty = self.form.values(), self.form.dirty
        super().reject()
        if dirty:
            self._shell.say_with("Not saved.", "Bring it back", partial(self._bring_back, typed))

    def _bring_back(self, typed: dict[str, Any]) -> None:
        dialog = self._again()
        dialog.form.type_again(typed)
        self._shell.show_dialog(dialog)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))
