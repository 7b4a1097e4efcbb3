"""The field of *Find or do anything*, whose arrow keys walk through the list below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui import icons
from app.ui.dialogs.find_list import FoundList
from app.ui.widgets.status_bar import announce

_STEPS = {
    Qt.Key.Key_Down: (1, 1),
    Qt.Key.Key_Up: (-1, 1),
    Qt.Key.Key_PageDown: (1, 6),
    Qt.Key.Key_PageUp: (-1, 6),
}


class QueryField(QLineEdit):
    """The field; arrow keys walk through the list below while typing goes on here."""

    def __init__(self, below: FoundList) -> None:
        super().__init__()
        self._below = below
        self.setPlaceholderText("A pupil, an offer, a page, or what to do")
        self.setAccessibleName("Find or do anything")
        icon = self.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        icons.give(icon, "search", "muted")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._below.walk(*step)
        if (entry := self._below.chosen()) is not None:
            announce(self, entry.spoken)
