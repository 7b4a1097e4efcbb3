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
        names = self._names()
        for number, total in enumerate(view.totals):
            area = QRectF(
                self.sectionViewportPosition(number), 0, self.sectionSize(number), self.height()
            )
            if total.grouping.code == GroupingCode.RISK_SUPPORT:
                area.adjust(GUTTER, 0, 0, 0)
            self._paint_head(painter, area, total, names[number])

    def _names(self) -> list[str]:
        """Return the names in full, or, where one does not fit, the short ones together."""
        assert self._model.view is not None
        rows = self._model.view.groupings
        metrics = QFontMetricsF(theme().font("heading"))
        fits = all(
            metrics.horizontalAdvance(row.label) <= self.sectionSize(number) - _before_words(row.code) - 2
            for number, row in enumerate(rows)
        )
        return [row.label if fits else row.short_label for row in rows]

    def _paint_head(self, painter: QPainter, area: QRectF, total: MapTotal, name: str) -> None:
        look = theme().look(total.grouping.code)
        painter.fillRect(area, QColor(look.tint))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 3), QColor(look.fill))
        painter.fillRect(QRectF(area.right() - 1, area.top() + 3, 1, area.height()), ink("line"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), ink("line"))
        mark = QRectF(area.left() + 8, area.center().y() - 10, IN_HEAD, IN_HEAD)
        paint_marker(painter, mark, look)
        left = mark.right() + 5
        words = QRectF(left, area.top() + 7, area.right() - left - 2, area.height() / 2 - 6)
        painter.setFont(theme().font("heading"))
        painter.setPen(QColor(look.on_tint))
        painter.drawText(words, LEFT, fitting(QFontMetricsF(painter.font()), (name,), words.width()))
        below = words.translated(0, words.height())
        painter.setFont(theme().font("second"))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(ink("text"))
        painter.drawText(below, LEFT, fitting(metrics, head_words(total), below.width()))


def _before_words(code: str) -> int:
    return 8 + IN_HEAD + 5 + (GUTTER if code == GroupingCode.RISK_SUPPORT else 0)


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

    def text_height(self, row: int) -> int:
        """Return how high a row must be for its name, wrapped, and its line."""
        metrics = QFontMetricsF(theme().font("name"))
        room = QRectF(0, 0, self.wanted_width() - INSET - 3, 1000)
        name = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._model.row_words(row)[0])
        return round(name.height() + QFontMetricsF(theme().font("caption")).height() + 14)

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
        if logicalIndex == len(self._model.view.rows):
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), ink("control"))
        name, line = self._model.row_words(logicalIndex)
        room = area.adjusted(INSET + 1, 7, -2, -2)
        wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(theme().font("name"))
        painter.setPen(ink("text"))
        painter.drawText(room, wrap, name)
        used = QFontMetricsF(painter.font()).boundingRect(room, wrap, name).height()
        caption = QFontMetricsF(theme().font("caption")).height()
        draw_line(painter, QRectF(room.left(), room.top() + used + 1, room.width(), caption), line)
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


