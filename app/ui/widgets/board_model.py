"""The cards of one column of the Board as a Qt model; a card that is dragged travels by number, never by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.queries.board_cards import BoardCard
from app.ui.plain_tip import plain_tip
from app.ui.widgets.board_words import HOW_TO_MOVE, card_words

MIME = "application/x-fivefold-card"
CARD = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class BoardModel(QAbstractListModel):
    """Holds the cards of a column; `sign` tells the cards of this window from those of another."""

    def __init__(self, sign: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self._cards: tuple[BoardCard, ...] = ()
        self._today = date.min

    @property
    def cards(self) -> tuple[BoardCard, ...]:
        """The cards in the order shown."""
        return self._cards

    def show_cards(self, cards: Sequence[BoardCard], today: date) -> None:
        """Show these cards in place of those before."""
        self.beginResetModel()
        self._cards, self._today = tuple(cards), today
        self.endResetModel()

    def place(self, pupil_id: int) -> int:
        """Return where a pupil's card is, or -1."""
        return next((at for at, card in enumerate(self._cards) if card.pupil_id == pupil_id), -1)

    def card(self, index: Index) -> BoardCard | None:
        """Return the card at a place, or None where there is none."""
        return self._cards[index.row()] if 0 <= index.row() < len(self._cards) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.card(index)
        if card is None:
            return None
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card_words(card, self._today)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(card_words(card, self._today))
        return HOW_TO_MOVE if role == Qt.ItemDataRole.AccessibleDescriptionRole and not card.ask else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        card = self.card(index)
        found = super().flags(index)
        return found if card is None or card.ask else found | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        found = QMimeData()
        for card in filter(None, map(self.card, indexes)):
            found.setData(MIME, f"{self._sign}:{card.pupil_id}:{card.grouping}".encode())
        return found


def carried(sign: str, mime: QMimeData) -> tuple[int, str] | None:
    """Return the pupil's id and the grouping of a card that is dragged here from this window; None for all else."""
    parts = bytes(mime.data(MIME).data()).decode(errors="replace").split(":")
    if len(parts) != 3 or parts[0] != sign or not parts[1].isdecimal():
        return None
    return int(parts[1]), parts[2]
