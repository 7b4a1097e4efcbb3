"""The date to look again, with the usual days beside it as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.date_field import DateField
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label


class LookField(QWidget):
    """A date, typed or taken from one of the usual ones; the value is a date or None."""

    changed = Signal()

    def __init__(self, today: date, usual: Sequence[tuple[str, date]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = DateField(today)
        self.date.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.date.changed.connect(self.changed)
        self.setFocusProxy(self.date)
        self.buttons: dict[Button, date] = {}
        flow = FlowLayout(gap=8, parent=self)
        flow.addWidget(self.date)
        word = Label("or", "body", "muted")
        word.setContentsMargins(0, 5, 0, 0)
        flow.addWidget(word)
        for words, day in usual:
            button = Button(words)
            button.setAccessibleName(f"Look again {words}")
            button.clicked.connect(self._take)
            self.buttons[button] = day
            flow.addWidget(button)

    def value(self) -> date | None:
        """The date, or None."""
        return self.date.value()

    def set_value(self, value: date | None) -> None:
        """Show this date."""
        self.date.set_value(value)

    def problem(self) -> str:
        """What is wrong with the date typed."""
        return self.date.problem()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.date.setAccessibleName(name)

    def _take(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.set_value(self.buttons[button])
