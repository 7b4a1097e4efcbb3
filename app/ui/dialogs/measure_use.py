"""Using a measure of the catalogue: the dialog asks what the school can say about its licence."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.measures.activating import HOLDS, NOT_NEEDED, ActivationDraft, activate_measure
from app.queries.measures.catalogue import Shipped
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField

_SAYS = (
    (HOLDS, "Our school holds the licence, or is registered"),
    (NOT_NEEDED, "No licence is needed for what we do"),
)


def use_dialog(shell: Shell, measure: Shipped) -> SmallForm:
    """Return the dialog that puts a measure in use."""
    lead = (
        f"{measure.title}. {measure.licence} Fivefold has its ranges and no word of its questions: "
        "the forms come from whoever publishes them."
    )
    save = partial(_save, shell, measure.code)
    return SmallForm(shell, f"Use {measure.name}", partial(_fields, shell), save, lead=lead, topic="measures")


def _fields(shell: Shell) -> Fields:
    return [
        Field(
            "says",
            "Licence",
            ChoiceField(_SAYS, placeholder="Choose what is true"),
            hint="What you say is kept with the day and your name.",
            required="Say whether your school holds the licence, or that none is needed.",
        ),
        Field(
            "licensed_on",
            "Held since",
            DateField(shell.today()),
            hint="Where a licence is held.",
            stretch=False,
        ),
    ]


def _save(shell: Shell, code: str, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(activate_measure, ActivationDraft(code, **values), today=shell.today(), form=form, then=saved)
