"""A block of actions: what, who by when, and its state in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from app.queries.meetings.rows import ActionRow
from app.ui.dates import say_date, short_date
from app.ui.widgets.fact_rows import FactRow, FactRows, Verb

Verbs = Callable[[ActionRow], tuple[Verb, ...]]


class ActionRows(FactRows):
    """Actions under a heading; `verbs(row)` says what can be done with each."""

    def __init__(self, title: str, action: str, empty: str, verbs: Verbs) -> None:
        super().__init__(title, action, empty)
        self._verbs = verbs

    def show_actions(
        self, rows: Sequence[ActionRow], today: date, reason: str, *, named: bool = False
    ) -> None:
        """Show these; named puts the pupil's name before what is to be done."""
        self.show_rows([self._row(row, today, reason, named) for row in rows], reason)

    def _row(self, row: ActionRow, today: date, reason: str, named: bool) -> FactRow:
        title = f"{row.pupil}: {row.words}" if named and row.pupil else row.words
        # What is over takes no more room than it must, so that what is still to do is seen.
        facts = "  ·  ".join(filter(None, (row.owner, state_words(row, today), row.outcome)))
        return FactRow(title, (facts,), self._verbs(row), reason)


def state_words(row: ActionRow, today: date) -> str:
    """Return by when an action is to be done and how late it is, or how it was closed."""
    if row.closed_on is not None:
        how = "Done" if row.state == "done" else "No longer needed"
        return f"{how} on {say_date(row.closed_on)}"
    if row.due_on is None:
        return "no day yet"
    by = f"by {short_date(row.due_on, today)}"
    if row.late <= 0:
        return by
    return f"{by}, {row.late} {'day' if row.late == 1 else 'days'} late"
