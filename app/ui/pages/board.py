"""The Board: a column of cards for each grouping of one domain, moved by mouse or keys into another grouping."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.board import Board, board, narrowed
from app.queries.board_cards import BoardCard
from app.queries.wording import domains
from app.store import Store
from app.ui.allowed import refusal, refused
from app.ui.board_moves import BoardMoves, Move, with_move
from app.ui.page import Page
from app.ui.shell import Command, Shell
from app.ui.widgets.board_columns import BoardColumns
from app.ui.widgets.board_filters import BoardFilters
from app.ui.widgets.label import Elided
from app.ui.widgets.panels import EmptyState
from app.vocabulary import GroupingCode, within

FILTERS = "board_filters"
HOW = "Drag a card, or press M, to decide on another grouping."


class BoardPage(Page):
    """One domain of need at a time; a card let go elsewhere opens the decision."""

    name = "board"
    title = "Board"
    watches = frozenset(("pupil", "standing", "placement", "plan", "domain", "grouping", "school"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.filters, self.columns = BoardFilters(), BoardColumns()
        self.moves = BoardMoves(shell, self)
        self.how = Elided("", "second", "muted")
        self.nobody = EmptyState(
            "No pupils here yet", "Add pupils on the Pupils page, or import a list there."
        )
        self._board: Board | None = None
        self._first = True
        self._lay_out()
        self.filters.changed.connect(self._narrow)
        self.columns.opened.connect(self._open)
        self.columns.choosing.connect(self._choose)
        self.columns.moving.connect(self._move)
        self.columns.stopped.connect(self._stopped)
        self.moves.changed.connect(self._show)
        self.moves.ended.connect(self._ended)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 16, 6)
        top.addWidget(self.filters, 1)
        top.addWidget(self.how)
        empty = QWidget()
        room = QVBoxLayout(empty)
        room.setContentsMargins(16, 12, 16, 12)
        room.addWidget(self.nobody)
        room.addStretch(1)
        self.whole = QStackedWidget()
        self.whole.addWidget(self.columns)
        self.whole.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.whole, 1)

    # --- filling ---

    @classmethod
    def warm(cls, store: Store) -> None:
        rows = store.read_ahead(domains)
        if rows:
            store.read_ahead(board, rows[0].id, today=store.today())

    def refresh(self) -> None:
        self.filters.offer_domains(self.shell.store.read(domains))
        if self._first:
            self._first = False
            self.filters.bring_back(self.shell.remembered.data(FILTERS))
        self.how.setText(refusal(self.shell.store, Ability.LOG) or HOW)
        self._read()

    def _read(self) -> None:
        domain = self.filters.domain_id
        self._board = None if domain is None else self._ask(domain)
        if self._board is not None:
            self.filters.offer_places(self._board.places)
        self._show()

    def _ask(self, domain_id: int) -> Board:
        found: Board = self.shell.store.read(board, domain_id, today=self.shell.today())
        return found

    def _show(self) -> None:
        self.whole.setCurrentIndex(0 if self._board is not None and self._board.on_roll else 1)
        if self._board is None:
            return
        shown = narrowed(self._board, self.filters.value("years"), self.filters.value("classes"))
        may = not refusal(self.shell.store, Ability.LOG)
        self.columns.show_board(with_move(shown, self.moves.pending), self.shell.today(), may)
        noun = "pupil" if shown.on_roll == 1 else "pupils"
        self.facts.emit(f"{self.filters.domain_name}: {shown.on_roll:,} {noun}, those to look at next first.")

    # --- moving ---

    def _move(self, pupil_id: int, start: str, to: str) -> None:
        card = self._card(pupil_id, start)
        if card is not None and self._board is not None:
            self.moves.move(card, self._board.domain_id, to)

    def _card(self, pupil_id: int, code: str) -> BoardCard | None:
        column = self.columns.columns.get(code)
        cards = () if column is None else column.view.cards.cards
        return next((card for card in cards if card.pupil_id == pupil_id), None)

    def _choose(self, card: BoardCard) -> None:
        if self._board is not None:
            # Coming back to Thriving is possible where its column is hidden, too.
            codes = (GroupingCode.THRIVING.value, *self.columns.columns)
            self.moves.choose(card, self._board.domain_id, codes)

    def _ended(self, move: Move, logged: bool) -> None:
        self.columns.focus_card(move.pupil_id, (move.to, move.start) if logged else (move.start,))

    def _stopped(self) -> None:
        refused(self.shell, Ability.LOG)

    def _open(self, card: BoardCard) -> None:
        self.shell.go("pupils", card.pupil_id)

    # --- filters ---

    def _narrow(self) -> None:
        self.shell.remembered.set_data(FILTERS, self.filters.kept())
        if self._board is None or self.filters.domain_id != self._board.domain_id:
            self._read()
        else:
            self._show()

    # --- what the window asks ---

    def commands(self) -> list[Command]:
        found = []
        if self.columns.current() is not None:
            found.append(Command("Move this card", "M", self._choose_current, "forward", Ability.LOG))
        rows = self.shell.store.read(domains)
        for row in rows:
            words = f"Show the board for {within(row.name)}"
            found.append(Command(words, "", self.filters.chooser(row.code), "board"))
        return found

    def _choose_current(self) -> None:
        card = self.columns.current()
        if card is not None:
            self._choose(card)

    def parts(self) -> list[QWidget]:
        return [self.filters, *(column.view for column in self.columns.columns.values())]

    def focus_first(self) -> None:
        if self.whole.currentIndex() == 0:
            self.columns.focus_first()
        else:
            self.filters.buttons["domain"].setFocus()
