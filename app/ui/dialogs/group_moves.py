"""Small forms about several supports at once: into a group, out of it, offered a place, begun."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.supports.drafts import ALONE
from app.operations.supports.members import join_group, leave_group
from app.operations.supports.stages import move_supports
from app.queries.supports.groups import groups_of
from app.queries.supports.support_choices import GroupChoice
from app.ui.dialogs.group_hint import GroupHint
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.dialogs.support_fields import ELSEWHERE, GROUP_OF_ONE
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import TextField
from app.vocabulary import Stage

Supports = tuple[int, ...]


def start_form(
    shell: Shell, offer_id: int, supports: Supports, title: str, about: str, *, apart_from: int | None = None
) -> SmallForm:
    """Return the form that lets supports run in a group of their offer, or begin elsewhere; about says whose."""
    today = shell.today()
    rows = shell.store.read(groups_of, offer_id, today=today)
    runs = [row for row in rows if row.ended_on is None or row.ended_on >= today]
    # A group of one is somebody's own: nobody else is put into it.
    groups = [
        GroupChoice(row.id, offer_id, row.name, f"{row.name}: {row.places_word}", row.left)
        for row in runs
        if row.id != apart_from and not row.alone
    ]

    def fields() -> list[Field | tuple[Field, ...]]:
        choices = [*((row.id, row.words) for row in groups), (ALONE, GROUP_OF_ONE)]
        group = ChoiceField(choices, nothing=ELSEWHERE)
        return [
            Field("group_id", "Group", group, hint=GroupHint(shell, group, offer_id, groups, supports)),
            Field("on", "From", DateField(today), stretch=False, required="Say from which day."),
            Field("reason", "Why", TextField("Optional", 200)),
        ]

    one_to_one = apart_from is not None or any(row.alone for row in runs)
    first = groups[0].id if groups else ALONE if one_to_one else None
    save = partial(_start, shell, supports)
    return SmallForm(
        shell,
        title,
        fields,
        save,
        values={"group_id": first, "on": today},
        lead=about,
        topic="groups",
    )


def offer_form(shell: Shell, supports: Supports, about: str) -> SmallForm:
    """Return the form that notes that supports were offered a place."""
    return _stage_form(shell, supports, "Offer a place", Stage.OFFERED, about)


def out_form(shell: Shell, supports: Supports, about: str) -> SmallForm:
    """Return the form that takes supports out of their group; they wait again, and nothing ends."""
    return _stage_form(shell, supports, "Out of the group", Stage.WAITING, about)


def _stage_form(shell: Shell, supports: Supports, title: str, stage: str, about: str) -> SmallForm:
    today = shell.today()

    def fields() -> list[Field | tuple[Field, ...]]:
        return [
            Field("on", "On", DateField(today), stretch=False, required="Say on which day."),
            Field("reason", "Why", TextField("Optional", 200)),
        ]

    save = partial(_to_stage, shell, (supports, stage))
    return SmallForm(shell, title, fields, save, values={"on": today}, lead=about, topic="groups")


def _start(shell: Shell, supports: Supports, values: dict[str, Any], form: Form, saved: Saved) -> None:
    said: dict[str, Any] = {"on": values["on"], "reason": values["reason"], "today": shell.today()}
    if (group_id := values["group_id"]) in (None, ALONE):
        said["group_id"] = group_id
        shell.write(move_supports, supports, Stage.RUNNING, **said, form=form, then=saved)
    else:
        shell.write(join_group, supports, group_id, **said, form=form, then=saved)


def _to_stage(
    shell: Shell, about: tuple[Supports, str], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    supports, stage = about
    said: dict[str, Any] = {"on": values["on"], "reason": values["reason"], "today": shell.today()}
    if stage == Stage.WAITING:
        shell.write(leave_group, supports, **said, form=form, then=saved)
    else:
        shell.write(move_supports, supports, stage, **said, form=form, then=saved)
