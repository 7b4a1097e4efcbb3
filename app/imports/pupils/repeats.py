"""Whether a row of a pupil list repeats an earlier one: the first is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.imports.pupils.matching import Known, name_key
from app.imports.pupils.rows import Said
from app.imports.pupils.upn import well_formed_upn

_PLACES = 1 << 20
_NUMBERS = ("admission_number", "upn")


@dataclass(frozen=True, slots=True)
class _First:
    """The first row that said something, with the numbers that tell it from others of one name."""

    row: int
    numbers: tuple[str | None, ...]


class Repeats:
    """What earlier rows have said, as far as another row of the file says it too: a long list of many is held small.

    Every row is heard before any is kept. What is heard leaves a mark in one of so many places; two may share one,
    and then too much is remembered, never too little.
    """

    def __init__(self) -> None:
        self._heard = bytearray(_PLACES)
        self._first: dict[tuple[str, str], _First] = {}
        self._pupils: dict[int, int] = {}

    def hear(self, said: Said) -> None:
        """Take note of everything that no other row may share."""
        for key in _keys(said):
            place = hash(key) % _PLACES
            self._heard[place] = min(2, self._heard[place] + 1)

    def reason(self, said: Said) -> str:
        """Return why a row repeats one that was kept; "" where it does not."""
        for key in _keys(said):
            first = self._first.get(key)
            if first is None:
                continue
            if key[0] != "name":
                return f"Row {first.row} has the same {key[0]}; the first row is kept."
            if not _two_people(first.numbers, _numbers(said)):
                return f"Row {first.row} is the same pupil; the first row is kept."
        return ""

    def row_of(self, known: Known) -> int | None:
        """Return the row that was kept for a pupil of the school."""
        return self._pupils.get(known.id)

    def keep(self, said: Said, known: Known | None) -> None:
        """Remember a row that is taken in."""
        if known is not None:
            self._pupils[known.id] = said.row
        for key in _keys(said):
            if self._heard[hash(key) % _PLACES] > 1:
                self._first.setdefault(key, _First(said.row, _numbers(said)))


def _keys(said: Said) -> Iterator[tuple[str, str]]:
    """Return everything that no other row of the file may share."""
    if number := said.pupil.get("admission_number"):
        yield "admission number", number
    upn = said.pupil.get("upn")
    if upn and well_formed_upn(upn):
        yield "UPN", upn
    yield "name", _person(said)


def _person(said: Said) -> str:
    name = name_key(said.pupil["forename"], said.pupil["surname"])
    if born := said.pupil.get("born_on"):
        return f"{name}|{born.isoformat()}"
    return f"{name}|{said.standing.get('year_group')}|{said.standing.get('class_name')}"


def _numbers(said: Said) -> tuple[str | None, ...]:
    return tuple(said.pupil.get(name) for name in _NUMBERS)


def _two_people(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    """Say whether two rows with one name and date of birth have numbers that tell them apart."""
    return any(mine and theirs and mine != theirs for mine, theirs in zip(one, other, strict=True))
