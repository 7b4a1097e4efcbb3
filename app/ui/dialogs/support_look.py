"""Looking again at a support: what is seen, and when we look next."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.supports.looking import look_again_support
from app.queries.supports.support_choices import support_choices
from app.ui.dialogs.decision_look import LookField
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.fields import LongTextField


def look_dialog(shell: Shell, support_id: int, about: str) -> SmallForm:
    """Return the form that looks again at a support that goes on."""
    today = shell.today()
    offered = shell.store.read(support_choices, person=shell.store.person, today=today)

    def fields() -> list[Field]:
        return [
            Field("note", "What is seen", LongTextField(3, "In words that the pupil can read", 1000)),
            Field("to", "Look again", LookField(today, offered.days), required="Say when we look again."),
        ]

    save = partial(_save, shell, support_id)
    values = {"to": offered.review_on}
    return SmallForm(shell, "Look again", fields, save, values=values, lead=about, topic="supports")


def _save(shell: Shell, support_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(look_again_support, support_id, **values, today=shell.today(), form=form, then=saved)
