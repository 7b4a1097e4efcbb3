"""Noting a contact, changing what was noted, and following it up."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.plans.contact_draft import ContactDraft, FollowUpDraft
from app.operations.plans.contacting import change_contact, follow_up, note_contact
from app.queries.plans.contact_choices import contact_choices, follow_up_choices
from app.queries.plans.contacts import ContactRow
from app.queries.pupil_page import PupilPage
from app.ui.dialogs.contact_fields import ContactFields
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField
from app.ui.widgets.one_of_field import OneOfField


def contact_dialog(shell: Shell, page: PupilPage, row: ContactRow | None = None) -> SmallForm:
    """Return the dialog that notes a contact about a pupil, or changes one that is noted."""
    offered = shell.store.read(contact_choices, person=shell.store.person, today=shell.today())
    fields = ContactFields(page, offered, row, shell.today())
    return SmallForm(
        shell,
        "Note a contact" if row is None else "Change a contact",
        fields.make,
        partial(_save, shell, (page.id, None if row is None else row.id)),
        values=fields.values(),
        lead=f"{page.name}. {page.first_name} and the family can read what stands here.",
        topic="reviews",
    )


def follow_up_dialog(shell: Shell, contact_id: int, pupil: str, about: str) -> SmallForm:
    """Return the dialog that says how it went after a contact."""
    outcomes = shell.store.read(follow_up_choices)
    today = shell.today()

    def fields() -> list[Field | tuple[Field, ...]]:
        return [
            Field("outcome", "How it went", OneOfField(outcomes), required="Choose how it went."),
            Field("note", "More about it", LongTextField(2, "", 1000)),
            Field("on", "Date", DateField(today), stretch=False, required="Say when it was."),
        ]

    save = partial(_follow_up, shell, contact_id)
    lead = f"{pupil}. {about}"
    return SmallForm(shell, "Follow up", fields, save, values={"on": today}, lead=lead, topic="reviews")


def _save(
    shell: Shell, about: tuple[int, int | None], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    pupil_id, row_id = about
    draft = ContactDraft(pupil_id, **values)
    write = partial(shell.write, form=form, then=saved, today=shell.today())
    if row_id is None:
        write(note_contact, draft)
    else:
        write(change_contact, row_id, draft)


def _follow_up(shell: Shell, contact_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(follow_up, contact_id, FollowUpDraft(**values), today=shell.today(), form=form, then=saved)
