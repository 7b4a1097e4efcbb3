"""The key in the corner of the Map: how in-house, external and for everyone look."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import ink, theme
from app.ui.widgets.map_paint import INSET, draw_line
from app.ui.widgets.offer_bar import OfferBar, paint_offer_bar, paint_ring
from app.vocabulary import GroupingCode


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
