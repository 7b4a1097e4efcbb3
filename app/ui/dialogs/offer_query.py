"""Asking about an offer's entry, and answering what was asked."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.offer_queries import LONGEST, answer_query, ask_about_offer
from app.queries.offer_queries import QueryRow
from app.ui.dates import say_date
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.fields import LongTextField, TextField


def ask_dialog(shell: Shell, offer_id: int, name: str) -> SmallForm:
    """Return the dialog that asks whether an entry is right."""
    return SmallForm(
        shell,
        "Ask about this entry",
        _question,
        partial(_ask, shell, offer_id),
        lead=f"{name}. The question stands on Today until somebody answers it.",
        topic="offers",
    )


def answer_dialog(shell: Shell, row: QueryRow) -> SmallForm:
    """Return the dialog that answers a question."""
    return SmallForm(
        shell,
        "Answer",
        _answer,
        partial(_save_answer, shell, row.id),
        values={"answer": row.answer},
        lead=f"{row.offer}. {row.asked_by} asked on {say_date(row.asked_on)}: “{row.question}”",
        topic="offers",
    )


def _question() -> list[Field]:
    words = LongTextField(3, "For example: is it still on Tuesdays?", LONGEST)
    return [
        Field("question", "Question", words, required="Say what should be looked at."),
        Field("by", "Asked by", TextField("A name, where it is not you", 120)),
    ]


def _answer() -> list[Field]:
    words = LongTextField(3, "What was found", LONGEST)
    return [Field("answer", "Answer", words, required="Say what was found.")]


def _ask(shell: Shell, offer_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(
        ask_about_offer,
        offer_id,
        values["question"],
        by=values["by"],
        today=shell.today(),
        form=form,
        then=saved,
    )


def _save_answer(shell: Shell, query_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(answer_query, query_id, values["answer"], today=shell.today(), form=form, then=saved)
