"""Shows a recovery code large, in groups with their numbers, so that it can be copied by hand without a mistake."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import ink, theme

_ACROSS = 4
_PAD = 14


class RecoveryCode(QWidget):
    """Two rows of four groups in a frame; a screen reader spells them letter by letter."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Recovery code")
        theme().changed.connect(self.updateGeometry)

    def set_code(self, code: str) -> None:
        """Show a code as it is printed, its groups parted by dashes."""
        self._groups = code.split("-")
        spelled = "; ".join(f"group {n}: {' '.join(group)}" for n, group in enumerate(self._groups, 1))
        self.setAccessibleName(f"Recovery code: {spelled}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(_font()).horizontalAdvance("MMMMM")
        return QSize(round(_ACROSS * (width + 2 * _PAD)), round(2 * self._row()) + _PAD)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _row(self) -> float:
        number = QFontMetricsF(theme().font("caption")).height()
        return number + QFontMetricsF(_font()).height() + _PAD / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(ink("focus" if focused else "control"), 2 if focused else 1))
        painter.setBrush(ink("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        wide, row = (self.width() - _PAD) / _ACROSS, self._row()
        small = QFontMetricsF(theme().font("caption")).height()
        for at, group in enumerate(self._groups):
            left = _PAD + (at % _ACROSS) * wide
            top = _PAD / 2 + (at // _ACROSS) * row
            painter.setFont(theme().font("caption"))
            painter.setPen(ink("muted"))
            painter.drawText(QRectF(left, top, wide, small), Qt.AlignmentFlag.AlignLeft, str(at + 1))
            painter.setFont(_font())
            painter.setPen(ink("text"))
            painter.drawText(QRectF(left, top + small, wide, row - small), Qt.AlignmentFlag.AlignLeft, group)


def _font() -> QFont:
    """Return letters of one width, in which 0 and O, 1 and I are told apart."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(theme().base_point * 1.7)
    font.setWeight(QFont.Weight.DemiBold)
    return font
