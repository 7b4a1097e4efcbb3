"""What every small dialog around one form shares: its keys, its buttons, and how the parts stand."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.forms import Fields, Form
from app.ui.theme import ink
from app.ui.widgets.buttons import Button, PrimaryButton


class FormDialog(QDialog):
    """Asks for some fields: the green button, Enter and Ctrl+Enter submit them, Leave and Esc go without.

    A dialog says what happens to the values in `submitted`, and puts what it shows into `lay_out`.
    """

    # The colour it stands on, by its name among the looks.
    ground = "raised"

    def __init__(
        self, parent: QWidget, title: str, fields: Fields, words: str, keys: str = "Ctrl+Enter"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = Form(fields, self)
        self.save_button, self._leave = PrimaryButton(words, keys=keys), Button("Leave", keys="Esc")
        self.save_button.clicked.connect(self.form.submit)
        self._leave.clicked.connect(self.reject)
        self.form.submitted.connect(self.submitted)
        self.form.left.connect(self.reject)
        self.form.add_save_keys(self)

    def lay_out(self, *parts: QWidget | QLayout, grows: QWidget | None = None) -> None:
        """Put the parts under each other with the buttons below; the one that grows takes the room left."""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part, 1 if part is grows else 0)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self.save_button)
        column.addLayout(foot)

    def submitted(self, values: dict[str, Any]) -> None:
        """Do what the dialog is for with values in which the form itself found nothing wrong."""
        raise NotImplementedError

    def saved(self, done: object) -> None:
        """Close: what was asked for is written."""
        self.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink(self.ground))
