"""A list beside what is opened from it; where both do not fit, one of the two."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

LIST_WIDTH = 300
NARROW = 900 - 76  # a window of 900, without the rail
_ANY = 16_777_215


class ListOrPage(QWidget):
    """Divides its room; `divided(narrow)` says each time whether only one of the two fits."""

    divided = Signal(bool)

    def __init__(self, listed: QWidget, opened: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list, self._page, self._is_open = listed, opened, False
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(listed)
        line.addWidget(opened, 1)

    @property
    def narrow(self) -> bool:
        """Whether only one of the two fits."""
        return self.width() < NARROW

    def set_open(self, opened: bool) -> None:
        """Say whether something is open, which a narrow window then shows instead of the list."""
        self._is_open = opened
        self._divide()

    def _divide(self) -> None:
        narrow = self.narrow
        self._list.setVisible(not (narrow and self._is_open))
        self._page.setVisible(not narrow or self._is_open)
        self._list.setMinimumWidth(0 if narrow else LIST_WIDTH)
        self._list.setMaximumWidth(_ANY if narrow else LIST_WIDTH)
        self.divided.emit(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide()
