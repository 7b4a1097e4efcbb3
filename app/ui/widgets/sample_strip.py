"""The strip over every page: the school is the sample and its pupils are invented, or it is open to look at only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent

from app.ui.theme import ink
from app.ui.widgets.label import Label

WORDS = "Sample school · invented pupils · not protected"


class SampleStrip(Label):
    """One thin line that is always there while it is true, and never closed."""

    def __init__(self) -> None:
        super().__init__("", "caption")
        self._sample = False
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(0, 1, 0, 2)
        self.hide()

    def show_for(self, *, sample: bool, looking: str) -> None:
        """Say that it is the sample, and why nothing can be changed; without either there is no strip."""
        self._sample = sample
        self.setText("   ·   ".join(filter(None, (WORDS if sample else "", looking))))
        self.setVisible(bool(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("warning_tint" if self._sample else "accent_tint"))
        painter.end()
        super().paintEvent(event)
