"""What an import would do, row by row: the same shape for every kind of file, for the preview and the write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Outcome(StrEnum):
    """What happens to one row of a file."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a row changes, as people read it."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Planned(Generic[T]):
    """One row of a file: what happens to it, why, and what is written (nothing for a refused row).

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


@dataclass(frozen=True, slots=True)
class Plan(Generic[T]):
    """All rows of a file and what the person should know about the file as a whole."""

    rows: tuple[Planned[T], ...]
    notes: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many rows are added, changed, unchanged and refused."""
        found = dict.fromkeys((str(outcome) for outcome in Outcome), 0)
        for row in self.rows:
            found[row.outcome] += 1
        return found
