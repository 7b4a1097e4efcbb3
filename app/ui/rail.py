"""The rail on the left: one item a page, with icon and word, by mouse, arrows or Ctrl and a figure."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import ink, theme
from app.ui.widgets.offer_bar import paint_focus

WIDTH = 76


class RailItem(QAbstractButton):
    """One page in the rail."""

    def __init__(self, name: str, title: str, icon: str, keys: str) -> None:
        super().__init__()
        self.name = name
        self._icon = icon
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setToolTip(f"{title} ({keys})" if keys else title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, max(56, theme().row_height() * 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(6, 2, -6, -2)
        tone = "text" if self.isEnabled() else "muted"
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink("accent_tint"))
            painter.drawRoundedRect(box, 5, 5)
            painter.setBrush(ink("accent"))
            painter.drawRect(QRectF(0, box.top() + 12, 3, box.height() - 24))
            tone = "on_accent_tint"
        elif self.isEnabled() and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink("hover"))
            painter.drawRoundedRect(box, 5, 5)
        paint_icon(painter, QRectF(box.center().x() - 11, box.top() + 6, 22, 22), self._icon, tone)
        font = theme().font("second")
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(ink(tone))
        words = QRectF(0, box.top() + 29, self.width(), box.height() - 30)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), self.text())
        if self.hasFocus():
            paint_focus(painter, box)


class Rail(QWidget):
    """The pages of the program; `chosen(name)` when somebody picks one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Pages")
        self._items: dict[str, RailItem] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def add(self, name: str, title: str, icon: str, keys: str, *, at_foot: bool = False) -> None:
        """Add a page, at the foot for what is not daily work."""
        item = RailItem(name, title, icon, keys)
        item.clicked.connect(self._clicked)
        self._items[name] = item
        at = self._column.count() if at_foot else self._column.count() - 1
        self._column.insertWidget(at, item)

    def show_current(self, name: str) -> None:
        """Mark the page that is shown."""
        for key, item in self._items.items():
            item.setChecked(key == name)

    def set_ready(self, ready: bool) -> None:
        """Let pages be chosen once a school is open."""
        for item in self._items.values():
            item.setEnabled(ready)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        items = list(self._items.values())
        focused = next((i for i, item in enumerate(items) if item.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        items[(focused + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        item = self.sender()
        if isinstance(item, RailItem):
            self.show_current(item.name)
            self.chosen.emit(item.name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), ink("line"))
