"""Saying what became of an aim at its date: achieved, partly or not; then what had been agreed for that is shown."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.plans.aims import settle_aim
from app.queries.plans.aim_rows import AimRow
from app.queries.plans.labels import OUTCOME_LABELS
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField
from app.ui.widgets.label import Label

NOTE_HINT = "Go on with it, try what was agreed, choose another aim …"


class OutcomeField(ChoiceField):
    """Achieved, partly or not; where it is not achieved, a line under it says what was agreed for that.

    `nothing` is the text of the choice that leaves the aim open, where that can be chosen.
    """

    def __init__(self, contingency: str, nothing: str | None = None) -> None:
        super().__init__(tuple(OUTCOME_LABELS.items()), nothing)
        self.agreed = Label("", "second", wrap=True)
        self._contingency = contingency or "Nothing was agreed for this."
        self.agreed.hide()
        self.changed.connect(self._show)

    def _show(self) -> None:
        short = self.value() in ("partly", "not")
        self.agreed.setText(f"For this it was agreed: {self._contingency}" if short else "")
        self.agreed.setVisible(short)


def settle_dialog(shell: Shell, row: AimRow) -> SmallForm:
    """Return the dialog that notes what became of an aim, and what is decided now."""
    return SmallForm(
        shell,
        "What became of the aim?",
        partial(_fields, shell, row),
        partial(_settle, shell, row.id),
        values={"on": shell.today()},
        lead=f"“{row.words.rstrip('.')}”." + (f" Seen when: {row.criterion}" if row.criterion else ""),
        topic="plan",
    )


def _fields(shell: Shell, row: AimRow) -> list[Field]:
    outcome = OutcomeField(row.contingency)
    note = LongTextField(3, NOTE_HINT, 1000)
    return [
        Field(
            "outcome",
            "It was",
            outcome,
            hint=outcome.agreed,
            required="Choose achieved, partly or not.",
        ),
        Field("note", "Decided now", note),
        Field("on", "On", DateField(shell.today()), required="Choose a day.", stretch=False),
    ]


def _settle(shell: Shell, aim_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    outcome = values.pop("outcome")
    shell.write(settle_aim, aim_id, outcome, **values, today=shell.today(), form=form, then=saved)
