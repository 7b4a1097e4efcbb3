"""The heads across the top of the Map: a mark, a name and a line for each grouping."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.queries.provision_map import MapTotal
from app.ui.theme import ink, theme
from app.ui.widgets.map_measures import GUTTER, sizes
from app.ui.widgets.map_model import MapModel
from app.ui.widgets.map_paint import LEFT, fitting
from app.ui.widgets.map_words import head_words
from app.ui.widgets.marker import IN_HEAD, paint_marker
from app.vocabulary import GroupingCode

SIDE, BESIDE = 7, 4


class GroupingHeads(QHeaderView):
    """One head for each grouping; a click on one is a click on its total."""

    def __init__(self, model: MapModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setAccessibleName("Groupings")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), sizes().head)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), ink("window"))
        view = self._model.view
        if view is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, lines = self._names(), self._lines()
        for number, total in enumerate(view.totals):
            area = QRectF(self.sectionViewportPosition(number), 0, self.sectionSize(number), self.height())
            if total.grouping.code == GroupingCode.RISK_SUPPORT:
                area.adjust(GUTTER, 0, 0, 0)
            self._paint_head(painter, area, total.grouping.code, names[number], lines[number])

    def _names(self) -> list[str]:
        """Return the names in full, or, where one does not fit, the short ones together."""
        assert self._model.view is not None
        rows = self._model.view.groupings
        metrics = QFontMetricsF(theme().font("name"))
        room = [self._room(number, total) for number, total in enumerate(self._model.view.totals)]
        shorter = [row.label for row in rows], [row.short_label for row in rows]
        for names in shorter:
            fits = (metrics.horizontalAdvance(name) <= width for name, width in zip(names, room, strict=True))
            if all(fits):
                return names
        return [name.removeprefix("Getting ") for name in shorter[1]]

    def _lines(self) -> list[tuple[str, ...]]:
        """Return the second lines, the longest first: in full, or, where one does not fit, the short ones together."""
        assert self._model.view is not None
        totals = self._model.view.totals
        metrics = QFontMetricsF(theme().font("second"))
        fits = all(
            metrics.horizontalAdvance(head_words(total)[0]) <= self._room(number, total)
            for number, total in enumerate(totals)
        )
        return [head_words(total)[0:] if fits else head_words(total)[1:] for total in totals]

    def _room(self, number: int, total: MapTotal) -> int:
        return self.sectionSize(number) - _before_words(total.grouping.code) - 1

    def _paint_head(
        self, painter: QPainter, area: QRectF, code: str, name: str, lines: tuple[str, ...]
    ) -> None:
        look = theme().look(code)
        painter.fillRect(area, QColor(look.tint))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 3), QColor(look.fill))
        painter.fillRect(QRectF(area.right() - 1, area.top() + 3, 1, area.height()), ink("line"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), ink("line"))
        mark = QRectF(area.left() + SIDE, area.center().y() - 10, IN_HEAD, IN_HEAD)
        paint_marker(painter, mark, look)
        left = mark.right() + BESIDE
        top = QRectF(left, area.top() + 7, area.right() - left - 1, area.height() / 2 - 6)
        painter.setFont(theme().font("name"))
        painter.setPen(QColor(look.on_tint))
        painter.drawText(top, LEFT, fitting(QFontMetricsF(painter.font()), [name], top.width()))
        below = top.translated(0, top.height())
        painter.setFont(theme().font("second"))
        painter.setPen(ink("text"))
        painter.drawText(below, LEFT, fitting(QFontMetricsF(painter.font()), lines, below.width()))


def _before_words(code: str) -> int:
    return SIDE + IN_HEAD + BESIDE + (GUTTER if code == GroupingCode.RISK_SUPPORT else 0)
