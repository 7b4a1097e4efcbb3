"""Draws one card of the Board: name and class, since when, when we look again, and what is still open."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.queries.board_cards import BoardCard
from app.ui.theme import ink, theme
from app.ui.widgets.board_model import CARD
from app.ui.widgets.board_words import look_words, more_words, since_words
from app.ui.widgets.drawn import drawn
from app.vocabulary import ASK_CODE

INSET, GAP, EDGE = 10, 4, 3
_SELECTED, _FOCUS = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """The painter of a column's cards; `today` says what is late, `active` whether work is in this column."""

    today = date.min
    active = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card: BoardCard = index.data(CARD)
        line = drawn().face("second")[1].lineSpacing()
        more = len(self._lines(card))
        return QSize(120, round(drawn().face("name")[1].lineSpacing() + more * line + 12 + 2 * GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: BoardCard = index.data(CARD)
        area = QRectF(option.rect).adjusted(GAP, GAP, -GAP, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Each column remembers its card, but only the one that keys act on is marked.
        selected = self.active and bool(option.state & _SELECTED)
        focus = selected and bool(option.state & _FOCUS)
        _paint_ground(painter, area, card, selected, focus)
        self._paint_words(painter, area, card)
        painter.restore()

    def _lines(self, card: BoardCard) -> list[tuple[str, str]]:
        """Return the lines under the name, each with its tone."""
        lines = [(since_words(card, self.today), "muted"), look_words(card, self.today)]
        return [(words, tone) for words, tone in (*lines, (more_words(card), "text")) if words]

    def _paint_words(self, painter: QPainter, area: QRectF, card: BoardCard) -> None:
        left, right = area.left() + INSET, area.right() - INSET
        font, metrics = drawn().face("second")
        width = min(metrics.horizontalAdvance(card.class_name), (right - left) * 0.5)
        base = area.top() + 6 + drawn().face("name")[1].ascent()
        painter.setFont(font)
        painter.setPen(ink("muted"))
        painter.drawText(
            QPointF(right - width, base), drawn().shortened(card.class_name, "second", round(width) + 1)
        )
        painter.setFont(drawn().face("name")[0])
        painter.setPen(ink("text"))
        room = right - left - width - (6 if width else 0)
        painter.drawText(QPointF(left, base), drawn().shortened(card.name, "name", int(room)))
        for words, tone in self._lines(card):
            base += metrics.lineSpacing()
            # What is late is said in semi-bold as well, so that it does not rest on the colour.
            role = "alert" if tone == "warning" else "second"
            painter.setFont(drawn().face(role)[0])
            painter.setPen(ink(tone))
            painter.drawText(QPointF(left, base), drawn().shortened(words, role, int(right - left)))


def _paint_ground(painter: QPainter, area: QRectF, card: BoardCard, selected: bool, focus: bool) -> None:
    box = area.adjusted(0.5, 0.5, -0.5, -0.5)
    strong = theme().high_contrast
    painter.setPen(QPen(ink("accent" if selected else "line"), 2 if selected and strong else 1))
    painter.setBrush(ink("surface" if strong or not selected else "accent_tint"))
    painter.drawRoundedRect(box, 4, 4)
    edge = QColor(theme().look(ASK_CODE if card.ask else card.grouping).edge)
    painter.fillRect(QRectF(area.left(), area.top() + 4, EDGE, area.height() - 8), edge)
    if focus:
        painter.setPen(QPen(ink("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
