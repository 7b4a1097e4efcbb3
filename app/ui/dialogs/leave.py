"""Marking a pupil as left, which ends what is open, and putting one back on the roll."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.pupils import leave_school, return_to_school
from app.queries.pupil_entry import pupil_choices, pupil_entry
from app.queries.pupil_page import PupilPage
from app.ui.dialogs.pupil_draft import draft_of
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField


def leave_dialog(shell: Shell, page: PupilPage) -> SmallForm:
    """Return the dialog that marks a pupil as left."""
    today = shell.today()
    standing = sum(row.withdrawn_at is None and row.ends_on is None for row in page.placements)
    ends = {0: "Nothing is open that would end.", 1: "One open placement ends with it."}.get(
        standing, f"{standing} open placements end with it."
    )
    return SmallForm(
        shell,
        "Left the school",
        partial(_day, today, "Left on", "The first day not at this school."),
        partial(_leave, shell, page.id),
        values={"on": today},
        lead=f"{page.name}. {ends} Nothing is deleted.",
        topic="pupils",
    )


def return_dialog(shell: Shell, page: PupilPage) -> SmallForm:
    """Return the dialog that puts a pupil who had left back on the roll."""
    entry = shell.store.read(pupil_entry, page.id)
    return SmallForm(
        shell,
        "Back on the roll",
        partial(_return_fields, shell),
        partial(_return, shell, page.id),
        values={"on": shell.today(), "year_group": entry.year_group, "class_name": entry.class_name},
        lead=f"{page.name}. What was recorded before is still there.",
        topic="pupils",
    )


def _day(today: Any, label: str, hint: str) -> list[Field | tuple[Field, ...]]:
    return [Field("on", label, DateField(today), hint=hint, required="Say from which day.")]


def _return_fields(shell: Shell) -> list[Field | tuple[Field, ...]]:
    offered = shell.store.read(pupil_choices)
    classes = [(name, name) for name in offered.classes]
    return [
        *_day(shell.today(), "Back since", "The first day back at this school."),
        Field("year_group", "Year", ChoiceField(offered.years, nothing="Not said"), stretch=False),
        Field("class_name", "Class", ChoiceField(classes, free=True), stretch=False),
    ]


def _leave(shell: Shell, pupil_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(leave_school, pupil_id, on=values["on"], today=shell.today(), form=form, then=saved)


def _return(shell: Shell, pupil_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    draft = draft_of(
        {"year_group": values["year_group"], "class_name": values["class_name"]},
        shell.store.read(pupil_entry, pupil_id),
    )
    today = shell.today()
    shell.write(return_to_school, pupil_id, draft, on=values["on"], today=today, form=form, then=saved)
