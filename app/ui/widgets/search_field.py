"""A field to search in: its sign at the left, its key at the right; Down goes on into the list below."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.icons import IN_BUTTON, paint_icon
from app.ui.theme import ink, theme


class SearchField(QLineEdit):
    """Says each change by `textChanged`; `entered` is Enter, `down` the way into the list, Esc clears first."""

    entered = Signal()
    down = Signal()

    def __init__(self, placeholder: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setToolTip(f"{placeholder} ({keys})" if keys else placeholder)
        self._measure()
        theme().changed.connect(self._measure)
        self.textChanged.connect(self._measure)

    def _measure(self) -> None:
        keys = QFontMetricsF(theme().font("second")).horizontalAdvance(self._keys) + 4
        self.setTextMargins(IN_BUTTON + 6, 0, 0 if self.text() or not self._keys else round(keys), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        area = QRectF(self.rect())
        sign = QRectF(10, area.center().y() - IN_BUTTON / 2, IN_BUTTON, IN_BUTTON)
        paint_icon(painter, sign, "search", "muted")
        if self._keys and not self.text():
            painter.setFont(theme().font("second"))
            painter.setPen(ink("muted"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area.adjusted(0, 0, -9, 0), right, self._keys)
