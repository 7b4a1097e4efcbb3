"""Rows of a side panel that can be pressed: a number with its unit, and an offer in two lines."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.looks import GroupingLook
from app.ui.plain_tip import plain_tip
from app.ui.theme import ink, theme
from app.ui.widgets.offer_bar import paint_focus, paint_stripe

_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = _MIDDLE | int(Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says: a name and, right of it, a word; under them a muted line and a word in a tone."""

    name: str
    second: str = ""
    right: str = ""
    below: str = ""
    tone: str = "muted"
    stripe: tuple[GroupingLook, bool] | None = None
    spoken: str = ""


class PanelRow(QAbstractButton):
    """An offer in a panel; pressing it opens the offer. `key` is what it stands for."""

    def __init__(self, words: RowWords, key: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.key = words, key
        self.setText(words.name)
        self.setAccessibleName(
            words.spoken or ", ".join(filter(None, (words.name, words.second, words.below)))
        )
        self.setToolTip(plain_tip("\n".join(filter(None, (words.name, words.second)))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        first, second = (QFontMetricsF(theme().font(role)).height() for role in ("body", "caption"))
        return QSize(200, round(first + second + 11))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.fillRect(area, ink("hover"))
        painter.fillRect(QRectF(0, area.bottom() - 1, area.width(), 1), ink("line"))
        if self.words.stripe:
            paint_stripe(painter, QRectF(0, 8, 4, area.height() - 16), *self.words.stripe)
        top = QFontMetricsF(theme().font("body")).height()
        room = area.adjusted(13 if self.words.stripe else 0, 4, -2, 0)
        self._line(painter, QRectF(room.left(), 5, room.width(), top), ("body", "text"), self.words.right)
        below = QRectF(room.left(), 5 + top, room.width(), area.height() - top - 9)
        self._line(painter, below, ("caption", "muted"), self.words.below)
        if self.hasFocus():
            paint_focus(painter, area)

    def _line(self, painter: QPainter, area: QRectF, look: tuple[str, str], right: str) -> None:
        role, tone = look
        text = self.words.name if role == "body" else self.words.second
        loud = role == "caption" and self.words.tone != "muted"
        painter.setFont(theme().font("alert" if loud else role))
        width = QFontMetricsF(painter.font()).horizontalAdvance(right)
        painter.setPen(ink(self.words.tone if role == "caption" else "text"))
        painter.drawText(area, _RIGHT, right)
        painter.setFont(theme().font(role))
        painter.setPen(ink(tone))
        room = area.adjusted(0, 0, -(width + 8) if right else 0, 0)
        shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE, shown)


class PanelNumber(QAbstractButton):
    """A figure over its unit; pressing it opens the rows it counts."""

    def __init__(self, number: int, unit: str, tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._figure, self._unit = f"{number:,}", unit
        self.setText(f"{self._figure} {unit}")
        self.setAccessibleName(self.text())
        self.setToolTip(f"Show the rows: {self.text()}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        figure, unit = (QFontMetricsF(theme().font(role)) for role in ("figure", "second"))
        width = max(figure.horizontalAdvance(self._figure), unit.horizontalAdvance(self._unit))
        return QSize(round(width) + 8, round(figure.height() + unit.height() + 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink("hover"))
            painter.drawRoundedRect(area, 5, 5)
        painter.setFont(theme().font("figure"))
        height = QFontMetricsF(painter.font()).height()
        painter.setPen(ink(self._tone))
        painter.drawText(QRectF(1, 0, area.width(), height), _MIDDLE, self._figure)
        painter.setFont(theme().font("second"))
        painter.setPen(ink("muted"))
        painter.drawText(QRectF(1, height, area.width(), area.height() - height), _MIDDLE, self._unit)
        if self.hasFocus():
            paint_focus(painter, area)
