"""How one aim stands at a review: how near it is, who says so, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.operations.plans.review_draft import AimSaid
from app.queries.plans.aim_rows import AimRow
from app.queries.story.aim_words import rating_words, short_aim
from app.ui.dates import say_date
from app.ui.dialogs.plan_settle import NOTE_HINT, OutcomeField
from app.ui.widgets.choice_field import Choice, ChoiceField
from app.ui.widgets.fields import LongTextField, NumberField
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label

YOUNG_PERSON = "young_person"


class AimStands(QWidget):
    """An aim's words over its few controls; the value is what is said of it, or None where nothing is."""

    changed = Signal()

    def __init__(self, row: AimRow, respondents: Sequence[Choice], today: date) -> None:
        super().__init__()
        self._row = row
        self.near, self.respondent = NumberField(0, 10), ChoiceField(respondents)
        self.outcome = OutcomeField(row.contingency, nothing="Still open")
        self.note = LongTextField(2, NOTE_HINT, 1000)
        for control in (self.near, self.respondent, self.outcome):
            control.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for choice in (self.respondent, self.outcome):
            choice.setMinimumContentsLength(10)  # all three stand on one line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(f"“{row.words.rstrip('.')}”", "name", wrap=True))
        if row.due(today) and row.target_on is not None:
            date_come = f"Its date has come: {say_date(row.target_on)}"
            column.addWidget(Label(date_come, "alert", "warning", wrap=True))
        if said := _known(row, today):
            column.addWidget(Label(said, "second", "muted", wrap=True))
        line = FlowLayout(10)
        line.addWidget(self._named("Near", "How near, 0 to 10", self.near))
        line.addWidget(self._named("says", "Who rated", self.respondent))
        line.addWidget(self._named("", "What became of it", self.outcome))
        column.addLayout(line)
        column.addWidget(self.outcome.agreed)
        self._decided = self._named("Decided now", "Decided now", self.note)
        column.addWidget(self._decided)
        self._problem = Label("", "alert", "danger", wrap=True)
        self._problem.hide()
        column.addWidget(self._problem)
        self.set_value(None)
        for field in (self.near, self.respondent, self.outcome, self.note):
            field.changed.connect(self._changed)
        self._changed()

    @property
    def aim_id(self) -> int:
        """The aim's number."""
        return self._row.id

    def value(self) -> AimSaid | None:
        """What is said of the aim; a note counts only where it was not achieved, or only partly."""
        near, outcome = self.near.value(), self.outcome.value()
        if near is None and outcome is None:
            return None
        note = self.note.value() if self._short else ""
        return AimSaid(self.aim_id, near, self.respondent.value() or "", outcome, note)

    def set_value(self, value: AimSaid | None) -> None:
        """Show what is said of the aim; None empties it, with the young person as who rates."""
        said = value or AimSaid(self.aim_id)
        self.near.set_value(said.rating)
        self.respondent.set_value(said.respondent or YOUNG_PERSON)
        self.outcome.set_value(said.outcome)
        self.note.set_value(said.note)

    def trouble(self) -> tuple[QWidget, str] | None:
        """The control that lacks something with a sentence that says so, or None."""
        found: tuple[QWidget, str] | None = None
        if self._short and (sentence := self.note.problem() or self._undecided()):
            found = (self.note, sentence)
        if sentence := self.outcome.problem():
            found = (self.outcome, sentence)
        if self.near.value() is not None and self.respondent.value() is None:
            found = (self.respondent, "Choose who rated it.")
        return found

    def say_problem(self, sentence: str) -> None:
        """Say under the aim what is wrong with it, and to the control that it is about; nothing clears it."""
        found = self.trouble()
        about = found[0] if found else self.near
        for control in (self.near, self.respondent, self.outcome, self.note):
            control.setAccessibleDescription(sentence if control is about else "")
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    @property
    def _short(self) -> bool:
        return self.outcome.value() in ("partly", "not")

    def _undecided(self) -> str:
        return "" if self.note.value() else "Say what was decided now."

    def _changed(self) -> None:
        self.say_problem("")
        self._decided.setVisible(self._short)
        self.changed.emit()

    def _named(self, words: str, name: str, field: QWidget) -> QWidget:
        """Return a control after its label; who hears it hears the aim's words too."""
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        field.setAccessibleName(f"{name}: {short_aim(self._row.words)}")
        if words:
            label = Label(words, "second")
            label.setContentsMargins(0, 7, 0, 0)
            label.setBuddy(field)
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(field)
        return box


def _known(row: AimRow, today: date) -> str:
    """Return by when, how everyone will know, and how it was rated before."""
    by = f"By {say_date(row.target_on)}" if row.target_on and not row.due(today) else ""
    seen = f"Seen when: {row.criterion.rstrip('.')}" if row.criterion else ""
    said = [part for part in (by, seen, rating_words(row)) if part]
    return f"{'. '.join(said)}." if said else ""
