"""Choosing a day in the past to see the Map as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from app.ui.dialogs.form_dialog import FormDialog
from app.ui.forms import Field
from app.ui.shell import Shell
from app.ui.widgets.date_field import DateField
from app.ui.widgets.label import Label


class MapDayDialog(FormDialog):
    """Asks for one day, today or before; `chosen(day)`."""

    ground = "window"
    chosen = Signal(object)

    def __init__(self, shell: Shell, now: date) -> None:
        self._today = shell.today()
        field = DateField(self._today, weekday=True)
        field.set_value(now)
        fields = [Field("day", "Show the map as at", field, required="Choose a day.", stretch=False)]
        super().__init__(shell.window_widget(), "As at", fields, "Show it", keys="Enter")
        self.lay_out(Label("The map on another day", "figure"), self.form)
        field.selectAll()

    def submitted(self, values: dict[str, Any]) -> None:
        """Choose the day, if it has come."""
        day = values["day"]
        if not isinstance(day, date) or day > self._today:
            self.form.show_problems({"day": "That day is still to come. Choose today or a day before."})
            return
        self.accept()
        self.chosen.emit(day)
