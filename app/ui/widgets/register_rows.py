"""The list of a register: everyone is here until Space or a click takes somebody out; a digit gives the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from app.queries.supports.registers import RegisterRow
from app.ui.tables import Column
from app.ui.widgets.tick_rows import TickRows


class RegisterRows(TickRows):
    """Rows of a register with a box for each; what is noted of who is not here stands behind the name.

    `noted` when a reason was given. reasons are (code, label), the first of them is digit 1.
    """

    noted = Signal()

    def __init__(self, reasons: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        self._labels, self._codes = dict(reasons), [code for code, _ in reasons]
        self._absences: dict[Any, tuple[str, str]] = {}
        columns = [
            Column("Pupil", _name, bold=True),
            Column("", self._said, width=34, tone=self._tone),
        ]
        super().__init__(columns, "Who was here", _key, _can, parent)
        self.typed.connect(self._digit)

    def show_register(self, rows: Iterable[RegisterRow]) -> None:
        """Show the members of a day with what is noted of them; nobody is absent before it is said."""
        given = tuple(rows)
        self._absences = {row.support_id: (row.absence, row.note) for row in given if not row.here}
        self.set_rows(given)
        self.tick(row.support_id for row in given if row.here)
        if self.selected() is None:
            self.select_first()

    def absent(self) -> tuple[tuple[int, str, str], ...]:
        """Return who was not here, with the reason and the words, as a register takes it."""
        rows = [row for row in self.rows_model.rows if not self.is_ticked(row)]
        return tuple((row.support_id, *self.about(row)) for row in rows)

    def about(self, row: RegisterRow) -> tuple[str, str]:
        """Return the reason and the words noted of somebody who is not here; two empty ones for none."""
        return self._absences.get(row.support_id, ("", ""))

    def note(self, code: str, words: str) -> None:
        """Note of the selected pupil, who is not here, why."""
        row = self.selected()
        if row is not None and not self.is_ticked(row):
            self._absences[row.support_id] = (code, words)
            self.viewport().update()
            self.noted.emit()

    def _digit(self, text: str) -> None:
        row = self.selected()
        if row is not None and text.isdigit() and 0 < int(text) <= len(self._codes):
            if self.is_ticked(row):
                self.toggle()
            self.note(self._codes[int(text) - 1], self.about(row)[1])

    def _clicked(self, index: QModelIndex) -> None:
        # Anywhere in the row: whoever takes a register looks at names, not at boxes.
        self.toggle()

    def _said(self, row: RegisterRow) -> str:
        if self.is_ticked(row):
            return "here"
        code, words = self.about(row)
        return ": ".join(
            filter(None, ("not here", ", ".join(filter(None, (self._labels.get(code, code), words)))))
        )

    def _tone(self, row: RegisterRow) -> str:
        return "muted" if self.is_ticked(row) else "text"


def _name(row: Any) -> str:
    return str(row.pupil)


def _key(row: Any) -> int:
    return int(row.support_id)


def _can(_row: Any) -> bool:
    return True
