"""What an import would do, row by row: the same shape for every kind of file, for the preview and the write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Outcome(StrEnum):
    """What happens to one row of a file, or to a pupil who is not in it (LEAVES).

    ASKED: it may mean more than one of the school's own, and a person has to say which.
    LEFT: a person has left it out.
    """

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    LEAVES = "leaves"
    ASKED = "asked"
    LEFT = "left"
    REFUSED = "refused"


# What a person may say of a row: leave it out, take it in as new, or one of its candidates by number.
LEAVE_OUT, AS_NEW = "leave out", "new"
Choice = int | str
Choices = Mapping[int, Choice]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone or something of the school's own that a row may mean, and the words to tell it from the others."""

    id: int
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a row changes, as people read it."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Planned(Generic[T]):
    """One row of a file: what happens to it, why, and what is written (nothing for a refused row).

    row is the number the person sees in the file; a pupil who is not in it has minus its own number.
    about says in a few words who or what a new row is, so that it can be told from others and looked at.
    """

    row: int
    outcome: Outcome
    name: str
    payload: T | None = None
    changes: tuple[Change, ...] = ()
    warnings: tuple[str, ...] = ()
    reason: str = ""
    about: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan(Generic[T]):
    """All rows of a file and what the person should know about the file as a whole.

    ambiguous_dates: headings of columns that can be read with the day or the month first; nothing in the file
    decides it, so a person should be asked.
    """

    rows: tuple[Planned[T], ...]
    notes: tuple[str, ...] = ()
    ambiguous_dates: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many rows are added, changed, unchanged and refused."""
        found = dict.fromkeys((str(outcome) for outcome in Outcome), 0)
        for row in self.rows:
            found[row.outcome] += 1
        return found
