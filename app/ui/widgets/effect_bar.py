"""What came of supports as one bar of blocks, from the best to the worst; each look differs in grey as well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.looks import mix
from app.queries.supports.effect_rule import NOT_DELIVERED, NOT_SAID, Counted
from app.ui.plain_tip import plain_tip
from app.ui.theme import colours, ink, theme

_SWATCH = 14


class EffectBar(QWidget):
    """One bar; what it shows is said in words beside it, and to a screen reader."""

    def __init__(self, blocks: Sequence[Counted], spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = [block for block in blocks if block.count]
        self.setFixedHeight(22)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(spoken))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = sum(block.count for block in self._blocks)
        area = QRectF(self.rect()).adjusted(0.5, 2.5, -0.5, -2.5)
        left = area.left()
        for block in self._blocks:
            wide = area.width() * block.count / total
            paint_block(painter, QRectF(left, area.top(), wide, area.height()), block.code)
            left += wide


class Swatch(QWidget):
    """The look of one block, beside its words."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self.setFixedSize(QSize(_SWATCH, _SWATCH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_block(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._code)


def paint_block(painter: QPainter, box: QRectF, code: str) -> None:
    """Draw one block: better is full, no effect is plain, worse has its own colour, the rest is only lined."""
    painter.setPen(QPen(ink("text") if theme().high_contrast else ink("control"), 1))
    painter.setBrush(_fill(code))
    painter.drawRect(box)
    if code == NOT_DELIVERED:
        painter.setBrush(QBrush(ink("control"), Qt.BrushStyle.BDiagPattern))
        painter.setBrushOrigin(QPointF(box.topLeft()))
        painter.drawRect(box)


def _fill(code: str) -> QColor:
    ground, good, bad = colours().surface, colours().good, colours().danger
    if code in (NOT_DELIVERED, NOT_SAID):
        return QColor(ground)
    step = int(code)
    if step == 0:
        return QColor(mix(ground, colours().control, 0.35))
    return QColor(mix(ground, good if step > 0 else bad, 1.0 if abs(step) > 1 else 0.45))
