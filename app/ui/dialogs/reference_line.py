"""The line beside the Thriving share: a rule of thumb that the school may move."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import Any

from app.operations.school import SchoolSettingsDraft, change_school
from app.queries.school import SchoolProfile
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.fields import NumberField

WORDS = (
    "About four in five children need nothing more at any one time: a national rule of thumb for emotional "
    "wellbeing, not a target."
)


def reference_dialog(shell: Shell, profile: SchoolProfile) -> SmallForm:
    """Return the dialog that asks for one percentage."""
    return SmallForm(
        shell,
        "Reference line",
        _fields,
        partial(_save, shell, profile),
        values={"thriving_reference": profile.thriving_reference},
        lead=WORDS,
    )


def _fields() -> list[Field]:
    number = NumberField(0, 100, "%")
    return [Field("thriving_reference", "Reference line", number, required="Give a share.")]


def _save(shell: Shell, profile: SchoolProfile, values: dict[str, Any], form: Form, saved: Saved) -> None:
    names = {field.name for field in fields(SchoolSettingsDraft)}
    kept = {name: getattr(profile, name) for name in names}
    shell.write(change_school, SchoolSettingsDraft(**(kept | values)), form=form, then=saved)
