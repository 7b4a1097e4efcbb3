"""A table with the verbs of a list that a school keeps: add, change, move, retire, use again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.tables import Column
from app.ui.theme import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.panels import Frame
from app.ui.widgets.rows_view import RowsView


@dataclass(frozen=True, slots=True)
class Verb:
    """A button of the list. fits says for which row it can be pressed; without a row it is for adding."""

    words: str
    call: Callable[[Any], None]
    icon: str = ""
    fits: Callable[[Any], bool] | None = None
    adds: bool = False
    # Seen only where it fits, such as "Use again" for what is retired.
    comes_and_goes: bool = False


class ListEditor(QWidget):
    """Rows above, verbs below; Enter in a row presses the first verb that is not for adding."""

    def __init__(
        self,
        columns: Sequence[Column],
        name: str,
        verbs: Sequence[Verb],
        *,
        key: Callable[[Any], Hashable] = lambda row: row.id,
    ) -> None:
        super().__init__()
        self._rows: Sequence[Any] = ()
        self._least = 0
        self._key = key
        self.table = RowsView(list(columns), name, key=key)
        self._verbs = [(verb, Button(verb.words, verb.icon)) for verb in verbs]
        line = FlowLayout(8)
        for verb, button in self._verbs:
            # A page may hold two lists: read aloud, each button says which it belongs to.
            button.setAccessibleName(f"{verb.words}: {name}")
            button.clicked.connect(self._pressed)
            button.setEnabled(verb.adds)
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._frame = Frame(self.table)
        column.addWidget(self._frame, 1000)
        column.addLayout(line)
        column.addStretch(1)
        theme().changed.connect(self._measure)
        self.table.row_changed.connect(self._chosen)
        self.table.opened.connect(self._opened)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the chosen one stays chosen, at first the first."""
        self._rows = rows
        self.table.set_rows(rows)
        if self.table.selected() is None:
            self.table.select_first()
        self._chosen(self.table.selected())
        self._measure()

    def buttons(self) -> tuple[Button, ...]:
        """Return the verbs' buttons, in order."""
        return tuple(button for _, button in self._verbs)

    def place(self, row: Any, among: Callable[[Any], bool]) -> int:
        """Return a row's place among some, in the order the list was given, whatever it is sorted by now."""
        return [self._key(one) for one in self._rows if among(one)].index(self._key(row))

    def keep_open(self, rows: int) -> None:
        """Show up to so many rows without scrolling, for a list that stands in an area which scrolls itself."""
        self._least = rows
        self._measure()

    def _measure(self) -> None:
        # As high as its rows and no higher, so that the verbs stand right under them.
        head = self.table.horizontalHeader().sizeHint().height()
        seen = max(len(self._rows), 3)
        self._frame.setMaximumHeight(head + theme().row_height() * seen + 6)
        if self._least:
            self._frame.setMinimumHeight(head + theme().row_height() * min(seen, self._least) + 6)

    def _chosen(self, row: Any) -> None:
        for verb, button in self._verbs:
            fits = row is not None and (verb.fits is None or verb.fits(row))
            button.setEnabled(verb.adds or fits)
            button.setVisible(fits or not verb.comes_and_goes)

    def _pressed(self) -> None:
        pressed = self.sender()
        assert isinstance(pressed, Button)
        verb = next(verb for verb, button in self._verbs if button is pressed)
        row = self.table.selected()
        if verb.adds or row is not None:
            verb.call(row)
        if not (pressed.isEnabled() and pressed.isVisible()):
            # What was pressed no longer fits: the keys go on in the list, not wherever Qt thinks.
            self.table.setFocus()

    def _opened(self, row: Any) -> None:
        found = next(((verb, button) for verb, button in self._verbs if not verb.adds), None)
        if found is not None and found[1].isEnabled():
            found[0].call(row)
