"""One column of the Board: its head, its cards, and the ground on which a card can be let go."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.board import BoardColumn
from app.ui.theme import ink
from app.ui.widgets.board_head import BoardHead
from app.ui.widgets.board_model import BoardModel, carried
from app.ui.widgets.board_view import BoardView
from app.ui.widgets.board_words import nobody_words
from app.ui.widgets.label import caption
from app.vocabulary import GroupingCode

LEAST = 224


class BoardColumnView(QWidget):
    """`dropped(pupil id, from, to)` when a card is let go here; `hovered` while one is over it."""

    dropped = Signal(int, str, str)
    hovered = Signal()

    def __init__(self, column: BoardColumn, sign: str) -> None:
        super().__init__()
        self.code, self._sign, self._over = column.grouping.code, sign, False
        self.head = BoardHead(column)
        self.view = BoardView(BoardModel(sign, self))
        self.lately = caption("Came back in the last six weeks")
        self.nobody = caption("")
        for words in (self.lately, self.nobody):
            words.setContentsMargins(10, 8, 10, 4)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.setSpacing(0)
        for part in (self.head, self.lately, self.nobody):
            inside.addWidget(part)
        inside.addWidget(self.view, 1)
        self.setMinimumWidth(LEAST)
        self.setAcceptDrops(True)

    def show_column(self, column: BoardColumn, today: date) -> None:
        """Show other cards, the current one kept where its pupil is still here."""
        before = self.view.current()
        self.head.show_column(column)
        self.setAccessibleName(self.head.accessibleName())
        self.view.setAccessibleName(f"{column.grouping.label}: cards")
        if (column.cards, today) != (self.view.cards.cards, self.view.look.today):
            # What stays the same keeps its place on the screen.
            self.view.look.today = today
            self.view.cards.show_cards(column.cards, today)
        self.nobody.setText(nobody_words(column))
        self.nobody.setVisible(not column.cards)
        self.lately.setVisible(self.code == GroupingCode.THRIVING and bool(column.cards))
        if before is not None and self.view.current() is None:
            self.view.select(before.pupil_id)
        self.view.viewport().update()

    # --- letting go ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)
        if self._over:
            self.hovered.emit()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def _consider(self, event: QDragMoveEvent) -> None:
        card = carried(self._sign, event.mimeData())
        self._set_over(card is not None and card[1] != self.code)
        if self._over:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        card = carried(self._sign, event.mimeData())
        if card is None or card[1] == self.code:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(card[0], card[1], self.code)

    @property
    def over(self) -> bool:
        """Whether a card is held over it that could be let go here."""
        return self._over

    def _set_over(self, over: bool) -> None:
        if over != self._over:
            self._over = over
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        apart = self.code == GroupingCode.RISK_SUPPORT
        painter.setBrush(ink("accent_tint" if self._over else "sunk" if apart else "window"))
        painter.setPen(QPen(ink("accent" if self._over else "control" if apart else "line"), 1 + self._over))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
