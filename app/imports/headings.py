"""Finding the row of headings in a table and saying which column holds which field: of pupils, or of offers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from app.imports.alias_text import Fields
from app.imports.aliases import offers, pupils
from app.imports.source import Sort
from app.imports.table import Cell
from app.vocabulary import fold

_PREFIXES = {
    Sort.PUPILS: ("pupils", "pupil", "students", "student", "learners", "learner", "childs", "child"),
    Sort.OFFERS: offers.PREFIXES,
}
_FIELDS: dict[Sort, Fields] = {Sort.PUPILS: pupils.FIELDS, Sort.OFFERS: offers.FIELDS}
# No list of offers has these, and no list of pupils has those.
_ONLY_PUPILS = ("upn", "admission_number", "born_on", "forename", "sex", "pupil_premium", "fsm", "class_name")
_ONLY_OFFERS = (
    "id",
    "places",
    "groupings",
    "organisation",
    "how_to_refer",
    "referrers",
    "what",
    "entry_criteria",
)
_THRIVE = re.compile(r"\W*(?:i[\s-]*)?thrive(?:\W+\w+){0,3}\W*")
_WITHIN = 30
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")
# Wonde nests what it says of a pupil: education_details.data.upn, date_of_birth.date.
_NESTED = re.compile(r"^\w+\.data\.|\.date$")


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
    sort: Sort = Sort.PUPILS

    @property
    def score(self) -> int:
        """Return how many fields were recognised; the more, the surer."""
        return len(self.map.columns)

    @property
    def good(self) -> bool:
        """Say whether a list can be read by it: it names pupils, or offers, and something else about them."""
        if self.sort == Sort.OFFERS:
            return self.score >= 2 and self.map.has("name", "id")
        return self.score >= 2 and (
            self.map.has("full_name") or (self.map.has("surname") and self.map.has("forename"))
        )

    @property
    def sure(self) -> bool:
        """Say whether it can be read and has a heading that only its sort of list has."""
        return self.good and self.map.has(*(_ONLY_OFFERS if self.sort == Sort.OFFERS else _ONLY_PUPILS))


def best_header(rows: Sequence[tuple[Cell, ...]], sort: Sort | None = Sort.PUPILS) -> Header | None:
    """Return the row among the first thirty that looks most like headings, or None if none does at all.

    sort None: of whichever sort fits better, pupils where both do alike.
    """
    if sort is None:
        both = [header for one in _FIELDS if (header := best_header(rows, one))]
        return max(both, key=lambda header: (header.good, header.sure, header.score), default=None)
    best: Header | None = None
    for place, cells in enumerate(rows[:_WITHIN]):
        found = header_at(place, cells, sort)
        if found.score and (best is None or (found.good, found.score) > (best.good, best.score)):
            best = found
    return best


def header_at(place: int, cells: Sequence[Cell], sort: Sort = Sort.PUPILS) -> Header:
    """Return one row as a row of headings, whatever it holds."""
    words = tuple(str(cell or "").strip() for cell in cells)
    return Header(place, words, ColumnMap(guess_columns(cells, sort)), sort)


def guess_columns(cells: Sequence[Cell], sort: Sort = Sort.PUPILS) -> dict[str, int]:
    """Return field → column for the headings that are known; the best heading wins a field."""
    found: dict[str, tuple[int, int]] = {}
    for column, cell in enumerate(cells):
        if isinstance(cell, str) and (known := _field_of(cell, sort)):
            field, rank = known
            if field not in found or rank < found[field][0]:
                found[field] = (rank, column)
    columns = {field: column for field, (_, column) in found.items()}
    # A list that gives only the name people use still names its pupils.
    if "preferred_name" in columns and "full_name" not in columns and "forename" not in columns:
        columns["forename" if "surname" in columns else "full_name"] = columns.pop("preferred_name")
    return columns


def _field_of(heading: str, sort: Sort) -> tuple[str, int] | None:
    if len(heading) > 100:
        return None
    known = _known(sort)
    for text in (heading, _IN_BRACKETS.sub("", heading), _NESTED.sub("", heading)):
        squashed = _squash(text)
        if squashed in known:
            return known[squashed]
        for prefix in _PREFIXES[sort]:
            if squashed.startswith(prefix) and squashed.removeprefix(prefix) in known:
                return known[squashed.removeprefix(prefix)]
    # "i-THRIVE quadrant", "THRIVE needs group": whatever people call them, the framework is named.
    if sort is Sort.OFFERS and _THRIVE.fullmatch(fold(heading)):
        return "groupings", len(known)
    return None


@cache
def _known(sort: Sort) -> dict[str, tuple[str, int]]:
    return {
        _squash(alias): (field, rank)
        for field, (_, aliases) in _FIELDS[sort].items()
        for rank, alias in enumerate(aliases)
    }


def _squash(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())
