"""The two rounded frames of the Map: the groupings side by side, and Risk Support apart."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme import ink

RADIUS = 6


class MapFrame(QWidget):
    """Lies over the grid and takes no clicks; it rounds the corners of what it is given to frame."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._areas: list[QRectF] = []
        self._seen = QRectF()

    def set_areas(self, areas: list[QRectF], seen: QRectF) -> None:
        """Frame these areas, as far as they are in what is seen of the grid."""
        self._areas, self._seen = areas, seen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._seen)
        for area in self._areas:
            corners, inside = QPainterPath(), QPainterPath()
            corners.addRect(area)
            inside.addRoundedRect(area, RADIUS, RADIUS)
            painter.fillPath(corners.subtracted(inside), ink("window"))
            painter.setPen(QPen(ink("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
