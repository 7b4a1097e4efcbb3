"""A look at the pages of a record before they are made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.paper.page import Page
from app.ui.theme import ink
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.label import Label
from app.ui.widgets.paper_view import PaperView


class RecordPreview(QDialog):
    """Shows the pages, one at a time; nothing can be printed or saved from here, which would not be noted."""

    def __init__(self, parent: QWidget, pages: Sequence[Page]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Preview")
        self._count = len(pages)
        self.view, self.words = PaperView(), Label("", "second")
        self.back = IconButton("back", "Page before", "Page Up")
        self.on = IconButton("forward", "Next page", "Page Down")
        close = Button("Close", keys="Esc")
        line = QHBoxLayout()
        line.setContentsMargins(16, 10, 16, 12)
        for part in (self.back, self.words, self.on):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(line)
        self.back.clicked.connect(self._back)
        self.on.clicked.connect(self._on)
        close.clicked.connect(self.reject)
        self.view.turned.connect(self._turned)
        self.view.show_pages(pages)
        self._turned(1)
        self.resize(720, min(900, parent.height()))
        self.view.setFocus()

    def _back(self) -> None:
        self.view.turn(self.view.number - 1)

    def _on(self) -> None:
        self.view.turn(self.view.number + 1)

    def _turned(self, number: int) -> None:
        self.words.setText(f"Page {number} of {self._count}")
        self.back.setEnabled(number > 1)
        self.on.setEnabled(number < self._count)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))
