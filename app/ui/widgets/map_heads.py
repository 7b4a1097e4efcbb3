"""The heads of the Map: groupings across the top, domains of need down the side, the key in the corner."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.queries.provision_map import MapTotal
from app.ui.theme import ink, theme
from app.ui.widgets.map_model import MapModel
from app.ui.widgets.map_paint import GUTTER, INSET, LEFT, draw_line, fitting, sizes
from app.ui.widgets.map_words import head_words
from app.ui.widgets.marker import IN_HEAD, paint_marker
from app.ui.widgets.offer_bar import OfferBar, paint_offer_bar, paint_ring
from app.vocabulary import GroupingCode

NARROW, WIDE = 114, 150
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
            self._paint_head(painter, area, total.grouping.code, (names[number], lines[number]))

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

    def _lines(self) -> list[str]:
        """Return the second lines in full, or, where one does not fit, the short ones together."""
        assert self._model.view is not None
        totals = self._model.view.totals
        metrics = QFontMetricsF(theme().font("second"))
        fits = all(
            metrics.horizontalAdvance(head_words(total)[0]) <= self._room(number, total)
            for number, total in enumerate(totals)
        )
        return [head_words(total)[0 if fits else 1] for total in totals]

    def _room(self, number: int, total: MapTotal) -> int:
        return self.sectionSize(number) - _before_words(total.grouping.code) - 1

    def _paint_head(self, painter: QPainter, area: QRectF, code: str, words: tuple[str, str]) -> None:
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
        painter.drawText(top, LEFT, fitting(QFontMetricsF(painter.font()), words[:1], top.width()))
        below = top.translated(0, top.height())
        painter.setFont(theme().font("second"))
        painter.setPen(ink("text"))
        painter.drawText(below, LEFT, fitting(QFontMetricsF(painter.font()), words[1:], below.width()))


def _before_words(code: str) -> int:
    return SIDE + IN_HEAD + BESIDE + (GUTTER if code == GroupingCode.RISK_SUPPORT else 0)


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


class Key(QWidget):
    """The key in the corner: in-house, external, for everyone."""

    WORDS = ("in-house", "external", "for everyone")

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Key: filled is in-house, outlined is external, a ring is for everyone")
        self.setToolTip("Filled is in-house, outlined is external, a ring is for everyone without referral.")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.fillRect(area, ink("surface"))
        painter.fillRect(QRectF(area.right() - 1, 0, 1, area.height()), ink("line"))
        painter.fillRect(QRectF(0, area.bottom() - 1, area.width(), 1), ink("line"))
        line = (area.height() - 6) / 3
        for number, words in enumerate(self.WORDS):
            top = 4 + number * line
            sign = QRectF(INSET + 1, top + line / 2 - 4.5, 13, 9)
            _paint_sign(painter, sign, number)
            draw_line(painter, QRectF(INSET + 20, top, area.width() - INSET - 20, line), words)


def _paint_sign(painter: QPainter, sign: QRectF, number: int) -> None:
    look = theme().look(GroupingCode.RISK_SUPPORT)
    if number == 2:
        paint_ring(painter, QRectF(sign.center().x() - 4.5, sign.top(), 9, 9), ink("text"))
    else:
        paint_offer_bar(painter, sign, OfferBar("", look, external=number == 1))
