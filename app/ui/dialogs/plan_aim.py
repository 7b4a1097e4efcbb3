"""An aim in the family's words: how everyone will know, by when, and what happens if not."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from app.operations.plans.aims import write_aim
from app.operations.plans.drafts import AimDraft
from app.queries.plans.aim_rows import AimRow
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField

_FIELDS = ("words", "criterion", "target_on", "contingency")


def aim_dialog(shell: Shell, plan_id: int, row: AimRow | None = None) -> SmallForm:
    """Return the dialog that adds an aim to a plan, or changes one."""
    return SmallForm(
        shell,
        "Add an aim" if row is None else "Change an aim",
        partial(_fields, shell.today()),
        partial(_save, shell, (plan_id, None if row is None else row.id)),
        values=None if row is None else {name: getattr(row, name) for name in _FIELDS},
        lead="One to three aims are enough. Write each as the child or the family says it.",
        topic="plan",
    )


def _fields(today: date) -> list[Field]:
    return [
        Field(
            "words",
            "The aim",
            LongTextField(2, "For example: I can tell my group what I think", 500),
            required="Say the aim, as the child or the family says it.",
        ),
        Field(
            "criterion",
            "Seen when",
            LongTextField(2, "What anybody can see when it is reached", 500),
            hint="For example: speaks in two group tasks a week.",
        ),
        Field("target_on", "By", DateField(today), stretch=False),
        Field("contingency", "If not", LongTextField(2, "What happens if it is not reached by then", 500)),
    ]


def _save(
    shell: Shell, about: tuple[int, int | None], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    plan_id, aim_id = about
    draft = AimDraft(plan_id, id=aim_id, **values)
    shell.write(write_aim, draft, today=shell.today(), form=form, then=saved)
