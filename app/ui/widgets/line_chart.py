"""A small chart of values over days: one line a respondent, first to last, with its words for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import ink, theme

DOT = 3.5  # radius of a point
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


@dataclass(frozen=True, slots=True)
class ChartLine:
    """The values of one respondent, the oldest first."""

    name: str
    points: tuple[tuple[date, float], ...]


class LineChart(QWidget):
    """Draws lines between a lowest and a highest value; what it shows is its accessible name and tool tip too.

    Lines differ by dash and by the shape of their points, never by colour alone; the last value stands at its end.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ChartLine, ...] = ()
        self._lowest, self._highest = 0.0, 10.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_lines(self, lines: Sequence[ChartLine], lowest: float, highest: float, spoken: str) -> None:
        """Show lines on a scale; spoken says in words what is drawn. Lines without a point are left out."""
        self._lines = tuple(line for line in lines if line.points)
        self._lowest, self._highest = lowest, max(highest, lowest + 1)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        height = QFontMetricsF(theme().font("caption")).height()
        return QSize(round(height * 10), round(height * 4.6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font("caption"))
        scale = self._scale(QFontMetricsF(painter.font()))
        self._paint_scale(painter, scale)
        for number, line in enumerate(self._lines):
            self._paint_line(painter, scale, line, number)

    def _scale(self, metrics: QFontMetricsF) -> QRectF:
        """Return where the lines are drawn: the figures of the scale stand left, the days under it, the last right."""
        left = max(metrics.horizontalAdvance(_figure(v)) for v in (self._lowest, self._highest)) + 8
        right = metrics.horizontalAdvance(_figure(self._highest)) + 16
        half = metrics.height() / 2
        return QRectF(self.rect()).adjusted(left, half, -right, -metrics.height() * 1.4)

    def _paint_scale(self, painter: QPainter, scale: QRectF) -> None:
        metrics = painter.fontMetrics()
        for share in (0.0, 0.5, 1.0):
            y = scale.bottom() - share * scale.height()
            painter.fillRect(QRectF(scale.left(), round(y), scale.width(), 1), ink("line"))
        painter.setPen(ink("muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value, y in ((self._highest, scale.top()), (self._lowest, scale.bottom())):
            box = QRectF(0, y - metrics.height() / 2, scale.left() - 8, metrics.height())
            painter.drawText(box, right, _figure(value))
        days = self._days()
        if not days:
            return
        under = QRectF(scale.left(), scale.bottom() + 3, scale.width() + 12, metrics.height())
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, f"{days[0]:%b}")
        if (days[0].year, days[0].month) != (days[-1].year, days[-1].month):
            painter.drawText(under, Qt.AlignmentFlag.AlignRight, f"{days[-1]:%b}")

    def _paint_line(self, painter: QPainter, scale: QRectF, line: ChartLine, number: int) -> None:
        at = [self._place(scale, day, value) for day, value in line.points]
        painter.setPen(QPen(ink("accent"), 2, _DASHES[number % len(_DASHES)]))
        painter.drawPolyline(at)
        painter.setPen(QPen(ink("accent"), 1.5))
        for place in at:
            painter.setBrush(ink("accent" if place is at[-1] else "surface"))
            box = QRectF(place.x() - DOT, place.y() - DOT, 2 * DOT, 2 * DOT)
            painter.drawRect(box) if number % 2 else painter.drawEllipse(box)
        painter.setFont(theme().font("name"))
        painter.setPen(ink("text"))
        words = QRectF(at[-1].x() + DOT + 4, at[-1].y() - 12, 60, 24)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _figure(line.points[-1][1]))

    def _place(self, scale: QRectF, day: date, value: float) -> QPointF:
        days = self._days()
        span = (days[-1] - days[0]).days
        across = (day - days[0]).days / span if span else 0.0
        up = (value - self._lowest) / (self._highest - self._lowest)
        inside = scale.adjusted(6, 0, -6, 0)
        return QPointF(inside.left() + across * inside.width(), inside.bottom() - up * inside.height())

    def _days(self) -> list[date]:
        return sorted(day for line in self._lines for day, _ in line.points)


def _figure(value: float) -> str:
    return f"{value:g}"
