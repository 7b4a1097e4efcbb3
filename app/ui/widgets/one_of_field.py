"""A field to choose one of a few things that all stand in view, such as how a follow-up went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout


class OneOfField(QWidget):
    """Buttons of which one at most is down; the value is its code, or None. Space chooses one, an arrow key the next."""

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[Any, Button] = {}
        flow = FlowLayout(gap=8, parent=self)
        flow.setContentsMargins(0, 0, 0, 0)
        for code, words in choices:
            button = Button(words)
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[code] = button
            flow.addWidget(button)
            button.toggled.connect(self._toggled)
        self._let_tab_in()

    def value(self) -> Any:
        """The code of what is chosen, or None."""
        return next((code for code, button in self.buttons.items() if button.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Choose this, or nothing."""
        self._group.setExclusive(False)
        for code, button in self.buttons.items():
            button.setChecked(code == value)
        self._group.setExclusive(True)
        self._let_tab_in()

    def problem(self) -> str:
        """Nothing: any of them can be chosen."""
        return ""

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to what is chosen, else to the first. A focus proxy would let Tab go round in the buttons."""
        chosen = self.buttons.get(self.value()) or next(iter(self.buttons.values()), None)
        if chosen is not None:
            chosen.setFocus(reason)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for button in self.buttons.values():
            button.setAccessibleDescription(name)

    def setAccessibleDescription(self, words: str) -> None:
        super().setAccessibleDescription(words)
        for button in self.buttons.values():
            button.setAccessibleDescription(words or self.accessibleName())

    def _let_tab_in(self) -> None:
        """Let Tab come to what is chosen: from the first one, an arrow key would choose the second."""
        stop = self.buttons.get(self.value()) or next(iter(self.buttons.values()), None)
        for button in self.buttons.values():
            strong = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(strong)

    def _toggled(self, on: bool) -> None:
        if on:
            self._let_tab_in()
            self.changed.emit()
