"""The list of cards in one column of the Board, moved through and picked up by keys or with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from app.queries.board_cards import BoardCard
from app.ui.widgets.board_card import CardDelegate
from app.ui.widgets.board_model import BoardModel

CTRL = Qt.KeyboardModifier.ControlModifier
_SIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class BoardView(QListView):
    """Signals: opened(card); moved(card, ±1) by Ctrl and an arrow; choosing(card) by M; aside(±1) to the next column.

    `stopped` comes where somebody drags who may not, `entered` when the focus comes here.
    """

    opened = Signal(object)
    moved = Signal(object, int)
    choosing = Signal(object)
    aside = Signal(int)
    stopped = Signal()
    entered = Signal()

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self.cards, self.may_move = model, True
        self._cards_look = CardDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._cards_look)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        # The column behind takes what is dropped, its head included.
        self.viewport().setAcceptDrops(False)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self._open)

    @property
    def look(self) -> CardDelegate:
        """What paints the cards."""
        return self._cards_look

    def current(self) -> BoardCard | None:
        """Return the card that keys act on."""
        return self.cards.card(self.currentIndex())

    def select(self, pupil_id: int) -> bool:
        """Select a pupil's card, where there is one, and say whether there is."""
        at = self.cards.place(pupil_id)
        if at >= 0:
            self.setCurrentIndex(self.cards.index(at))
        return at >= 0

    def _open(self, index: QModelIndex) -> None:
        card = self.cards.card(index)
        if card is not None:
            self.opened.emit(card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card, key = self.current(), Qt.Key(event.key())
        side = _SIDE.get(key, 0)
        if side and not event.modifiers() & CTRL:
            self.aside.emit(side)
        elif side and card is not None:
            self.moved.emit(card, side)
        elif key == Qt.Key.Key_M and not event.modifiers() and card is not None:
            self.choosing.emit(card)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and card is not None:
            self.opened.emit(card)
        elif key == Qt.Key.Key_Escape:
            # The page goes a step back by it.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if self.cards.card(index) is None:
            return
        if not self.may_move:
            self.stopped.emit()
            return
        drag = QDrag(self)
        drag.setMimeData(self.cards.mimeData([index]))
        drag.setPixmap(self._picture(index))
        drag.exec(Qt.DropAction.MoveAction)

    def _picture(self, index: QModelIndex) -> QPixmap:
        return self.viewport().grab(self.visualRect(index))

    def select_any(self) -> None:
        """Select the first card where none is selected."""
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.select_any()
        self.entered.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
