"""Recording whether an agency agrees to the version of a Risk Support plan that stands, or why not."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.plans.agreements import record_agreement
from app.operations.plans.drafts import AgreementDraft
from app.queries.around.people import InvolvedRow
from app.queries.plans.rows import PlanRow
from app.queries.wording import words
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form, Section
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField
from app.vocabulary import ListKind

# What is said of a child or of parents only.
_NOT_OF_AGENCIES = ("too_young", "declines_parents")


def agency_dialog(shell: Shell, plan: PlanRow, involved: tuple[InvolvedRow, ...]) -> SmallForm:
    """Return the dialog that records an agency's agreement; the first that has not said anything is filled in."""
    said = {row.involvement_id for row in plan.agreements_now()}
    waiting = next((row.id for row in involved if row.id not in said), None)
    return SmallForm(
        shell,
        "Does the agency agree?",
        partial(_fields, shell, involved),
        partial(_save, shell, plan.id),
        values={"involvement_id": waiting},
        lead=f"To version {plan.version}, as it stands. A day, or why there is none. One that is around for something "
        "else has no part in this plan.",
        topic="risk",
    )


def _fields(shell: Shell, involved: tuple[InvolvedRow, ...]) -> Fields:
    who = tuple((row.id, f"{row.organisation}: {row.name}") for row in involved)
    methods = tuple(shell.store.read(words, ListKind.METHOD).items())
    every = shell.store.read(words, ListKind.NOT_AGREED)
    reasons = tuple((code, label) for code, label in every.items() if code not in _NOT_OF_AGENCIES)
    return [
        Field("involvement_id", "Agency", ChoiceField(who), required="Choose an agency."),
        Section(
            "Agreed",
            [
                Field("agreed_on", "On", DateField(shell.today()), stretch=False),
                Field("method", "How", ChoiceField(methods, nothing="")),
                Field("own_words", "In their words", LongTextField(2, "", 500)),
            ],
        ),
        Section(
            "Or not",
            [
                Field("not_agreed", "Why not", ChoiceField(reasons, nothing="")),
                Field("how_shared", "What stands in the way", LongTextField(2, "", 500)),
            ],
        ),
    ]


def _save(shell: Shell, plan_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    draft = AgreementDraft(plan_id, "agency", **values)
    shell.write(record_agreement, draft, today=shell.today(), form=form, then=saved)
