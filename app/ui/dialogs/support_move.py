"""Moving supports on: one or many to the stage they have come to, with the day and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from app.operations.supports.drafts import DECLINED, EndingDraft
from app.operations.supports.ending import end_supports
from app.operations.supports.stages import move_supports
from app.queries.supports.support_choices import SupportChoices, support_choices
from app.ui.dialogs.group_hint import GroupHint
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.dialogs.support_fields import ELSEWHERE, STAGES, group_choices, usual_group
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, TextField
from app.ui.widgets.one_of_field import OneOfField
from app.vocabulary import Stage

_ASKED = {
    "group_id": frozenset({Stage.RUNNING.value}),
    "what_next": frozenset({DECLINED}),
    "who_told": frozenset({DECLINED}),
}


def open_move_supports(
    shell: Shell, support_ids: Sequence[int], offer_id: int | None, about: str, *, can_decline: bool = True
) -> None:
    """Open the form that moves supports on; offer_id is the offer of all of them, None where they differ.

    about says whose they are; can_decline is False where they have run: then they end.
    """
    shell.show_dialog(move_dialog(shell, support_ids, offer_id, about, can_decline=can_decline))


def move_dialog(
    shell: Shell, support_ids: Sequence[int], offer_id: int | None, about: str, *, can_decline: bool = True
) -> SmallForm:
    """Return the form that moves supports on."""
    offered = shell.store.read(support_choices, person=shell.store.person, today=shell.today())
    first = usual_group(offered, offer_id)
    dialog = SmallForm(
        shell,
        "Move on",
        partial(_fields, shell, offered, (offer_id, support_ids), can_decline),
        partial(_save, shell, tuple(support_ids)),
        values={"on": shell.today(), "group_id": first},
        lead=about,
        topic="supports",
    )
    settle = partial(_settle, dialog.form)
    dialog.form.changed.connect(settle)
    settle()
    dialog.resize(600, 480)
    return dialog


def _fields(
    shell: Shell, offered: SupportChoices, about: tuple[int | None, Sequence[int]], can_decline: bool
) -> list[Field | tuple[Field, ...]]:
    offer_id, support_ids = about
    group = ChoiceField(group_choices(offered.groups, offer_id), nothing=ELSEWHERE)
    stages = [*STAGES, (DECLINED, "Declined")] if can_decline else list(STAGES)
    return [
        Field("stage", "Now", OneOfField(stages), required="Choose where it stands."),
        Field(
            "group_id", "Group", group, hint=GroupHint(shell, group, offer_id, offered.groups, support_ids)
        ),
        Field("on", "Since", DateField(shell.today()), stretch=False, required="Say since when."),
        Field("reason", "Why", LongTextField(2, "Such as: a place is free", 500)),
        Field("what_next", "What next", LongTextField(2, "What happens instead", 500)),
        Field("who_told", "Who was told", TextField("Such as Mum, and the class teacher", 200)),
    ]


def _settle(form: Form) -> None:
    """Show what the chosen stage asks."""
    stage = form.field("stage").value()
    for name, stages in _ASKED.items():
        form.show_field(name, stage in stages)


def _save(
    shell: Shell, support_ids: tuple[int, ...], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    write = partial(shell.write, today=shell.today(), form=form, then=saved)
    if values["stage"] == DECLINED:
        draft = EndingDraft(values["on"], DECLINED, values["reason"], values["what_next"], values["who_told"])
        write(end_supports, support_ids, draft)
        return
    group = values["group_id"] if values["stage"] == Stage.RUNNING else None
    write(
        move_supports, support_ids, values["stage"], on=values["on"], reason=values["reason"], group_id=group
    )
