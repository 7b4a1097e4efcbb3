"""The latest entries of a pupil's story, as short as they can be understood."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.queries.story.entry import StoryEntry
from app.ui.theme import theme
from app.ui.widgets.pupil_story_paint import entry_height, paint_entry


class PupilLatest(QWidget):
    """A few entries below each other; nothing here can be chosen, the Timeline tab is for that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[StoryEntry] = ()
        self._today = date.min
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def show_entries(self, entries: Sequence[StoryEntry], today: date) -> None:
        """Show these entries."""
        self._entries, self._today = entries, today
        spoken = " ".join(f"{entry.spoken}." for entry in entries)
        self.setAccessibleName("Latest of the timeline")
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(entry_height(entry, width, self._today, brief=True) for entry in self._entries)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        y = 0
        for number, entry in enumerate(self._entries, 1):
            height = entry_height(entry, self.width(), self._today, brief=True)
            area = QRectF(0, y, self.width(), height)
            paint_entry(painter, area, entry, self._today, brief=True, last=number == len(self._entries))
            y += height
