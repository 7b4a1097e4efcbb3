"""Ending supports, one or many: why, and what comes next; and putting right how one ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from app.operations.supports.drafts import DECLINED, EndingDraft
from app.operations.supports.ending import correct_ending, end_supports
from app.queries.supports.support_choices import support_choices
from app.queries.supports.support_row import SupportRow
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, TextField

Choices = Sequence[tuple[str, str]]


def open_end_supports(shell: Shell, support_ids: Sequence[int], about: str) -> None:
    """Open the form that ends supports; about says whose they are."""
    shell.show_dialog(end_dialog(shell, support_ids, about))


def end_dialog(shell: Shell, support_ids: Sequence[int], about: str) -> SmallForm:
    """Return the form that ends supports."""
    return SmallForm(
        shell,
        "End",
        partial(_dated, _endings(shell), shell.today()),
        partial(_end, shell, tuple(support_ids)),
        values={"on": shell.today()},
        lead=about,
        topic="supports",
    )


def correct_ending_dialog(shell: Shell, row: SupportRow) -> SmallForm:
    """Return the form that puts right how a support ended."""
    words = row.words
    values = {
        "ending": words.ending,
        "note": words.ending_note,
        "what_next": words.what_next,
        "who_told": words.who_told,
        "way_back": words.way_back,
    }
    endings = _endings(shell, (words.ending, words.ending_label))
    if row.ran:
        # What ran was not declined; where somebody has said so before, it stays until they say otherwise.
        endings = [one for one in endings if one[0] != DECLINED or words.ending == DECLINED]
    return SmallForm(
        shell,
        "Correct the ending",
        partial(_fields, endings),
        partial(_correct, shell, row.id),
        values=values,
        lead=f"{row.pupil}: {row.offer}",
        topic="supports",
    )


def _endings(shell: Shell, held: tuple[str, str] | None = None) -> Choices:
    offered = shell.store.read(support_choices, person=shell.store.person, today=shell.today()).endings
    # A word retired since stays where it stands.
    return offered if held is None or held[0] in dict(offered) else (*offered, held)


def _dated(endings: Choices, today: date) -> list[Field]:
    day = Field("on", "Last day", DateField(today), stretch=False, required="Say when it ended.")
    return [day, *_fields(endings)]


def _fields(endings: Choices) -> list[Field]:
    return [
        Field(
            "ending",
            "Why it ends",
            ChoiceField(endings, placeholder="Choose a reason"),
            required="Say why it ends.",
        ),
        Field("note", "How it went", LongTextField(2, "In words that the pupil can read", 1000)),
        Field(
            "what_next",
            "What next",
            LongTextField(2, "Also where nothing more is needed", 1000),
            required="Say what comes next, if only that nothing more is needed.",
        ),
        Field("who_told", "Who was told", TextField("Such as Mum, and the class teacher", 200)),
        Field("way_back", "How to come back", TextField("Whom to ask, if it is needed again", 300)),
    ]


def _end(
    shell: Shell, support_ids: tuple[int, ...], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    shell.write(end_supports, support_ids, EndingDraft(**values), today=shell.today(), form=form, then=saved)


def _correct(shell: Shell, support_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(correct_ending, support_id, EndingDraft(**values), today=shell.today(), form=form, then=saved)
