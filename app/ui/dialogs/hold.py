"""Putting a pupil's record on hold, so that no schedule and nobody erases it."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.rights.holding import hold_pupil
from app.ui.dialogs.small_form import SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.fields import TextField

_LEAD = (
    "A record on hold is neither erased nor made anonymous, whatever the schedule says, until the hold ends."
)


def hold_dialog(shell: Shell, pupil_id: int, name: str) -> SmallForm:
    """Return the dialog that puts a record on hold."""
    save = partial(_save, shell, pupil_id)
    return SmallForm(shell, "Hold a record", _fields, save, lead=f"{name}. {_LEAD}", topic="rights")


def _fields() -> list[Field | tuple[Field, ...]]:
    return [Field("why", "Why", TextField("such as a case number", 200), required="Say why it is kept.")]


def _save(shell: Shell, pupil_id: int, values: dict[str, Any], form: Form, saved: Any) -> None:
    shell.write(hold_pupil, pupil_id, values["why"], today=shell.today(), form=form, then=saved)
