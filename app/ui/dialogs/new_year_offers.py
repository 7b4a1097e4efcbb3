"""The new year's first step: which offers still run, pause or end."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from app.queries.new_year.choices import RollOffer
from app.ui.dates import say_date
from app.ui.dialogs.new_year_plan import AS_IS, ENDS, PAUSES, RUNS, YearPlan
from app.ui.dialogs.new_year_rows import LetterRows
from app.ui.dialogs.steps import Step
from app.ui.tables import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.date_field import DateField
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame

_LEAD = (
    "What runs on unchanged needs nothing. Of the others say it with a letter: S it still runs (and is checked today), "
    "P it pauses, E it ends, K it stays as it is."
)
_WORDS = {AS_IS: "as it is", RUNS: "still runs, checked today", PAUSES: "pauses", ENDS: "ends"}
_LETTERS = {"k": AS_IS, "s": RUNS, "p": PAUSES, "e": ENDS}
_TONES = {ENDS: "warning", PAUSES: "muted", RUNS: "good"}
_ORDER = (AS_IS, RUNS, PAUSES, ENDS)


class OffersStep(Step):
    """A line an offer: S still runs, P pauses, E ends, K as it is; the day it runs until stands below."""

    def __init__(self, plan: YearPlan) -> None:
        super().__init__("Offers", lead=_LEAD)
        self._plan = plan
        self.rows = LetterRows(self._columns(), "Offers in the new year")
        self.rows.letter.connect(self._press)
        self.rows.row_changed.connect(self._show)
        self.until = DateField(plan.choices.year.first)
        self.until.changed.connect(self._set_until)
        self.until.setFixedWidth(170)
        self.count = Label("", "second", "muted")
        self.buttons = {
            code: Button(words, keys=key)
            for key, code, words in (
                ("S", RUNS, "Still runs"),
                ("P", PAUSES, "Pauses"),
                ("E", ENDS, "Ends"),
                ("K", AS_IS, "As it is"),
            )
        }
        line, below = QHBoxLayout(), QHBoxLayout()
        for code, button in self.buttons.items():
            button.clicked.connect(partial(self.choose, code))
            line.addWidget(button)
        line.addStretch(1)
        label = Label("Runs until", "second", "muted")
        label.setBuddy(self.until)
        self.until.setAccessibleName("Runs until")
        line.addWidget(label)
        line.addWidget(self.until)
        below.addWidget(self.count, 1)
        frame = Frame(self.rows)
        frame.setMinimumHeight(150)
        self.column.addWidget(frame, 1)
        self.column.addLayout(line)
        self.column.addLayout(below)
        self.rows.set_rows(plan.choices.offers)
        self.rows.select_first()
        self._say()

    def _columns(self) -> list[Column]:
        return [
            Column("Offer", lambda row: row.name, bold=True),
            Column("Organisation", lambda row: row.organisation, width=20, tone=lambda _: "muted"),
            Column("Pupils", lambda row: row.supports or None, align="right", width=7),
            Column("Runs until", self._until, width=14, tone=lambda _: "muted"),
            Column("In the new year", self._what, width=25, tone=self._tone),
        ]

    def _what(self, row: RollOffer) -> str:
        paused = row.status == "paused" and self._plan.offer(row) == AS_IS
        return "stays paused" if paused else _WORDS[self._plan.offer(row)]

    def _tone(self, row: RollOffer) -> str:
        return _TONES.get(self._plan.offer(row), "text")

    def _until(self, row: RollOffer) -> str:
        until = self._plan.runs_until(row)
        return say_date(until) if until else ""

    def _press(self, letter: str) -> None:
        row = self.rows.selected()
        if row is None:
            return
        if letter == " ":
            self.choose(_ORDER[(_ORDER.index(self._plan.offer(row)) + 1) % len(_ORDER)])
        elif letter in _LETTERS:
            self.choose(_LETTERS[letter])

    def choose(self, code: str) -> None:
        """Say what becomes of the selected offer, and go to the next one."""
        row = self.rows.selected()
        if row is None:
            return
        self._plan.offers[row.id] = code
        self._plan.touched = True
        self.rows.viewport().update()
        self._say()

    def _set_until(self) -> None:
        row = self.rows.selected()
        if row is None or self.until.problem() or self.until.value() == self._plan.runs_until(row):
            return
        self._plan.until[row.id] = self.until.value()
        self._plan.touched = True
        self.rows.viewport().update()

    def _show(self, row: RollOffer | None) -> None:
        self.until.blockSignals(True)
        self.until.set_value(self._plan.runs_until(row) if row is not None else None)
        self.until.blockSignals(False)

    def _say(self) -> None:
        every = [self._plan.offer(row) for row in self._plan.choices.offers]
        parts = [f"{len(every)} offers"]
        parts += [f"{every.count(code)} {words}" for code, words in _WORDS.items() if code in every]
        self.count.setText(". ".join((parts[0], ", ".join(parts[1:]))) if every else "No offer runs.")

    def ready(self) -> bool:
        """Go on once the day is one, and not before the year."""
        return not self.until.problem()

    def focus_first(self) -> None:
        self.rows.setFocus()
