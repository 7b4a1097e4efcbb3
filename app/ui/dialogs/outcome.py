"""What came of a support: one word of the school's scale, beside the dose and what measures and aims said."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.abilities import Ability
from app.operations.supports.outcomes import OutcomeDraft, clear_outcome, set_outcome
from app.queries.supports.around_support import Around
from app.queries.supports.dose import Dose
from app.queries.supports.effect import SupportEffect, effect_of_support
from app.queries.wording import words
from app.ui.allowed import refused
from app.ui.dates import say_date
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField
from app.ui.widgets.label import Label, caption, heading
from app.ui.widgets.one_of_field import OneOfField
from app.vocabulary import ListKind

LEAD = "Judge it together, in words the pupil can read. No grouping follows from it."


def open_outcome(shell: Shell, support_id: int) -> None:
    """Show the dialog for a support that has run; says in the status bar why it cannot be."""
    if not refused(shell, Ability.LOG):
        row = shell.store.read(effect_of_support, support_id, today=shell.today())
        shell.show_dialog(OutcomeDialog(shell, row))


class OutcomeDialog(SmallForm):
    """One choice, the day and a few words; what is known of the support stands below."""

    def __init__(self, shell: Shell, row: SupportEffect) -> None:
        super().__init__(
            shell,
            "What came of it",
            partial(_fields, shell, row),
            partial(_save, shell, row.support_id),
            values={"outcome": row.outcome, "on": row.outcome_on or shell.today(), "note": row.outcome_note},
            lead=f"{row.offer}, {row.pupil}. {LEAD}",
            topic="effect",
        )
        self._support_id = row.support_id
        self.clear_button.setVisible(row.outcome is not None)

    def lay_out(self, *parts: QWidget | QLayout, grows: QWidget | None = None) -> None:
        """Put what takes the outcome away under the rest."""
        tip = "Take away what was said to have come of it"
        self.clear_button = LinkButton("Nobody has said yet", tip=tip)
        self.clear_button.clicked.connect(self._clear)
        line = QHBoxLayout()
        line.addWidget(self.clear_button)
        line.addStretch(1)
        super().lay_out(*parts, line, grows=grows)

    def _clear(self) -> None:
        self._shell.write(clear_outcome, self._support_id, today=self._shell.today(), then=self.saved)


def _fields(shell: Shell, row: SupportEffect) -> Fields:
    scale = dict(shell.store.read(words, ListKind.OUTCOME))
    every = shell.store.read(words, ListKind.OUTCOME, retired=True)
    if row.outcome is not None:
        # A word that was retired since stays where it stands.
        scale.setdefault(row.outcome, every[row.outcome])
    in_order = sorted(scale.items(), key=lambda item: int(item[0]), reverse=True)
    return [
        Field("outcome", "It is now", OneOfField(in_order), required="Choose what came of it."),
        Field("on", "Judged on", DateField(shell.today()), required="Say on which day.", stretch=False),
        Field("note", "In words", LongTextField(2, "What is different", 500), hint=_Known(row)),
    ]


def _save(shell: Shell, support_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(set_outcome, support_id, OutcomeDraft(**values), today=shell.today(), form=form, then=saved)


class _Known(QWidget):
    """The dose, and what measures and aims said before and after."""

    def __init__(self, row: SupportEffect) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(3)
        column.addWidget(heading("What is known"))
        until = f"to {say_date(row.ended_on)}" if row.ended_on else "and still runs"
        column.addWidget(Label(f"From {say_date(row.began_on)} {until}.", "second", wrap=True))
        column.addWidget(Label(dose_words(row.dose), "second", wrap=True))
        for one in row.around:
            column.addWidget(Label(around_words(one), "second", wrap=True))
        if not row.around:
            column.addWidget(caption("No measure and no aim was scored both before and after."))


def dose_words(dose: Dose) -> str:
    """Return the dose in one sentence; what nobody has said is said to be so."""
    if dose == Dose():
        return "Nobody has said how many sessions there were."
    parts = (("planned", dose.planned), ("delivered", dose.delivered), ("attended", dose.attended))
    said = [f"{name} {'not said' if number is None else number}" for name, number in parts]
    return f"Sessions: {', '.join(said)}."


def around_words(one: Around) -> str:
    """Return one scale before and after, with the days and what the change means."""
    days = f"{say_date(one.before_on)} and {say_date(one.after_on)}"
    return f"{one.title} ({one.respondent}), {days}: {one.change_words}"
