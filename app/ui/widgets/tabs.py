"""The tabs of a page: words with a line under the one that is open."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from app.ui.theme import ink, theme
from app.ui.widgets.offer_bar import paint_focus


class Tabs(QTabBar):
    """Tabs by key; `opened` carries the key of the one that a person or `open` chose."""

    opened = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = [key for key, _ in tabs]
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        for _, title in tabs:
            self.addTab(title)
        self.currentChanged.connect(self._changed)
        self._measure()
        theme().changed.connect(self._measure)

    def open(self, key: str) -> None:
        """Open the tab with this key."""
        self.setCurrentIndex(self._keys.index(key))

    def key(self) -> str:
        """The key of the open tab."""
        return self._keys[self.currentIndex()]

    def _changed(self) -> None:
        self.opened.emit(self.key())

    def _measure(self) -> None:
        self.setFont(theme().font())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink("line"))
        painter.end()
        super().paintEvent(event)
        if self.hasFocus():
            ring = QPainter(self)
            # The sheet keeps 18 px free after each tab, which are no part of its words.
            paint_focus(ring, QRectF(self.tabRect(self.currentIndex())).adjusted(0, 1, -18, -4), 3)
