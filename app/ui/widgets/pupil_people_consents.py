"""Consents as a small table: agency, purpose, where it stands, and how it came to that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.queries.around.consents import ConsentRow
from app.ui.dates import say_date
from app.ui.widgets.consent_sign import SignedWords, sign_of
from app.ui.widgets.fact_rows import FactRows, Verb
from app.ui.widgets.label import Label
from app.vocabulary import within

Call = Callable[[ConsentRow], None]


class ConsentTable(FactRows):
    """`update`, `correct` and `take_back` are called with the newest state of an agency and a purpose."""

    def __init__(self, update: Call, correct: Call, take_back: Call) -> None:
        super().__init__(
            "Consents",
            "Note consent",
            "Nothing is noted about consent. Records do not need it; referring may.",
        )
        self._calls = (("Update", update), ("Correct", correct), ("Take back", take_back))

    def show_consents(self, rows: Sequence[ConsentRow], reason: str) -> None:
        """Show the rows, by agency."""
        shown: list[QWidget] = []
        before = ""
        for row in rows:
            verbs = [Verb(words, about(row), partial(call, row)) for words, call in self._calls]
            agency = "" if row.organisation == before else row.organisation
            shown.append(_Row(row, agency, verbs, reason))
            before = row.organisation
        self.show_rows(shown, reason)


class _Row(QWidget):
    def __init__(self, row: ConsentRow, agency: str, verbs: Sequence[Verb], reason: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{about(row)}: {row.words}")
        self.state = SignedWords(sign_of(row), row.words)
        self.buttons = [verb.button(reason) for verb in verbs]
        self.facts = facts(row)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 7)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        for column, share in enumerate((5, 5, 7)):
            grid.setColumnStretch(column, share)
            grid.setColumnMinimumWidth(column, 60)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Label(agency, "name", wrap=True), 0, 0, top)
        grid.addWidget(Label(row.purpose_label, wrap=True), 0, 1, top)
        grid.addWidget(self.state, 0, 2, top)
        line = QHBoxLayout()
        line.setSpacing(4)
        for button in self.buttons:
            line.addWidget(button)
        grid.addLayout(line, 0, 3, top)
        for at, words in enumerate(self.facts, 1):
            grid.addWidget(Label(words, "second", "muted", wrap=True), at, 1, 1, 3)


def about(row: ConsentRow) -> str:
    """Return which consent a row is: "Kite Project, share information"."""
    return f"{row.organisation}, {within(row.purpose_label)}"


def facts(row: ConsentRow) -> tuple[str, ...]:
    """Return the lines under a state: who said it and how, what was noted, and what stood before."""
    since = f"since {say_date(row.since_on)}" if row.until_on else ""
    by = f"noted by {row.recorded_by}" if row.recorded_by else ""
    said = ", ".join(part for part in (row.by_whom, within(row.method_label), since) if part)
    first = "  ·  ".join(part for part in (said, by) if part)
    first = first[:1].upper() + first[1:]
    before = "; ".join(_again(one) for one in row.earlier)
    return tuple(part for part in (first, row.note, f"Before: {before}" if before else "") if part)


def _again(one: ConsentRow) -> str:
    who = f" ({one.by_whom})" if one.by_whom else ""
    return f"{within(one.words)}{who}"
