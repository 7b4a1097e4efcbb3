"""Noting and changing an action, and closing one with what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from app.operations.meetings.actions import add_action, change_action, close_action
from app.operations.meetings.drafts import ActionDraft
from app.queries.meetings.choices import Known, known_people
from app.queries.meetings.rows import ActionRow
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField
from app.ui.widgets.one_of_field import OneOfField

WHAT = "such as: ring the family about mornings"


def action_fields(shell: Shell, people: Sequence[Known]) -> list[Field]:
    """Return the fields of what, who and by when; who may be somebody of the list or any name."""
    who = ChoiceField(owner_choices(people), free=True)
    return [
        Field("words", "What", LongTextField(2, WHAT, 1000), required="Say what will be done."),
        Field("owner", "Who", who, hint="Staff, an agency, or any name.", required="Say who does it."),
        Field("due_on", "By", DateField(shell.today()), stretch=False, required="Say by which day."),
    ]


def owner_choices(people: Sequence[Known]) -> list[tuple[int, str]]:
    """Return people by their place in the list, from one: nought would be nothing chosen."""
    return [(at, one.said) for at, one in enumerate(people, 1)]


def owner_of(people: Sequence[Known], value: int | str | None) -> dict[str, Any]:
    """Return the owner that was chosen or typed, as a draft holds it."""
    if isinstance(value, int):
        one = people[value - 1]
        return {"staff_id": one.staff_id, "owner": one.name, "organisation_id": one.organisation_id}
    return {"owner": value or ""}


def action_dialog(shell: Shell, row: ActionRow | None, *, pupil_id: int | None, name: str = "") -> SmallForm:
    """Return the dialog that notes an action about a pupil, or changes one."""
    people = shell.store.read(known_people, shell.today())

    def fields() -> Fields:
        return action_fields(shell, people)

    def save(values: dict[str, Any], form: Form, saved: Saved) -> None:
        owner = owner_of(people, values["owner"])
        draft = ActionDraft(values["words"], pupil_id, due_on=values["due_on"], **owner)
        today = shell.today()
        if row is None:
            shell.write(add_action, draft, form=form, then=saved, today=today)
        else:
            shell.write(change_action, row.id, draft, form=form, then=saved, today=today)

    # Whom it is for stands below: what windows are called, others see on the screen and in lists of windows.
    title, lead = "An action" if row is None else "Change an action", f"For {name}." if name else ""
    return SmallForm(shell, title, fields, save, values=_values(people, row), lead=lead, topic="meetings")


def close_dialog(shell: Shell, row: ActionRow) -> SmallForm:
    """Return the dialog that closes an action: done or no longer needed, when, and what came of it."""

    def fields() -> Fields:
        states = OneOfField((("done", "Done"), ("dropped", "No longer needed")))
        return [
            Field("state", "It is", states, required="Choose one."),
            Field("on", "On", DateField(shell.today()), stretch=False),
            Field("outcome", "What came of it", LongTextField(2, "A few words, if there are any", 1000)),
        ]

    def save(values: dict[str, Any], form: Form, saved: Saved) -> None:
        close = partial(shell.write, close_action, row.id, values["state"], form=form, then=saved)
        close(outcome=values["outcome"], on=values["on"], today=shell.today())

    values = {"state": "done", "on": shell.today(), "outcome": row.outcome}
    return SmallForm(shell, "Close an action", fields, save, values=values, lead=row.words, topic="meetings")


def _values(people: Sequence[Known], row: ActionRow | None) -> dict[str, Any]:
    if row is None:
        return {}
    found = next((at for at, one in enumerate(people, 1) if _is(one, row)), row.owner)
    return {"words": row.words, "owner": found, "due_on": row.due_on}


def _is(one: Known, row: ActionRow) -> bool:
    if row.staff_id is not None:
        return one.staff_id == row.staff_id
    return (one.staff_id, one.name, one.organisation_id) == (None, row.owner_name, row.organisation_id)
