"""Noting a need of a pupil in words that the pupil can read, changing it, and closing it with why."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.needs import NeedDraft, change_need_of_pupil, close_need, note_need
from app.queries.decision import choices
from app.queries.pupil_page import PupilNeedRow, PupilPage
from app.queries.wording import words
from app.ui.dialogs.need_fields import NeedFields, values_of
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.fields import LongTextField
from app.vocabulary import ListKind, fold


def need_dialog(shell: Shell, page: PupilPage, row: PupilNeedRow | None = None) -> SmallForm:
    """Return the dialog that notes a need, or changes one that is noted."""
    staff = shell.store.read(choices, today=shell.today()).staff
    difficulties = shell.store.read(words, ListKind.DIFFICULTY)
    wants = shell.store.read(words, ListKind.CHOICE)
    if row is not None:
        # Who has left since, or a word retired since, stays where it stands.
        if row.noted_by_id is not None and row.noted_by_id not in dict(staff):
            staff = (*staff, (row.noted_by_id, row.noted_by))
        if row.difficulty and row.difficulty not in difficulties:
            difficulties |= {row.difficulty: row.difficulty_label}
        if row.choice and row.choice not in wants:
            wants |= {row.choice: row.choice_label}
    fields = NeedFields(page, row, staff, difficulties, wants, shell.today())
    me = next((staff_id for staff_id, name in staff if fold(name) == fold(shell.store.person)), None)
    return SmallForm(
        shell,
        "Note a need" if row is None else "Change a need",
        fields.make,
        partial(_save, shell, (page.id, None if row is None else row.id)),
        values={"noted_by_id": me} if row is None else values_of(row),
        lead=f"{page.first_name} can read what stands here. Say what is seen, in plain words.",
        topic="pupils",
    )


def close_need_dialog(shell: Shell, row: PupilNeedRow) -> SmallForm:
    """Return the dialog that closes a need, with why."""
    return SmallForm(
        shell,
        "Close a need",
        _why,
        partial(_close, shell, row.id),
        lead=f"{row.need or row.seen}. It stays in the timeline.",
        topic="pupils",
    )


def _why() -> list[Field]:
    widget = LongTextField(2, "What is different now?", 300)
    return [Field("why", "Why", widget, required="Say why it is closed.")]


def _save(
    shell: Shell, about: tuple[int, int | None], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    pupil_id, row_id = about
    domain_id, need_id = values.pop("what")
    draft = NeedDraft(pupil_id, domain_id, need_id, **values)
    if row_id is None:
        shell.write(note_need, draft, today=shell.today(), form=form, then=saved)
    else:
        shell.write(change_need_of_pupil, row_id, draft, today=shell.today(), form=form, then=saved)


def _close(shell: Shell, row_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(close_need, row_id, why=values["why"], today=shell.today(), form=form, then=saved)
