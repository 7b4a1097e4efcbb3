"""Pages as they will be on paper, one at a time, at the size that is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.paper.page import Page
from app.paper.painting import paint_page
from app.ui.theme import ink, theme
from app.ui.widgets.offer_bar import paint_focus

WHOLE, WIDTH = "whole", "width"
_POINT = 96 / 72  # pixels of a point at 100 %
_ROOM = 16  # around the sheet


class PaperView(QScrollArea):
    """Shows one page; Page Up and Page Down scroll and then turn, Home and End go to the first and the last."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[Page] = ()
        self._zoom: str | float = WHOLE
        self._sheet = _Sheet(self)
        self.setWidget(self._sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dress()
        theme().changed.connect(self._dress)

    @property
    def number(self) -> int:
        """Return which page is shown, the first being 1."""
        return self._pages.index(self._sheet.page) + 1 if self._sheet.page is not None else 0

    @property
    def scale(self) -> float:
        """Return how many pixels a point is."""
        return self._sheet.scale

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show other pages, from the first."""
        self._pages = tuple(pages)
        self.turn(1)

    def turn(self, number: int) -> None:
        """Show a page, or the nearest there is."""
        number = max(1, min(number, len(self._pages)))
        self._sheet.page = page = self._pages[number - 1]
        name = f"Page {number} of {len(self._pages)}"
        self.setAccessibleName(name)
        # What stands on the paper can be heard before it is printed.
        self.setAccessibleDescription(page.text)
        self._measure()
        self.verticalScrollBar().setValue(0)
        self.turned.emit(number)

    def set_zoom(self, zoom: str | float) -> None:
        """Show the whole page, its width, or so many times its size on paper."""
        self._zoom = zoom
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if key == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turn(self.number + 1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turn(self.number - 1)
        elif key == Qt.Key.Key_Home:
            self.turn(1)
        elif key == Qt.Key.Key_End:
            self.turn(len(self._pages))
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        page = self._sheet.page
        if page is None:
            return
        # The room with no scroll bar, or a bar would come and go with the size that it changes.
        room = self.maximumViewportSize()
        if self._zoom == WHOLE:
            scale = min((room.width() - 2 * _ROOM) / page.width, (room.height() - 2 * _ROOM) / page.height)
        elif self._zoom == WIDTH:
            extent = self.verticalScrollBar().sizeHint().width()
            scale = (room.width() - 2 * _ROOM - extent) / page.width
        else:
            scale = float(self._zoom) * _POINT
        self._sheet.scale = max(0.1, scale)
        self._sheet.resize(
            round(page.width * self._sheet.scale) + 2 * _ROOM,
            round(page.height * self._sheet.scale) + 2 * _ROOM,
        )
        self._sheet.update()

    def _dress(self) -> None:
        palette = self.viewport().palette()
        palette.setColor(QPalette.ColorRole.Window, ink("sunk"))
        self.viewport().setPalette(palette)
        self.viewport().setAutoFillBackground(True)
        self._sheet.update()


class _Sheet(QWidget):
    """The sheet of paper: always white, whatever the theme, as paper is."""

    def __init__(self, view: PaperView) -> None:
        super().__init__()
        self._view = view
        self.page: Page | None = None
        self.scale = 1.0
        self.setAutoFillBackground(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.page is None:
            return
        painter = QPainter(self)
        paper = QRectF(_ROOM, _ROOM, self.page.width * self.scale, self.page.height * self.scale)
        painter.fillRect(paper, QColor("#FFFFFF"))
        painter.setPen(ink("line"))
        painter.drawRect(paper)
        if self._view.hasFocus():
            paint_focus(painter, paper.adjusted(-5, -5, 5, 5))
        painter.translate(_ROOM, _ROOM)
        painter.scale(self.scale, self.scale)
        paint_page(painter, self.page)
