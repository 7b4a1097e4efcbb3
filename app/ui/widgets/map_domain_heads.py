"""The heads down the side of the Map: the domains of need, "All needs" first, the totals last."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui.theme import ink, theme
from app.ui.widgets.map_model import MapModel
from app.ui.widgets.map_paint import INSET, draw_line

NARROW, WIDE = 114, 150


class DomainHeads(QHeaderView):
    """One head for each domain of need, "All needs" first and the totals last."""

    def __init__(self, model: MapModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self.wide = False
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setAccessibleName("Domains of need")

    def sizeHint(self) -> QSize:
        return QSize(self.wanted_width(), super().sizeHint().height())

    def wanted_width(self) -> int:
        """Return how wide the domains are: more where there is room, and as much as the font asks."""
        least = WIDE if self.wide else NARROW
        return round(least * max(1.0, theme().bar_height() / 21))

    def text_height(self, row: int, with_line: bool = True) -> int:
        """Return how high a row must be for its name, wrapped, and its line; a row without offers needs none."""
        metrics = QFontMetricsF(theme().font("name"))
        room = QRectF(0, 0, self.wanted_width() - INSET - 3, 1000)
        name = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._model.row_words(row)[0])
        line = QFontMetricsF(theme().font("caption")).height() if with_line else 0
        return round(name.height() + line + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), ink("window"))
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if self._model.view is None:
            return
        area = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, ink("surface"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), ink("line"))
        painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), ink("line"))
        painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), ink("line"))
        if total := logicalIndex == len(self._model.view.rows):
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), ink("control"))
        name, line = self._model.row_words(logicalIndex)
        room = area.adjusted(INSET + 1, 5 if total else 7, -2, -2)
        wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(theme().font("name"))
        painter.setPen(ink("text"))
        painter.drawText(room, wrap, name)
        used = QFontMetricsF(painter.font()).boundingRect(room, wrap, name).height()
        caption = QFontMetricsF(theme().font("caption")).height()
        below = QRectF(room.left(), room.top() + used + 1, room.width(), caption)
        if below.bottom() <= area.bottom():
            draw_line(painter, below, line)
        painter.restore()
