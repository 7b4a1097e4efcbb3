"""The field-like button that opens *Find or do anything*."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import ink, theme
from app.ui.widgets.offer_bar import paint_focus


class FindButton(QAbstractButton):
    """Looks like a field, because that is what opens; in a narrow window it shortens its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short = False
        self.setText("Find or do anything")
        self.setAccessibleName("Find or do anything")
        self.setToolTip("Find or do anything (Ctrl+K)")
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def set_short(self, short: bool) -> None:
        """Say only "Find" where there is little room."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(150 if self._short else 270, max(30, theme().row_height() + 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(ink("control"))
        painter.setBrush(ink("surface"))
        painter.drawRoundedRect(box, 5, 5)
        paint_icon(painter, QRectF(9, box.center().y() - 8, 16, 16), "search", "text")
        painter.setFont(theme().font("body"))
        painter.setPen(ink("muted"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        words = "Find" if self._short else self.text()
        painter.drawText(box.adjusted(32, 0, -60, 0), middle | int(Qt.AlignmentFlag.AlignLeft), words)
        painter.setFont(theme().font("caption"))
        painter.drawText(box.adjusted(0, 0, -10, 0), middle | int(Qt.AlignmentFlag.AlignRight), "Ctrl+K")
        if self.hasFocus():
            paint_focus(painter, box)
