"""A report's chart on the screen: painted as on paper, in the colours and the size of type of now."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.looks import GROUPINGS
from app.paper.chart_look import HATCHES, ChartColours, SeriesLook
from app.paper.charts import ChartStyle, lay_out_chart
from app.paper.page import Page
from app.paper.painting import paint_page
from app.queries.reports.report import Chart, Series
from app.ui.theme import ink, theme

# Pixels of a point at 100 %.
_POINT = 96 / 72


class ReportChart(QWidget):
    """Draws one chart as wide as it is; what it shows is its accessible name and description too."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart, self._page, self._wide = chart, Page(0, 0, ()), 0.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.words)
        self.setToolTip(chart.words)
        theme().changed.connect(self._again)

    def heightForWidth(self, width: int) -> int:
        self._lay_out(width)
        return round(self._page.height * _POINT) + 4

    def sizeHint(self) -> QSize:
        return QSize(520, self.heightForWidth(max(self.width(), 420)))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.scale(_POINT, _POINT)
        self._lay_out(self.width())
        paint_page(painter, self._page)

    def _lay_out(self, width: int) -> None:
        wide = max(width, 240) / _POINT
        if wide == self._wide:
            return
        size = max(theme().font("second").pointSizeF(), 8.0)
        colours = ChartColours(*(ink(name).name() for name in ("text", "muted", "line", "surface")))
        looks = tuple(_look(one, number) for number, one in enumerate(self._chart.series))
        block = lay_out_chart(self._chart, wide - 4, ChartStyle(size, colours, looks))
        self._page, self._wide = Page(wide, block.height, block.instructions), wide

    def _again(self) -> None:
        self._wide = 0.0
        self.updateGeometry()
        self.update()


def _look(one: Series, number: int) -> SeriesLook:
    hatch = HATCHES[number % len(HATCHES)]
    if one.colour in GROUPINGS:
        look = theme().look(one.colour)
        return SeriesLook(look.letter, look.fill, look.on_fill, hatch)
    fill = ink(one.colour or "accent").name()
    return SeriesLook(chr(ord("A") + number % 26), fill, ink("surface").name(), hatch)
