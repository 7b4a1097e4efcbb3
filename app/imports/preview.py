"""A plan as people and scripts read it before anything is written; knows nothing of windows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.imports.plan import Candidate, Outcome, Plan, Planned

T = TypeVar("T")
# Greedy: a cell that is quoted may have such marks of its own.
_QUOTED = re.compile("“.*”", re.DOTALL)

WORDS = {
    Outcome.ADDED: "New",
    Outcome.CHANGED: "Changed",
    Outcome.UNCHANGED: "Same",
    Outcome.LEAVES: "Leaves",
    Outcome.ASKED: "To choose",
    Outcome.LEFT: "Left out",
    Outcome.REFUSED: "Refused",
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line of the preview: the row in the file, what happens to it, who or what it is, and details."""

    row: int
    outcome: Outcome
    what: str
    name: str
    details: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan as the window shows it, made at one go, for a long one takes a while: who is not in the file comes last.

    doubtful: rows of which there is something to know. candidates: whom rows may mean.
    """

    plan: Plan[Any] = field(default_factory=Plan)
    rows: tuple[PreviewRow, ...] = ()
    doubtful: frozenset[int] = frozenset()
    candidates: Mapping[int, tuple[Candidate, ...]] = field(default_factory=dict)


def preview_of(plan: Plan[T], place_of: Callable[[int], str] | None = None) -> Preview:
    """Return a line for every row of the file; place_of says where a row of several sheets stands, "" for one."""
    lines, doubtful, candidates = [], set(), {}
    for row in plan.rows:
        details = _details(row, place_of)
        lines.append(PreviewRow(row.row, row.outcome, WORDS[row.outcome], row.name, details))
        if row.warnings:
            doubtful.add(row.row)
        if row.candidates:
            candidates[row.row] = row.candidates
    lines.sort(key=_apart)
    return Preview(plan, tuple(lines), frozenset(doubtful), candidates)


def _apart(line: PreviewRow) -> tuple[bool, int]:
    return line.row < 0, max(line.row, 0)


def summary(plan: Plan[T]) -> str:
    """Return the totals in a sentence: “402 new, 3 changed, 15 same, 2 refused.”"""
    counts = plan.counts()
    said = [f"{counts[one]:,} {_lower(one, counts[one])}" for one in WORDS if counts[one]]
    return f"{', '.join(said)}." if said else "There is nothing to import."


def as_json(plan: Plan[T], *, quoting: bool = False, but: str = "") -> dict[str, Any]:
    """Return what a script needs: the counts, why rows are refused, and what is doubtful. It names nobody.

    quoting: what is said of a row may quote its cells. Of pupils none does, for who is called so may stand in any; nor
    does that of a row with a certain doubt.
    """

    def said(row: Planned[T], words: str) -> str:
        return words if quoting and but not in row.warnings else _without_quotes(words)

    return {
        **plan.counts(),
        "reasons": [_reason(row, said(row, row.reason)) for row in plan.rows if row.reason],
        "warnings": [
            *({"row": None, "warning": note} for note in plan.notes),
            *(
                {"row": row.row, "warning": said(row, doubt), **_maybe(row)}
                for row in plan.rows
                for doubt in row.warnings
            ),
        ],
    }


def _without_quotes(words: str) -> str:
    return _QUOTED.sub("“…”", words)


def _reason(row: Planned[T], reason: str) -> dict[str, Any]:
    """Return why a row is refused or waits for a choice; whom it may mean is said by number, never by name."""
    asked = {"candidates": [one.id for one in row.candidates]} if row.outcome is Outcome.ASKED else {}
    return {"row": row.row, "reason": reason, **asked}


def _maybe(row: Planned[T]) -> dict[str, list[int]]:
    """Return by number what a new row may be all the same, so that a script can say so."""
    maybe = row.candidates if row.outcome is Outcome.ADDED else ()
    return {"candidates": [one.id for one in maybe]} if maybe else {}


def _lower(outcome: Outcome, count: int) -> str:
    return "leave" if outcome is Outcome.LEAVES and count != 1 else WORDS[outcome].lower()


def _details(row: Planned[T], place_of: Callable[[int], str] | None) -> str:
    where = place_of(row.row) if place_of else ""
    changes = "; ".join(f"{change.field}: {change.old or '–'} → {change.new}" for change in row.changes)
    about = row.about and f"{row.about}."
    place = where and f"{where[0].upper()}{where[1:]}."
    said = (place, row.reason, about, changes and f"{changes}.", *row.warnings)
    return " ".join(part for part in said if part)
