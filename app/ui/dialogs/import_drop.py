"""The place to drop a file on, with the words for what may be dropped and what was wrong with the last one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme import ink
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label


class DropPlace(QWidget):
    """A dashed frame with a sentence and the button that asks for a file."""

    def __init__(self, ask: str, choose: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = Label(ask, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 16, 48, 16)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._column = column

    def add_link(self, link: Button) -> None:
        """Put a quiet step below the button."""
        self._column.insertWidget(self._column.count() - 1, link, 0, Qt.AlignmentFlag.AlignHCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink("control"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(ink("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
