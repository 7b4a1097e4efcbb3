"""Choosing a day in the past to see the Map as it was."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.date_field import DateField
from app.ui.widgets.label import Label


class MapDayDialog(QDialog):
    """Asks for one day, today or before; `chosen(day)`."""

    chosen = Signal(object)

    def __init__(self, shell: Shell, now: date) -> None:
        super().__init__(shell.window_widget())
        self._today = shell.today()
        self.setWindowTitle("As at")
        field = DateField(self._today, weekday=True)
        field.set_value(now)
        self.form = Form(
            [Field("day", "Show the map as at", field, required="Choose a day.", stretch=False)], self
        )
        show, leave = PrimaryButton("Show it", keys="Enter"), Button("Leave", keys="Esc")
        show.clicked.connect(self.form.submit)
        leave.clicked.connect(self.reject)
        self.form.submitted.connect(self._choose)
        self.form.left.connect(self.reject)
        self.form.add_save_keys(self)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(leave)
        line.addWidget(show)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label("The map on another day", "figure"))
        column.addWidget(self.form)
        column.addLayout(line)
        field.selectAll()

    def _choose(self, values: dict[str, object]) -> None:
        day = values["day"]
        if not isinstance(day, date) or day > self._today:
            self.form.show_problems({"day": "That day is still to come. Choose today or a day before."})
            return
        self.accept()
        self.chosen.emit(day)
