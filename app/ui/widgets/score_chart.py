"""The line chart of scores: over the whole range of a subscale, with its bands as faint stretches and their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import ink, theme
from app.ui.widgets.chart_labels import apart
from app.ui.widgets.line_chart import LineChart

_FAINT = (8, 24)  # of 255: two neighbours differ, and neither says good or bad
_WIDEST = 0.42  # of the chart, for the names of the bands


@dataclass(frozen=True, slots=True)
class Stretch:
    """A named part of the scale, such as a band of scores."""

    lowest: float
    highest: float
    name: str


class ScoreChart(LineChart):
    """A line chart as wide as there is room; the names of its stretches stand at the right."""

    def __init__(self, stretches: Sequence[Stretch] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stretches = tuple(stretches)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(340, round(QFontMetricsF(theme().font("caption")).height() * 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font("caption"))
        self._paint_stretches(painter, QFontMetricsF(painter.font()))
        painter.end()
        super().paintEvent(event)

    def _scale(self, metrics: QFontMetricsF) -> QRectF:
        plain = super()._scale(metrics)
        widest = max((metrics.horizontalAdvance(one.name) for one in self.stretches), default=0.0)
        room = min(widest + 16, self.width() * _WIDEST) if widest else 0.0
        return plain.adjusted(0, 4, -room, 0)

    def _paint_stretches(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        scale, high = self._scale(metrics), metrics.height()
        names = self.width() - (scale.right() + self._figures(metrics))
        middles = []
        for at, one in enumerate(self.stretches):
            top, bottom = self._y(scale, one.highest), self._y(scale, one.lowest)
            tint = QColor(ink("text"))
            tint.setAlpha(_FAINT[at % 2])
            painter.fillRect(QRectF(scale.left(), top, scale.width(), bottom - top), tint)
            middles.append((top + bottom) / 2)
        places = apart(middles, high, scale.top() - high, scale.bottom() + high)
        for one, middle, place in zip(self.stretches, middles, places, strict=True):
            left = self.width() - names
            painter.setPen(QPen(ink("line"), 1))
            painter.drawLine(QPointF(scale.right() + 2, middle), QPointF(left - 3, place))
            painter.setPen(ink("muted"))
            words = metrics.elidedText(one.name, Qt.TextElideMode.ElideRight, names)
            painter.drawText(
                QRectF(left, place - high / 2, names, high), Qt.AlignmentFlag.AlignVCenter, words
            )

    def _figures(self, metrics: QFontMetricsF) -> float:
        """Return the room that the last value takes beside the scale."""
        return metrics.horizontalAdvance(f"{self._highest:g}") + 16

    def _y(self, scale: QRectF, value: float) -> float:
        share = (value - self._lowest) / (self._highest - self._lowest)
        return scale.bottom() - min(1.0, max(0.0, share)) * scale.height()
