"""One chosen thing in a field of several, which can be taken off again."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.plain_tip import plain_tip
from app.ui.theme import ink, theme
from app.ui.widgets.offer_bar import paint_focus


class Chip(QAbstractButton):
    """One chosen thing; pressing it, or Delete, takes it off."""

    def __init__(self, value: Any, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen = value
        self.setText(text)
        self.setAccessibleName(f"{text}, press to take off")
        self.setToolTip(plain_tip(f"Take off {text}"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font())
        return QSize(round(metrics.horizontalAdvance(self.text())) + 34, max(24, round(metrics.height() + 4)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("accent_tint"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setFont(theme().font())
        painter.setPen(ink("on_accent_tint"))
        painter.drawText(area.adjusted(9, 0, -24, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        paint_icon(
            painter, QRectF(area.right() - 20, area.center().y() - 6, 12, 12), "close", "on_accent_tint"
        )
        if self.hasFocus():
            paint_focus(painter, area, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
            return
        super().keyPressEvent(event)
