"""Moving a card of the Board: it lies where it was let go while the decision is written, and goes back on Esc."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from app.abilities import Ability
from app.looks import GROUPINGS
from app.queries.board import Board
from app.queries.board_cards import BoardCard
from app.queries.sight import ask_first
from app.ui.allowed import refused
from app.ui.shell import LogTarget, Shell
from app.ui.theme import theme
from app.vocabulary import GroupingCode


@dataclass(frozen=True, slots=True)
class Move:
    """A card let go in another column, until the decision is logged or left."""

    pupil_id: int
    domain_id: int
    start: str
    to: str


class BoardMoves(QObject):
    """Opens the decision sheet for a card that was moved. `changed` when a card lies elsewhere.

    `ended(move, logged)` when the sheet has closed.
    """

    changed = Signal()
    ended = Signal(object, bool)

    def __init__(self, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._page = shell, page
        self.pending: Move | None = None
        self._menu = QMenu(page)
        self._menu.triggered.connect(self._chosen)
        self._choosing: tuple[BoardCard, int] | None = None

    def move(self, card: BoardCard, domain_id: int, to: str) -> None:
        """Let a card go in a column: the decision sheet opens with the pupil, the domain and the grouping."""
        if self.pending is not None or to == card.grouping or refused(self._shell, Ability.LOG):
            return
        if card.ask:
            self._shell.say(str(ask_first()), "warning")
            return
        if card.grouping == GroupingCode.THRIVING == to:
            return
        from app.ui.dialogs.decision import DecisionSheet

        self.pending = Move(card.pupil_id, domain_id, card.grouping, to)
        self.changed.emit()
        sheet = DecisionSheet(self._shell, LogTarget(card.pupil_id, domain_id, to))
        sheet.finished.connect(self._finished)
        self._shell.show_dialog(sheet)

    def _finished(self, result: int) -> None:
        move, self.pending = self.pending, None
        if move is not None:
            self.changed.emit()
            self.ended.emit(move, result == QDialog.DialogCode.Accepted)

    def choose(self, card: BoardCard, domain_id: int, codes: tuple[str, ...]) -> None:
        """Ask which column a card goes to, by its number or with the arrows."""
        if refused(self._shell, Ability.LOG):
            return
        if card.ask:
            self._shell.say(str(ask_first()), "warning")
            return
        self._choosing = card, domain_id
        self._menu.clear()
        self._menu.setAccessibleName(f"Move {card.name} to")
        for number, code in enumerate(GROUPINGS, 1):
            if code in codes and code != card.grouping:
                action = QAction(f"&{number}  {theme().look(code).name.replace('&', '&&')}", self._menu)
                action.setData(code)
                self._menu.addAction(action)
        self._menu.popup(self._page.mapToGlobal(self._page.rect().center()))

    def _chosen(self, action: QAction) -> None:
        if self._choosing is not None:
            card, domain_id = self._choosing
            self._choosing = None
            self.move(card, domain_id, str(action.data()))


def with_move(board: Board, move: Move | None) -> Board:
    """Return the Board with a card where it was let go; as it is where there is none, or it has been logged."""
    if move is None or move.domain_id != board.domain_id:
        return board
    cards = (card for one in board.columns if one.grouping.code == move.start for card in one.cards)
    card = next((card for card in cards if card.pupil_id == move.pupil_id), None)
    if card is None:
        return board
    columns = []
    for one in board.columns:
        rest = tuple(other for other in one.cards if other is not card)
        if one.grouping.code == move.to:
            others = tuple(other for other in rest if other.pupil_id != card.pupil_id)
            # Only who it is: since when, and what is next, is being decided.
            moved = replace(card, grouping=move.to, since=None, next_look_on=None, still_open=())
            rest = (moved, *others)
        columns.append(replace(one, cards=rest))
    return replace(board, columns=tuple(columns))
