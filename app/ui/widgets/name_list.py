"""The list of who may sign in: arrows, or the first letters of any part of a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QTimer

from app.abilities import ROLE_LABELS
from app.keys.parts import Entry
from app.ui.tables import Column
from app.ui.theme import theme
from app.ui.widgets.rows_view import RowsView
from app.vocabulary import fold

_MOST_ROWS = 6
_PAUSE_MS = 1000


class Named(NamedTuple):
    """Somebody who may sign in."""

    number: int
    name: str
    role: str


def named(people: Iterable[Entry]) -> list[Named]:
    """Return who stands in a key file, as the list shows them: in the order of their names."""
    found = [Named(one.number, one.name, ROLE_LABELS[one.role]) for one in people]
    return sorted(found, key=lambda one: fold(one.name))


class NameList(RowsView):
    """Who may sign in, with what they are; `opened` comes with Enter, when somebody is chosen for good."""

    def __init__(self, people: Sequence[Named]) -> None:
        super().__init__(
            [
                Column("Name", lambda one: one.name, bold=True),
                Column("Role", lambda one: one.role, width=18, tone=lambda _: "muted"),
            ],
            "Who you are",
            key=lambda one: one.number,
        )
        self.horizontalHeader().hide()
        self._begun = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._forget)
        self.typed.connect(self._look_for)
        self.set_rows(people)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(theme().row_height() * min(_MOST_ROWS, max(1, len(self.rows_model.rows))) + 2)

    def _look_for(self, letter: str) -> None:
        """Go to whoever has a name that begins with what was typed just now."""
        self._begun = fold(self._begun + letter)
        self._pause.start()
        for one in self.rows_model.rows:
            if f" {self._begun}" in f" {fold(one.name)}":
                self.select(one.number)
                return

    def _forget(self) -> None:
        self._begun = ""
