"""Finding the row of headings in a pupil list and saying which column holds which field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from app.imports.pupils.aliases import FIELDS
from app.imports.table import Cell
from app.vocabulary import fold

_PREFIXES = ("pupils", "pupil", "students", "student", "learners", "learner", "childs", "child")
_WITHIN = 30
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column (counted from 0) holds which field; a person may change it, and it can be kept."""

    columns: Mapping[str, int]

    def has(self, *fields: str) -> bool:
        """Say whether any of the fields has a column."""
        return any(field in self.columns for field in fields)


@dataclass(frozen=True, slots=True)
class Header:
    """A row of headings: where it stands among the rows given, what was recognised, how many fields."""

    place: int
    headings: tuple[str, ...]
    map: ColumnMap

    @property
    def score(self) -> int:
        """Return how many fields were recognised; the more, the surer."""
        return len(self.map.columns)

    @property
    def good(self) -> bool:
        """Say whether a list can be read by it: it names pupils and something else about them."""
        return self.score >= 2 and (
            self.map.has("full_name") or (self.map.has("surname") and self.map.has("forename"))
        )


def best_header(rows: Sequence[tuple[Cell, ...]]) -> Header | None:
    """Return the row among the first thirty that looks most like headings, or None if none does at all."""
    best: Header | None = None
    for place, cells in enumerate(rows[:_WITHIN]):
        found = Header(
            place, tuple(str(cell or "").strip() for cell in cells), ColumnMap(guess_columns(cells))
        )
        if found.score and (best is None or (found.good, found.score) > (best.good, best.score)):
            best = found
    return best


def guess_columns(cells: Sequence[Cell]) -> dict[str, int]:
    """Return field → column for the headings that are known; the best heading wins a field."""
    found: dict[str, tuple[int, int]] = {}
    for column, cell in enumerate(cells):
        if isinstance(cell, str) and (known := _field_of(cell)):
            field, rank = known
            if field not in found or rank < found[field][0]:
                found[field] = (rank, column)
    columns = {field: column for field, (_, column) in found.items()}
    # A list that gives only the name people use still names its pupils.
    if "preferred_name" in columns and "full_name" not in columns and "forename" not in columns:
        columns["forename" if "surname" in columns else "full_name"] = columns.pop("preferred_name")
    return columns


def _field_of(heading: str) -> tuple[str, int] | None:
    if len(heading) > 100:
        return None
    for text in (heading, _IN_BRACKETS.sub("", heading)):
        squashed = _squash(text)
        if squashed in _known():
            return _known()[squashed]
        for prefix in _PREFIXES:
            if squashed.startswith(prefix) and squashed.removeprefix(prefix) in _known():
                return _known()[squashed.removeprefix(prefix)]
    return None


@cache
def _known() -> dict[str, tuple[str, int]]:
    return {
        _squash(alias): (field, rank)
        for field, (_, aliases) in FIELDS.items()
        for rank, alias in enumerate(aliases)
    }


def _squash(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())
