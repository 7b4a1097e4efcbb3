"""All columns of the Board side by side, Risk Support apart; they slide sideways where there is no room."""

from __future__ import annotations

import secrets
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from app.queries.board import Board
from app.queries.board_cards import BoardCard
from app.ui.widgets.board_column import LEAST, BoardColumnView
from app.vocabulary import GroupingCode

GAP, GUTTER = 8, 24


class BoardColumns(QScrollArea):
    """Signals: opened(card), choosing(card), stopped; moving(pupil id, from, to) however a card is moved."""

    opened = Signal(object)
    choosing = Signal(object)
    stopped = Signal()
    moving = Signal(int, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Only cards of this window can be let go in it: the numbers of another school mean others.
        self._sign = secrets.token_hex(8)
        self.columns: dict[str, BoardColumnView] = {}
        self._line = QHBoxLayout(inner := QWidget())
        self._line.setContentsMargins(16, 0, 16, 8)
        self._line.setSpacing(GAP)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.horizontalScrollBar().setSingleStep(LEAST + GAP)
        for ground in (inner, self.viewport()):
            ground.setAutoFillBackground(False)

    def show_board(self, board: Board, today: date, may_move: bool) -> None:
        """Show these columns; those that stay keep their place and what is selected in them.

        The focus goes with a card that now lies elsewhere, such as after Undo.
        """
        before = self.current()
        if tuple(self.columns) != tuple(one.grouping.code for one in board.columns):
            self._build(board)
        for one in board.columns:
            column = self.columns[one.grouping.code]
            column.view.may_move = may_move
            column.show_column(one, today)
        if before is not None and self.current() is None:
            self.focus_card(before.pupil_id)

    def _build(self, board: Board) -> None:
        while (item := self._line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.columns = {}
        for one in board.columns:
            column = BoardColumnView(one, self._sign)
            if one.grouping.code == GroupingCode.RISK_SUPPORT:
                # A band of its own: whoever is there may stand in another column as well.
                self._line.addSpacing(GUTTER - GAP)
            self._line.addWidget(column, 1)
            # A layout shows later what is added to it, and what is not shown cannot take the focus.
            column.show()
            column.dropped.connect(self.moving)
            column.hovered.connect(self._bring)
            column.view.opened.connect(self.opened)
            column.view.choosing.connect(self.choosing)
            column.view.stopped.connect(self.stopped)
            column.view.entered.connect(self._mark)
            column.view.moved.connect(self._beside)
            column.view.aside.connect(self._aside)
            self.columns[one.grouping.code] = column

    # --- where things are ---

    def current(self) -> BoardCard | None:
        """Return the card that has the focus."""
        return next((c.view.current() for c in self.columns.values() if c.view.hasFocus()), None)

    def focus_card(self, pupil_id: int, codes: tuple[str, ...] = ()) -> None:
        """Put the focus on a pupil's card, in the first of these columns that has it, else in any."""
        for code in (*codes, *self.columns):
            column = self.columns.get(code)
            if column is not None and column.view.select(pupil_id):
                self._go_to(column)
                return
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus on the first card there is outside Thriving, where there is one."""
        columns = [c for code, c in self.columns.items() if code != GroupingCode.THRIVING]
        wanted = next((c for c in columns if c.view.cards.rowCount()), None)
        if wanted is not None or columns:
            self._go_to(wanted or columns[0])

    def _go_to(self, column: BoardColumnView) -> None:
        column.view.select_any()
        column.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(column, GAP, 0)

    def _mark(self) -> None:
        for column in self.columns.values():
            column.view.look.active = column.view is self.sender()
            column.view.viewport().update()

    def _bring(self) -> None:
        column = self.sender()
        if isinstance(column, BoardColumnView):
            self.ensureWidgetVisible(column, GAP, 0)

    def _neighbour(self, code: str, side: int) -> BoardColumnView | None:
        codes = list(self.columns)
        at = codes.index(code) + side
        return self.columns[codes[at]] if 0 <= at < len(codes) else None

    def _holder(self, view: object) -> BoardColumnView:
        return next(column for column in self.columns.values() if column.view is view)

    def _aside(self, side: int) -> None:
        wanted = self._neighbour(self._holder(self.sender()).code, side)
        if wanted is not None:
            self._go_to(wanted)

    def _beside(self, card: BoardCard, side: int) -> None:
        wanted = self._neighbour(self._holder(self.sender()).code, side)
        if wanted is not None:
            self.moving.emit(card.pupil_id, card.grouping, wanted.code)
