"""The one question that a file may leave open, asked before anything is shown of it: each answer is a button."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.status_bar import announce


class AskPage(QWidget):
    """A question with its answers; `answered` carries the one that was chosen."""

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.words = Label("", "heading", wrap=True), Label("", "body", "muted", wrap=True)
        self.buttons: list[Button] = []
        self._likely: Button | None = None
        self._flow = FlowLayout(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addLayout(self._flow)
        column.addStretch(1)

    def ask(self, title: str, words: str, answers: Sequence[tuple[object, str]], first: object) -> None:
        """Ask something; the focus goes to the answer that is likely."""
        self.title.setText(title)
        self.words.setText(words)
        for old in self.buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons, self._likely = [], None
        for value, text in answers:
            button = Button(text)
            button.setAccessibleDescription(f"{title} {words}")
            button.clicked.connect(partial(self.answered.emit, value))
            self._flow.addWidget(button)
            self.buttons.append(button)
            if value == first:
                self._likely = button
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{title} {words}")

    def take(self) -> None:
        """Take the answer that has the focus, else the likely one: a button has it only some moments after the question."""
        chosen = next((button for button in self.buttons if button.hasFocus()), self._likely)
        if chosen is not None:
            chosen.click()
