"""Withdrawing a decision that was recorded by mistake, with why; it stays in the history as withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.done import Done
from app.operations.placements import withdraw_placement
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.theme import ink
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label, caption


class WithdrawDialog(QDialog):
    """Asks why, and withdraws; the placement that had ended for it goes on as before."""

    def __init__(self, shell: Shell, placement_id: int) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._placement = shell, placement_id
        self.setWindowTitle("Withdraw a decision")
        self.form = Form([Field("why", "Why", TextField("", 200), required="Say why it is withdrawn.")])
        save, leave = PrimaryButton("Withdraw it", keys="Ctrl+Enter"), Button("Leave", keys="Esc")
        save.clicked.connect(self.form.submit)
        leave.clicked.connect(self.reject)
        self.form.submitted.connect(self._withdraw)
        self.form.left.connect(self.reject)
        self.form.add_save_keys(self)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label("Withdraw a decision", "panel"))
        column.addWidget(
            caption("It stays in the history, marked as withdrawn. What it had ended goes on as before.")
        )
        column.addWidget(self.form)
        column.addLayout(foot)
        self.resize(520, self.sizeHint().height())
        self.form.field("why").setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))

    def _withdraw(self, values: Mapping[str, Any]) -> None:
        self._shell.write(
            withdraw_placement,
            self._placement,
            why=values["why"],
            today=self._shell.today(),
            form=self.form,
            then=self._withdrawn,
        )

    def _withdrawn(self, done: Done) -> None:
        self.accept()
