"""The school's terms, set as a whole list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Term
from app.operations.ordered import clean
from app.operations.typed import name_problem


@dataclass(frozen=True, slots=True)
class TermDraft:
    """A term, both days included; id None is a new one."""

    id: int | None
    name: str
    starts_on: date
    ends_on: date

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong = name_problem(self.name, "A term needs a name.", 60)
        if self.ends_on < self.starts_on:
            wrong["ends_on"] = "The last day comes after the first."
        return wrong


def set_terms(session: Session, drafts: Sequence[TermDraft]) -> Done:
    """Make the terms those of the list: add, change, and take away what it leaves out.

    Raises Invalid with "row.field" → sentence, rows counted from 0.
    """
    if wrong := _problems(drafts):
        raise Invalid(wrong)
    known = {term.id: term for term in session.scalars(select(Term))}
    kept = {draft.id for draft in drafts if draft.id is not None}
    if not kept <= known.keys():
        raise Problem("One of these terms is no longer there.", "Look at the list again.")
    for number, term in known.items():
        if number not in kept:
            session.delete(term)
    for draft in drafts:
        values = {"name": clean(draft.name), "starts_on": draft.starts_on, "ends_on": draft.ends_on}
        if draft.id is None:
            session.add(Term(**values))
        else:
            for name, value in values.items():
                setattr(known[draft.id], name, value)
    return Done("The terms are saved.")


def _problems(drafts: Sequence[TermDraft]) -> dict[str, str]:
    wrong = {
        f"{row}.{field}": sentence
        for row, draft in enumerate(drafts)
        for field, sentence in draft.problems().items()
    }
    in_order = sorted(enumerate(drafts), key=lambda pair: pair[1].starts_on)
    for (_, earlier), (row, later) in pairwise(in_order):
        if later.starts_on <= earlier.ends_on:
            wrong.setdefault(f"{row}.starts_on", f"This term starts before {clean(earlier.name)} has ended.")
    return wrong
