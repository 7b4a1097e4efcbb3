"""Changing what is written of a support, and what is planned."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.supports.changing import change_support
from app.operations.supports.drafts import SupportDraft
from app.queries.pupil_page import PupilPage
from app.queries.story.said import need_title
from app.queries.supports.support_choices import SupportChoices, support_choices
from app.queries.supports.support_row import SupportRow
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.dialogs.support_fields import elsewhere_rows, planned_rows, values_of, written_rows
from app.ui.forms import Field, Fields, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import LongTextField


def change_dialog(shell: Shell, page: PupilPage, row: SupportRow) -> SmallForm:
    """Return the form that changes a support."""
    offered = shell.store.read(support_choices, person=shell.store.person, today=shell.today())
    return SmallForm(
        shell,
        "Change a support",
        partial(_fields, shell, offered, page, row),
        partial(_save, shell, row),
        values=values_of(row),
        lead=f"{row.pupil}: {row.offer}",
        topic="supports",
    )


def _fields(shell: Shell, offered: SupportChoices, page: PupilPage, row: SupportRow) -> Fields:
    domains = list(offered.domains)
    if row.domain_id not in dict(domains):
        domains.append((row.domain_id, row.domain))
    needs = [
        (need.id, need_title(need)) for need in page.needs if not need.closed_on or need.id == row.need_id
    ]
    return [
        Field("domain_id", "For", ChoiceField(domains), required="Choose a domain of need."),
        Field("why", "Why", LongTextField(2, "What it is for, in words that the pupil can read", 1000)),
        planned_rows(offered, shell.today()),
        *([elsewhere_rows()] if row.group is None else []),
        written_rows(offered, needs, row),
    ]


def _save(shell: Shell, row: SupportRow, values: dict[str, Any], form: Form, saved: Saved) -> None:
    # Where a register is kept, what was said of sessions elsewhere stays as it is.
    kept = {"sessions_delivered": row.sessions_delivered, "sessions_attended": row.sessions_attended}
    draft = SupportDraft((row.pupil_id,), row.offer_id, **{**kept, **values})
    shell.write(change_support, row.id, draft, today=shell.today(), form=form, then=saved)
