"""Noting who is around a pupil, changing it, ending it with a date, and beginning again."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.around.people import (
    FAMILY,
    InvolvedDraft,
    add_involved,
    change_involved,
    end_involvement,
    restart_involvement,
)
from app.queries.around.people import InvolvedRow
from app.queries.pupil_page import PupilPage
from app.ui.dialogs.agency_field import agency_field
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import TextField

_WHO = "Say who it is: a name, or what the child calls them."


def involved_dialog(shell: Shell, page: PupilPage, kind: str, row: InvolvedRow | None = None) -> SmallForm:
    """Return the dialog that notes somebody, or changes what is noted."""
    family = kind == FAMILY
    title = "Add family" if family else "Add a professional"
    if row is not None:
        title = "Change somebody of the family" if family else "Change a professional"
    who = "" if row is None else f"{row.name}. "
    return SmallForm(
        shell,
        title,
        partial(_fields, shell, kind, row),
        partial(_save, shell, (page.id, kind, None if row is None else row.id)),
        values={"starts_on": shell.today()} if row is None else _values(row),
        lead=f"{who}{page.first_name} can read what stands here.",
        topic="around",
    )


def end_dialog(shell: Shell, row: InvolvedRow) -> SmallForm:
    """Return the dialog that ends an involvement; nothing is deleted."""
    return SmallForm(
        shell,
        "No longer around",
        partial(_end_fields, shell),
        partial(_end, shell, row.id),
        values={"on": shell.today()},
        lead=f"{row.name} stays under Before, with the dates. Nothing is deleted.",
        topic="around",
    )


def restart_dialog(shell: Shell, row: InvolvedRow) -> SmallForm:
    """Return the dialog that begins an involvement again."""
    return SmallForm(
        shell,
        "Around again",
        partial(_restart_fields, shell),
        partial(_restart, shell, row.id),
        values={"on": shell.today()},
        lead=f"{row.name}. From the day it ended, it goes on as if it had not ended.",
        topic="around",
    )


def _fields(shell: Shell, kind: str, row: InvolvedRow | None) -> list[Field | tuple[Field, ...]]:
    family = kind == FAMILY
    name = TextField("A name, or Mum" if family else "", 120)
    role = TextField("Mum, carer, grandmother …" if family else "Educational psychologist …", 120)
    fields: list[Field | tuple[Field, ...]] = [
        Field("name", "Name", name, required=_WHO),
        Field("role", "Role", role),
    ]
    if not family:
        fields.append(agency_field(shell, (row.organisation_id, row.organisation) if row else (None, "")))
    return [
        *fields,
        Field("reach", "How to reach", TextField("", 200), hint="Only what the school may use."),
        Field("starts_on", "Since", DateField(shell.today()), required="Say from which day.", stretch=False),
    ]


def _values(row: InvolvedRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("name", "role", "organisation_id", "reach", "starts_on")}


def _end_fields(shell: Shell) -> list[Field | tuple[Field, ...]]:
    return [
        Field("on", "Until", DateField(shell.today()), required="Say from which day.", stretch=False),
        Field("why", "Why", TextField("", 200)),
    ]


def _restart_fields(shell: Shell) -> list[Field | tuple[Field, ...]]:
    return [Field("on", "Since", DateField(shell.today()), required="Say from which day.", stretch=False)]


def _save(
    shell: Shell, about: tuple[int, str, int | None], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    pupil_id, kind, row_id = about
    draft, today = InvolvedDraft(pupil_id, kind, **values), shell.today()
    if row_id is None:
        shell.write(add_involved, draft, today=today, form=form, then=saved)
    else:
        shell.write(change_involved, row_id, draft, today=today, form=form, then=saved)


def _end(shell: Shell, row_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(end_involvement, row_id, **values, today=shell.today(), form=form, then=saved)


def _restart(shell: Shell, row_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(restart_involvement, row_id, **values, today=shell.today(), form=form, then=saved)
