"""The form of a measure of the school's own: its name, its range, which way is better, who answers it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from app.operations.measures.drafts import MeasureDraft, RespondentDraft
from app.operations.measures.measures import add_measure, change_measure
from app.queries.measures.measures import MeasureRow
from app.queries.wording import words
from app.ui.dialogs.measure_bands import draft_of
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.decimal_field import DecimalField
from app.ui.widgets.fields import LongTextField, NumberField, TextField
from app.ui.widgets.ticks_field import TicksField
from app.vocabulary import ListKind

_BETTER = ((True, "Higher is better"), (False, "Lower is better"))
_PLAIN = (
    "name",
    "subscale",
    "minimum",
    "maximum",
    "step",
    "higher_is_better",
    "age_from",
    "age_to",
    "licence",
)

_NEEDED = {
    "minimum": "Give the lowest score.",
    "maximum": "Give the highest score.",
    "step": "Give the step.",
    "higher_is_better": "Choose which way is better.",
}


def own_dialog(shell: Shell, row: MeasureRow | None = None) -> SmallForm:
    """Return the dialog that adds a measure of the school's own, or changes one."""
    values: dict[str, Any] = {"step": 1.0, "minimum": 0.0}
    if row is not None:
        values = {name: getattr(row, name) for name in _PLAIN}
        values["respondents"] = tuple(one.code for one in row.respondents)
    title = "A measure of your own" if row is None else row.title
    lead = "Only what its scores mean. Its questions stay on their own paper."
    return SmallForm(
        shell,
        title,
        partial(_fields, shell),
        partial(_save, shell, row),
        values=values,
        lead=lead,
        topic="measures",
    )


def _fields(shell: Shell) -> Fields:
    who = tuple(shell.store.read(words, ListKind.RESPONDENT).items())
    return [
        Field("name", "Name", TextField("Such as: Calm corner", 60), required="A measure needs a name."),
        Field("subscale", "Subscale", TextField("Where it has several", 60)),
        (
            Field("minimum", "Lowest score", DecimalField()),
            Field("maximum", "Highest", DecimalField()),
        ),
        Field("step", "In steps of", DecimalField(), stretch=False),
        Field(
            "higher_is_better",
            "Better",
            ChoiceField(_BETTER, placeholder="Which way is better?"),
            hint="It may differ between the subscales of one measure.",
        ),
        Field("respondents", "Answered by", TicksField(who), required="Choose who answers it."),
        (
            Field("age_from", "Ages from", NumberField(0, 25)),
            Field("age_to", "To", NumberField(0, 25)),
        ),
        Field("licence", "Licence", LongTextField(2, "What your school may do with it", 500)),
    ]


def _save(shell: Shell, row: MeasureRow | None, values: dict[str, Any], form: Form, saved: Saved) -> None:
    # 0 and "lower is better" are answers, so the form itself cannot tell what is missing.
    if missing := {name: words for name, words in _NEEDED.items() if values[name] is None}:
        form.show_problems(missing)
        return
    old = draft_of(row) if row is not None else None
    kept = {one.respondent: one for one in old.respondents} if old is not None else {}
    values["respondents"] = tuple(kept.get(code, RespondentDraft(code)) for code in values["respondents"])
    draft = replace(old, **values) if old is not None else MeasureDraft(**values)
    if row is None:
        shell.write(add_measure, draft, form=form, then=saved)
    else:
        shell.write(change_measure, row.id, draft, form=form, then=saved)
