"""The bar over a meeting that goes on: which pupil of how many, to the next and back, and out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.label import Elided, Label


class MeetingBar(QWidget):
    """Signals: step(1 or -1) to another pupil or the recap, left() out of the meeting."""

    step = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.facts = Elided("", "title", least=120), Elided("", "second", "muted")
        self.count = Label("", "second", "muted")
        self.before = IconButton("back", "Before", "Page Up")
        self.after = Button("Next", "forward", keys="Page Down")
        self.leave = Button("Leave the meeting", keys="Esc")
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._on)
        self.leave.clicked.connect(self.left)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 16, 8)
        line.setSpacing(8)
        line.addLayout(words, 1)
        for part in (self.count, self.before, self.after, self.leave):
            line.addWidget(part)

    def say(self, name: str, facts: str, at: int, count: int) -> None:
        """Say who is talked about, at which place from 0; the recap comes after the last."""
        self.name.setText(name)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        self.count.setText(f"{at + 1} of {count}" if at < count else "")
        self.before.setEnabled(at > 0)
        self.after.setText("Recap" if at == count - 1 else "Next")
        self.after.setVisible(at < count)

    def _back(self) -> None:
        self.step.emit(-1)

    def _on(self) -> None:
        self.step.emit(1)
