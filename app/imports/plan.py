"""What an import would do, row by row: the same shape for every kind of file, for the preview and the write."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from app.imports.in_parts import AT_ONCE
from app.imports.packed_objects import PackedObjects

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


_PLACES = {outcome: place for place, outcome in enumerate(Outcome)}

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


class PlannedRows(PackedObjects[Planned[T]]):
    """All planned rows of a file, held small; only numbers and outcomes, by which rows are picked, stay at hand."""

    def __init__(self, rows: Iterable[Planned[T]] = ()) -> None:
        self.numbers = array("q")
        self._outcomes = bytearray()
        super().__init__(map(self._noted, rows))

    def _noted(self, row: Planned[T]) -> Planned[T]:
        self.numbers.append(row.row)
        self._outcomes.append(_PLACES[row.outcome])
        return row

    def outcomes(self) -> Mapping[Outcome, int]:
        """Return how many rows there are of each outcome."""
        return {outcome: self._outcomes.count(place) for outcome, place in _PLACES.items()}

    def of(self, *outcomes: Outcome) -> Iterator[Planned[T]]:
        """Yield the rows of some outcomes; a part that has none of them stays packed."""
        wanted = {_PLACES[one] for one in outcomes}
        for first in range(0, len(self), AT_ONCE):
            if not wanted.isdisjoint(self._outcomes[first : first + AT_ONCE]):
                yield from (row for row in self.part(first // AT_ONCE) if row.outcome in outcomes)


@dataclass(frozen=True, slots=True)
class Plan(Generic[T]):
    """All rows of a file and what the person should know about the file as a whole.

    ambiguous_dates: headings of columns that can be read with the day or the month first; nothing in the file
    decides it, so a person should be asked.
    """

    rows: PlannedRows[T] = field(default_factory=PlannedRows)
    notes: tuple[str, ...] = ()
    ambiguous_dates: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many rows are added, changed, unchanged and refused."""
        return {str(outcome): many for outcome, many in self.rows.outcomes().items()}
