"""Around a pupil: family, professionals with their agencies, and who was there before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.around.people import Around, InvolvedRow
from app.ui.dates import say_date
from app.ui.widgets.fact_rows import FactRow, FactRows, Verb
from app.ui.widgets.label import Label
from app.vocabulary import within

Call = Callable[[InvolvedRow], None]


class PeopleAround(QWidget):
    """Three lists under one heading; `change`, `end`, `again` and `take_back` are called with the row."""

    def __init__(self, change: Call, end: Call, again: Call, take_back: Call) -> None:
        super().__init__()
        self._change, self._end, self._again, self._take_back = change, end, again, take_back
        self.title = Label("", "panel", wrap=True)
        self.family = FactRows("Family", "Add family", "Nobody of the family is noted here.")
        self.professionals = FactRows(
            "Professionals", "Add a professional", "No professional is noted here. That may be just right."
        )
        self.past = FactRows("Before", "", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.title, self.family, self.professionals, self.past):
            column.addWidget(part)

    def show_around(self, around: Around, first_name: str, reason: str) -> None:
        """Show who is there; reason says why nothing can be changed by whoever reads it."""
        self.title.setText(f"Around {first_name}")
        self.family.show_rows([self._now(row, reason) for row in around.family], reason)
        self.professionals.show_rows([self._now(row, reason) for row in around.professionals], reason)
        self.past.show_rows([self._before(row, reason) for row in around.past], "")
        self.past.setVisible(bool(around.past))

    def _now(self, row: InvolvedRow, reason: str) -> FactRow:
        verbs = (
            Verb("Change", row.name, partial(self._change, row)),
            Verb("End", row.name, partial(self._end, row)),
            Verb("Take back", row.name, partial(self._take_back, row)),
        )
        reach = f"To reach: {row.reach}" if row.reach else ""
        return FactRow(_title(row), (f"{_agency(row)}Since {say_date(row.starts_on)}", reach), verbs, reason)

    def _before(self, row: InvolvedRow, reason: str) -> FactRow:
        assert row.ends_on is not None
        why = f": {row.ended_why}" if row.ended_why else ""
        time = f"{_agency(row)}{say_date(row.starts_on)} to {say_date(row.ends_on)}{why}"
        verbs = (
            Verb("Around again", row.name, partial(self._again, row)),
            Verb("Take back", row.name, partial(self._take_back, row)),
        )
        return FactRow(_title(row), (time,), verbs, reason)


def _title(row: InvolvedRow) -> str:
    same = row.role.casefold() == row.name.casefold()
    return row.name if same or not row.role else f"{row.name}, {within(row.role)}"


def _agency(row: InvolvedRow) -> str:
    if not row.organisation:
        return ""
    return f"{row.organisation} ({'in-house' if row.in_house else 'outside'})  ·  "
