"""A support on one line: its stripe, the offer, where it stands, a figure, and when we look again."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.queries.supports.support_row import SupportRow
from app.queries.supports.support_words import figure_words, right_words, state_words
from app.ui.plain_tip import plain_tip
from app.ui.theme import ink, theme
from app.ui.widgets.offer_bar import paint_focus, paint_stripe
from app.vocabulary import GroupingCode

# Shares of the width at which each column begins; the last is set from the right.
_STATE, _FIGURE = 0.30, 0.64
_AIR = 12.0
_RIGHT = Qt.AlignmentFlag.AlignRight


class SupportLine(QAbstractButton):
    """A press opens what more there is; over ones are muted. Below a width the words stand on two lines."""

    def __init__(self, row: SupportRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._words = (state_words(row, today), figure_words(row, today), right_words(row, today))
        self._late = row.is_open and row.next_look_on is not None and row.next_look_on < today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = [row.offer, *self._words, "look again is due" if self._late else ""]
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(plain_tip(f"{row.offer}: {row.domain}"))

    def sizeHint(self) -> QSize:
        return QSize(240, theme().row_height() - 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the columns; what does not fit is elided, and a screen reader has it whole."""
        painter = QPainter(self)
        width, over = float(self.width()), not self.row.is_open
        self._paint_stripe(painter)
        state, figure, right = self._words
        tone = "muted" if over else "text"
        painter.setFont(theme().font("second"))
        right_width = QFontMetricsF(painter.font()).horizontalAdvance(right)
        end = width - 2
        self._draw(painter, (end - right_width, end), right, "warning" if self._late else tone, _RIGHT)
        end -= right_width + (_AIR if right else 0)
        figure_width = QFontMetricsF(painter.font()).horizontalAdvance(figure)
        at_figure = min(width * _FIGURE, end - figure_width)
        self._draw(painter, (at_figure, end), figure, tone)
        self._draw(painter, (width * _STATE, (at_figure if figure else end) - _AIR), state, tone)
        painter.setFont(theme().font("body" if over else "name"))
        self._draw(painter, (_AIR, width * _STATE - _AIR), self.row.offer, tone)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 4)

    def _paint_stripe(self, painter: QPainter) -> None:
        stripe = QRectF(self.rect()).adjusted(0, 8, 0, -8)
        if self.row.is_open:
            look = theme().look(self.row.grouping or GroupingCode.THRIVING)
            paint_stripe(painter, stripe, look, not self.row.in_house)
        else:
            painter.fillRect(QRectF(stripe.left(), stripe.top(), 4, stripe.height()), ink("line"))

    def _draw(
        self,
        painter: QPainter,
        room: tuple[float, float],
        words: str,
        tone: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        left, right = room
        if right <= left or not words:
            return
        painter.setPen(ink(tone))
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, right - left + 1)
        space = QRectF(left, 0, right - left + 1, self.height())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | side, shown)
