"""Recording who agreed to the version of a plan that stands, when and how, in their own words, or why not."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.plans.agreements import record_agreement
from app.operations.plans.drafts import AgreementDraft
from app.queries.plans.labels import KIND_LABELS
from app.queries.plans.rows import PlanRow
from app.queries.wording import words
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form, Section
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField
from app.vocabulary import ListKind

# Agencies are named one by one, in the plan of Risk Support.
KINDS = ("young_person", "family", "school")


def agreement_dialog(shell: Shell, plan: PlanRow, first_name: str) -> SmallForm:
    """Return the dialog that records an agreement; who has not said anything yet is filled in."""
    said = {row.kind for row in plan.agreements_now()}
    kind = next((kind for kind in KINDS if kind not in said), None)
    return SmallForm(
        shell,
        "Who agrees?",
        partial(_fields, shell, first_name),
        partial(_save, shell, plan.id),
        values={"kind": kind},
        lead=f"To version {plan.version} as it stands: the day, or why there is none.",
        topic="plan",
    )


def _fields(shell: Shell, first_name: str) -> Fields:
    who = tuple((kind, first_name if kind == "young_person" else KIND_LABELS[kind]) for kind in KINDS)
    methods = tuple(shell.store.read(words, ListKind.METHOD).items())
    reasons = tuple(shell.store.read(words, ListKind.NOT_AGREED).items())
    return [
        Field("kind", "Who", ChoiceField(who), required="Choose who this is about."),
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
                Field(
                    "how_shared",
                    "How it was shared",
                    LongTextField(2, "Or what stood in the way", 500),
                    hint="Who is too young to agree is told about the plan in another way.",
                ),
            ],
        ),
    ]


def _save(shell: Shell, plan_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    draft = AgreementDraft(plan_id, **values)
    shell.write(record_agreement, draft, today=shell.today(), form=form, then=saved)
