"""Rating how near an aim is, from 0 to 10, and saying how likely it is by its date."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.plans.aims import judge_aim, rate_aim
from app.queries.plans.aim_rows import AimRow
from app.queries.wording import words
from app.ui.dates import say_date
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import NumberField, TextField
from app.vocabulary import ListKind


def rate_dialog(shell: Shell, row: AimRow) -> SmallForm:
    """Return the dialog that notes how near an aim is; last time's respondent is filled in."""
    last = row.ratings[-1].respondent if row.ratings else "young_person"
    return SmallForm(
        shell,
        "Rate an aim",
        partial(_rating, shell),
        partial(_rate, shell, row.id),
        values={"respondent": last, "on": shell.today()},
        lead=f"“{row.words.rstrip('.')}”: 0 is not at all yet, 10 is all the way there.",
        topic="plan",
    )


def likely_dialog(shell: Shell, row: AimRow) -> SmallForm:
    """Return the dialog that notes how likely an aim is by its date; what was said before stays."""
    by = f" by {say_date(row.target_on)}" if row.target_on else ""
    return SmallForm(
        shell,
        "How likely is it?",
        partial(_likelihood, shell),
        partial(_judge, shell, row.id),
        values={"by": row.likelihoods[-1].judged_by if row.likelihoods else "", "on": shell.today()},
        lead=f"“{row.words.rstrip('.')}”{by}. What was said before stays.",
        topic="plan",
    )


def _rating(shell: Shell) -> list[Field]:
    people = tuple(shell.store.read(words, ListKind.RESPONDENT).items())
    return [
        Field("value", "How near, 0 to 10", NumberField(0, 10), stretch=False),
        Field("respondent", "Says", ChoiceField(people), required="Choose who rated it."),
        Field("on", "On", DateField(shell.today()), required="Choose a day.", stretch=False),
    ]


def _likelihood(shell: Shell) -> list[Field]:
    offered = tuple(shell.store.read(words, ListKind.LIKELIHOOD).items())
    return [
        Field("likelihood", "How likely", ChoiceField(offered), required="Choose how likely it is."),
        Field(
            "percent", "In a hundred", NumberField(0, 100), hint="Only if somebody says so.", stretch=False
        ),
        Field(
            "by", "Said by", TextField("For example: Wren, Mum and Mr Reed"), required="Say who judged it."
        ),
        Field("on", "On", DateField(shell.today()), required="Choose a day.", stretch=False),
    ]


def _rate(shell: Shell, aim_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    if values["value"] is None:  # 0 is a rating, so the form cannot ask for it
        form.show_problems({"value": "Give a number from 0 to 10."})
        return
    shell.write(rate_aim, aim_id, **values, today=shell.today(), form=form, then=saved)


def _judge(shell: Shell, aim_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    likelihood = values.pop("likelihood")
    shell.write(judge_aim, aim_id, likelihood, **values, today=shell.today(), form=form, then=saved)
