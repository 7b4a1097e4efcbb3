"""The strip over every page of a school without passwords: it is the sample, and its pupils are invented."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent

from app.ui.theme import ink
from app.ui.widgets.label import Label

WORDS = "Sample school · invented pupils · not protected"


class SampleStrip(Label):
    """One thin line that is always there while the sample is open, and never closed."""

    def __init__(self) -> None:
        super().__init__(WORDS, "caption")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(0, 1, 0, 2)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("warning_tint"))
        painter.end()
        super().paintEvent(event)
