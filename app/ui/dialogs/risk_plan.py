"""Writing the plan of Risk Support: what sets it off, what helps, who to call; never a narrative."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from app.operations.plans.drafts import PlanDraft
from app.operations.plans.plan import write_plan
from app.queries.plans.labels import PLAN_LABELS
from app.queries.plans.risk_words import MANAGING, NO_NARRATIVE
from app.queries.plans.rows import PlanRow
from app.queries.pupil_page import PupilPage
from app.ui.dialogs.plan_draft import draft_of
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form, Section
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import LongTextField, TextField

FIELDS = (
    "trusted_adult", "trusted_chosen_by", "triggers", "early_signs", "what_helps", "who_to_call", "crisis_contact",
    "tried", "family_changes", "legal_limit", "no_agency_why",
)  # fmt: skip
_TEXT, _LINE = 500, 200
# Where the form has less room for a label than the plan.
_SHORT = {
    "triggers": "What sets it off",
    "family_changes": "The family asks",
    "legal_limit": "Limits by law",
    "no_agency_why": "Why no agency",
}


def risk_plan_dialog(shell: Shell, page: PupilPage, row: PlanRow) -> SmallForm:
    """Return the form of a Risk Support plan, filled with what stands in it."""
    draft = draft_of(row)
    return SmallForm(
        shell,
        "Write the plan",
        partial(_fields, page.first_name),
        partial(_save, shell, draft),
        values={name: getattr(draft, name) for name in FIELDS},
        lead=f"{MANAGING}. {page.first_name} can read what stands here. {NO_NARRATIVE}",
        topic="risk",
    )


def _fields(first_name: str) -> Fields:
    chosen = (("young_person", first_name), ("family", "The family"))
    return [
        Section(
            "Whom they trust",
            [
                _line(
                    "trusted_adult",
                    "Name, role, and from where",
                    "The adult whom the young person trusts most.",
                ),
                Field("trusted_chosen_by", "Chosen by", ChoiceField(chosen, nothing="Not said")),
            ],
        ),
        Section(
            "For the day itself",
            [
                _text("triggers", "For example: a change of teacher, loud corridors"),
                _text("early_signs", "For example: goes quiet, puts the coat on"),
                _text("what_helps", "For example: the garden with Ms Kestrel, ten minutes"),
                _text("who_to_call", "First, second, and out of school hours"),
                _line("crisis_contact", "Name and number", "Printed large, for when it cannot wait."),
            ],
        ),
        Section(
            "Made together",
            [
                _text("tried", "Beside what the history shows"),
                _text("family_changes", "What child and family want to be otherwise"),
                _text("legal_limit", "What law or safeguarding does not leave open"),
                _line("no_agency_why", "", "Only where there is none."),
            ],
        ),
    ]


def _text(name: str, example: str) -> Field:
    return Field(name, _SHORT.get(name, PLAN_LABELS[name]), LongTextField(2, example, _TEXT))


def _line(name: str, example: str, hint: str) -> Field:
    return Field(name, _SHORT.get(name, PLAN_LABELS[name]), TextField(example, _LINE), hint=hint)


def _save(shell: Shell, before: PlanDraft, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(write_plan, replace(before, **values), today=shell.today(), form=form, then=saved)
