"""A field for a grouping's colour: the product's own, or one the school chooses."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QWidget

from app.looks import GROUPINGS, with_fill
from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.marker import paint_marker


class _Swatch(QWidget):
    """Shows the marker in the colour."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code, self.fill = code, ""
        self.setFixedSize(QSize(26, 26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = GROUPINGS[self.code]
        paint_marker(painter, QRectF(2, 2, 22, 22), with_fill(look, self.fill, False) if self.fill else look)


class ColourField(QWidget):
    """A colour as "#RRGGBB", or None for the product's own."""

    changed = Signal()

    def __init__(self, code: str) -> None:
        super().__init__()
        self._swatch = _Swatch(code)
        choose = Button("Choose …", tip="Choose a colour")
        choose.setAccessibleName("Choose a colour")
        own = LinkButton("Use ours", tip="Go back to the colour Fivefold comes with")
        choose.clicked.connect(self._choose)
        own.clicked.connect(self._clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self._swatch, choose, own):
            line.addWidget(widget)
        line.addStretch(1)
        self.setFocusProxy(choose)

    def value(self) -> str | None:
        """Return the colour chosen, or None."""
        return self._swatch.fill or None

    def set_value(self, value: str | None) -> None:
        """Show a colour."""
        self._swatch.fill = value or ""
        self._swatch.update()
        self.changed.emit()

    def problem(self) -> str:
        """Return nothing: any colour can be read on, since the text on it is made to fit."""
        return ""

    def _choose(self) -> None:
        now = QColor(self._swatch.fill or GROUPINGS[self._swatch.code].fill)
        chosen = QColorDialog.getColor(now, self, "A colour for this grouping")
        if chosen.isValid():
            self.set_value(chosen.name().upper())

    def _clear(self) -> None:
        self.set_value(None)
