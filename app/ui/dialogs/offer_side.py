"""The left side of an offer's form: its sections, and what readers will still ask; each goes to its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import ink, theme
from app.ui.widgets.label import Label, heading
from app.ui.widgets.offer_bar import paint_focus
from app.ui.widgets.scrolled import scrolled

WIDTH = 204


class SideRow(QAbstractButton):
    """One line to press; `key` is the field it goes to, `current` tints it."""

    def __init__(self, text: str, key: str, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._role = key, role
        self.current = False
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_current(self, current: bool) -> None:
        """Tint the line, or not."""
        self.current = current
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font(self._role))
        return QSize(round(metrics.horizontalAdvance(self.text())) + 20, round(metrics.height() * 1.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink("accent_tint" if self.current else "hover"))
            painter.drawRoundedRect(area, 4, 4)
        painter.setFont(theme().font("name" if self.current else self._role))
        painter.setPen(ink("on_accent_tint" if self.current else "text"))
        room = area.adjusted(8, 0, -4, 0)
        text = QFontMetricsF(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        if self.hasFocus():
            paint_focus(painter, area, 4)


class OfferSide(QWidget):
    """`wanted(str)` is the field that somebody wants to go to."""

    wanted = Signal(str)

    def __init__(self, sections: Mapping[str, Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Sections")
        self._fields = sections
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 4, 8, 8)
        self._column.setSpacing(1)
        self.rows = {title: SideRow(title, names[0]) for title, names in sections.items()}
        for row in self.rows.values():
            self._column.addWidget(row)
            row.clicked.connect(self._pressed)
        self._asks_head = heading("Readers will ask")
        self._asks_head.setContentsMargins(8, 14, 0, 2)
        self._nothing = Label("Nothing more: all is said.", "second", "muted", wrap=True)
        self._nothing.setContentsMargins(8, 0, 0, 0)
        self._column.addWidget(self._asks_head)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self.asks: list[SideRow] = []
        self._shown: dict[str, str] | None = None
        area = scrolled(inner)
        for ground in (inner, area.viewport()):
            ground.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_asks(self, asks: Mapping[str, str]) -> None:
        """Show what readers will ask: field → words; nothing here stops anybody from saving."""
        if dict(asks) == self._shown:
            return
        self._shown = dict(asks)
        for row in self.asks:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.asks = [
            SideRow(f"{words[:1].upper()}{words[1:]}", field, "second") for field, words in asks.items()
        ]
        at = self._column.indexOf(self._nothing)
        for number, row in enumerate(self.asks, 1):
            self._column.insertWidget(at + number, row)
            row.clicked.connect(self._pressed)
        self._nothing.setVisible(not asks)

    def show_current(self, field: str) -> None:
        """Tint the section that a field is in."""
        for title, row in self.rows.items():
            row.set_current(field in self._fields[title])

    def _pressed(self) -> None:
        row = self.sender()
        if isinstance(row, SideRow):
            self.wanted.emit(row.key)
