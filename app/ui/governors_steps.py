"""What the school will do next, beside the governors' page: lines to add, change, move and remove."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.abilities import Ability
from app.operations.governors import (
    LONGEST,
    NextStepDraft,
    add_next_step,
    change_next_step,
    drop_next_step,
    move_next_step,
)
from app.queries.governors.steps import Step
from app.queries.map_words import day_words
from app.ui.allowed import gate
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, TextField
from app.ui.widgets.label import Label
from app.ui.widgets.list_editor import ListEditor, Verb

LEAD = "Name no child: governors read this, and so may anybody."


class GovernorsSteps(QWidget):
    """The lines of one academic year."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._year = shell.today()
        self.shown: Sequence[Step] = ()
        self.list = ListEditor(
            [
                Column("What", lambda step: step.words, tooltip=lambda step: step.words),
                Column("By", self._day, width=15),
            ],
            "What we will do",
            [
                Verb("Add …", self._add, "add", adds=True),
                Verb("Change …", self._change),
                Verb("Up", self._up, fits=self._not_first),
                Verb("Down", self._down, fits=self._not_last),
                Verb("Remove", self._drop),
            ],
        )
        gate(shell.store, Ability.CHANGE_OFFERS, *self.list.buttons())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label("What we will do", "panel"))
        self.lead = Label("The last lines of the page.", "second", "muted", wrap=True)
        column.addWidget(self.lead)
        column.addWidget(self.list, 1)

    def show_steps(self, steps: Sequence[Step], year: date) -> None:
        """Show the lines of a year."""
        self.shown, self._year = steps, year
        self.list.set_rows(steps)

    def _day(self, step: Step) -> str:
        return "" if step.by_on is None else day_words(step.by_on, self._shell.today())

    # --- verbs ---

    def _add(self, _row: object) -> None:
        self._ask("Add to what we will do", None)

    def _change(self, step: Step) -> None:
        self._ask("Change what we will do", step)

    def _up(self, step: Step) -> None:
        self._shell.write(move_next_step, step.id, self._place(step) - 1)

    def _down(self, step: Step) -> None:
        self._shell.write(move_next_step, step.id, self._place(step) + 1)

    def _drop(self, step: Step) -> None:
        self._shell.write(drop_next_step, step.id)

    def _place(self, step: Step) -> int:
        return [one.id for one in self.shown].index(step.id)

    def _not_first(self, step: Step) -> bool:
        return self._place(step) > 0

    def _not_last(self, step: Step) -> bool:
        return self._place(step) < len(self.shown) - 1

    def _ask(self, title: str, step: Step | None) -> None:
        def save(values: dict[str, Any], form: Form, saved: Saved) -> object:
            draft = NextStepDraft(**values)
            if step is not None:
                return self._shell.write(change_next_step, step.id, draft, form=form, then=saved)
            today = self._shell.today()
            return self._shell.write(
                add_next_step, draft, year=self._year, today=today, form=form, then=saved
            )

        values = {} if step is None else {"words": step.words, "who": step.who, "by_on": step.by_on}
        form = SmallForm(self._shell, title, self._fields, save, values=values, lead=LEAD, topic="governors")
        self._shell.show_dialog(form)

    def _fields(self) -> Fields:
        return [
            Field("words", "What", LongTextField(2, "such as a second group from January", LONGEST)),
            Field("who", "Who", TextField("such as the SENCO", LONGEST // 2)),
            Field("by_on", "By", DateField(self._shell.today())),
        ]
