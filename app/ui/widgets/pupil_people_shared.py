"""What was shared of a pupil: when, with whom, what, why, on what basis, and how consent stood that day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.queries.around.shared import SharedRow
from app.ui.dates import say_date
from app.ui.widgets.fact_rows import FactRow, FactRows, Verb
from app.vocabulary import within

Call = Callable[[SharedRow], None]


class SharedLog(FactRows):
    """`change` and `take_back` are called with the row."""

    def __init__(self, change: Call, take_back: Call) -> None:
        super().__init__("Shared", "Note what was shared", "Nothing is noted as shared.")
        self._change, self._take_back = change, take_back

    def show_shared(self, rows: Sequence[SharedRow], reason: str) -> None:
        """Show the rows, newest first."""
        self.show_rows([self._row(row, reason) for row in rows], reason)

    def _row(self, row: SharedRow, reason: str) -> FactRow:
        title = f"{say_date(row.shared_on)}, with {row.whom}"
        verbs = (
            Verb("Change", title, partial(self._change, row)),
            Verb("Take back", title, partial(self._take_back, row)),
        )
        return FactRow(title, (f"{row.what}  ·  Why: {row.why}", basis_words(row)), verbs, reason)


def basis_words(row: SharedRow) -> str:
    """Return "Basis: safeguarding  ·  consent that day: refused", or that the basis was consent and there was none."""
    if row.warning:
        return row.warning
    basis = f"Basis: {within(row.basis_label)}" if row.basis_label else "No basis noted"
    return f"{basis}  ·  consent that day: {within(row.consent_words)}"
