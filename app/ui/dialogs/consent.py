"""Noting where consent stands with an agency for a purpose, and putting right what was noted wrongly."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.around.consents import ConsentDraft, correct_consent, set_consent
from app.queries.around.consents import ConsentRow
from app.queries.around.people import around_pupil
from app.queries.around.words import STATES
from app.queries.pupil_page import PupilPage
from app.queries.wording import words
from app.ui.dialogs.agency_field import agency_field
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField
from app.vocabulary import ListKind

LEAD = (
    "Consent to refer or to share is a record of its own. Keeping a record does not rest on it, "
    "and sharing to keep a child safe does not wait for it."
)


def consent_dialog(shell: Shell, page: PupilPage, row: ConsentRow | None, *, correct: bool) -> SmallForm:
    """Return the dialog: a new state (beginning with the agency and purpose of a row), or a row put right."""
    values: dict[str, Any] = {"since_on": shell.today()}
    if row is not None:
        values |= {"organisation_id": row.organisation_id, "purpose": row.purpose}
    if row is not None and correct:
        names = ("state", "since_on", "by_whom", "method", "until_on", "note")
        values |= {name: getattr(row, name) for name in names}
    return SmallForm(
        shell,
        "Correct a consent" if correct else "Note consent",
        partial(_fields, shell, page, row),
        partial(_save, shell, (page.id, row.id if row is not None and correct else None)),
        values=values,
        lead="What was noted wrongly is written over. A change of mind is a new state." if correct else LEAD,
        topic="around",
    )


def _fields(shell: Shell, page: PupilPage, row: ConsentRow | None) -> list[Field | tuple[Field, ...]]:
    purposes, methods = _words(shell, ListKind.PURPOSE), _words(shell, ListKind.METHOD)
    if row is not None:
        # A word that the school has retired since stays where it stands.
        purposes.setdefault(row.purpose, row.purpose_label)
        if row.method:
            methods.setdefault(row.method, row.method_label)
    around = shell.store.read(around_pupil, page.id, today=shell.today())
    people = [(name, name) for name in (page.first_name, *(one.name for one in around.family))]
    kept = (row.organisation_id, row.organisation) if row else (None, "")
    which = (
        agency_field(shell, kept, required="Choose an organisation."),
        Field("purpose", "For", ChoiceField(tuple(purposes.items())), required="Choose what it is for."),
    )
    state = Field("state", "It is", ChoiceField(tuple(STATES.items())), required="Choose where it stands.")
    return [
        # Where the agency is known already, what is new comes first.
        *((*which, state) if row is None else (state, *which)),
        Field("since_on", "Since", DateField(shell.today()), required="Say since when.", stretch=False),
        Field("by_whom", "Who said so", ChoiceField(people, free=True, placeholder="Mum, the pupil …")),
        Field("method", "How", ChoiceField(tuple(methods.items()), nothing="Not said")),
        Field(
            "until_on",
            "Given until",
            DateField(shell.today()),
            hint="The last day it holds, where that was said.",
            stretch=False,
        ),
        Field("note", "Note", LongTextField(1, "", 300)),
    ]


def _words(shell: Shell, kind: ListKind) -> dict[str, str]:
    return dict(shell.store.read(words, kind))


def _save(
    shell: Shell, about: tuple[int, int | None], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    pupil_id, row_id = about
    draft = ConsentDraft(pupil_id, **(values | {"by_whom": values["by_whom"] or ""}))
    if row_id is None:
        shell.write(set_consent, draft, today=shell.today(), form=form, then=saved)
    else:
        shell.write(correct_consent, row_id, draft, today=shell.today(), form=form, then=saved)
