"""Writing down what a pupil is good at and what helps, in words that the pupil can read."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.pupil_strengths import LONGEST, write_strengths
from app.queries.pupil_page import PupilPage
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.fields import LongTextField


def strengths_dialog(shell: Shell, page: PupilPage) -> SmallForm:
    """Return the dialog with a pupil's strengths and what helps."""
    return SmallForm(
        shell,
        "Strengths and what helps",
        _fields,
        partial(_save, shell, page.id),
        values={"strengths": page.strengths, "what_helps": page.what_helps},
        lead=f"{page.first_name} can read what stands here. One thing a line, in {page.first_name}’s words if you can.",
        topic="pupils",
    )


def _fields() -> list[Field]:
    strengths = LongTextField(4, "For example: draws what is hard to say", LONGEST)
    helps = LongTextField(4, "For example: time to think before answering", LONGEST)
    return [
        Field("strengths", "Strengths", strengths, help="good at, likes, people to lean on"),
        Field("what_helps", "What helps", helps),
    ]


def _save(shell: Shell, pupil_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(write_strengths, pupil_id, values["strengths"], values["what_helps"], form=form, then=saved)
