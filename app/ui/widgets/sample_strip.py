"""The strip over every page: the school is the sample and its pupils are invented, or it is open to look at only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme import ink
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Elided

WORDS = "Sample school · invented pupils · not protected"
WORK = "Open it to work"
OWN = "Begin with your school"


class SampleStrip(QWidget):
    """One thin line that is always there while it is true, and never closed.

    `work()` asks to try again, `own()` for a school of one's own.
    """

    work = Signal()
    own = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sample = False
        self._label = Elided("", "caption")
        self.again = LinkButton(WORK)
        self.again.clicked.connect(self.work)
        self.begin = LinkButton(OWN, tip="Leave the sample: make a school of your own, or open one")
        self.begin.clicked.connect(self.own)
        for button in (self.again, self.begin):
            button.setProperty("small", "true")
            button.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(self._label)
        line.addWidget(self.again)
        line.addWidget(self.begin)
        line.addStretch(1)
        self.hide()

    def show_for(self, *, sample: bool, looking: str, again: bool = False) -> None:
        """Say that it is the sample, and why nothing can be changed; without either there is no strip.

        With again there is a button to open it to work in.
        """
        self._sample = sample
        self._label.setText("   ·   ".join(filter(None, (WORDS if sample else "", looking))))
        self.again.setVisible(again)
        self.begin.setVisible(sample)
        self.setAccessibleName(self.text())
        self.setVisible(bool(self.text()))

    def text(self) -> str:
        """Return what it says."""
        return self._label.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("warning_tint" if self._sample else "accent_tint"))
