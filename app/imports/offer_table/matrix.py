"""Tables with a column for each grouping (or tier, area of need, or year), in which offers are ticked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from app.imports.offer_table.amounts import years
from app.imports.offer_table.groupings import (
    SENSORY,
    USUAL,
    USUAL_DOMAINS,
    is_tier,
    other_domains,
    other_readings,
)
from app.imports.offer_table.names import Names, key
from app.imports.offer_table.ticks import Ticks, ticks_of
from app.imports.offer_table.totals import is_total
from app.imports.table import Cell, Row
from app.imports.values import text_of

_WITHIN = 40
_LOOK_AT = 1_000
_LONGEST = 120
_LETTER = re.compile(r"[A-Za-z]")
Words = Mapping[str, Collection[str]]
# What each field's cell holds where several of its columns are ticked.
BETWEEN = {"groupings": "\n", "domains": "\n", "tier": ", ", "years": ", "}
REMARKS = "remarks"
_SENSORY = "Sensory or physical"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where the heads stand, which column is which head of which field, and how its ticks are read."""

    place: int
    columns: Mapping[str, Mapping[int, str]]
    ticks: Ticks

    @property
    def every(self) -> tuple[int, ...]:
        """Return all its columns."""
        return tuple(column for columns in self.columns.values() for column in columns)


def find_matrix(rows: Sequence[Row], named: Mapping[str, int], words: Words) -> Matrix | None:
    """Return the first row among the top ones with two or more heads of one field, and ticks below them; None for none.

    named: the columns that headings say already; a field that has one of its own is not looked for. words: field →
    the school's own names.
    """
    heads = _Heads(words)
    for place, (_, cells) in enumerate(rows[:_WITHIN]):
        found: dict[str, dict[int, str]] = {}
        for column, field, head in heads.of(cells):
            found.setdefault(field, {})[column] = head
        likely = {
            field: columns
            for field, columns in found.items()
            if len(columns) >= 2
            and named.get(field, min(columns)) in columns
            and heads.differ(field, columns.values())
        }
        if not likely:
            continue
        below = [row for _, row in islice(rows[place + 1 :], _LOOK_AT)]
        kept = {field: columns for field, columns in likely.items() if ticks_of(below, columns) is not None}
        if kept and (ticks := ticks_of(below, [one for columns in kept.values() for one in columns])):
            return Matrix(place, kept, ticks)
    return None


def with_cells(rows: Iterable[Row], matrix: Matrix, width: int) -> Iterator[Row]:
    """Yield rows with a cell more for each field, which names its heads that are ticked, and one for what stood there."""
    for number, cells in rows:
        if is_total(cells):
            continue
        said: list[Cell] = []
        remarks = []
        for field, columns in matrix.columns.items():
            there = [
                head for at, head in columns.items() if at < len(cells) and matrix.ticks.is_on(cells[at])
            ]
            said.append(BETWEEN[field].join(there) or None)
            remarks += [
                f"{head}: {remark}"
                for at, head in columns.items()
                if at < len(cells) and (remark := matrix.ticks.remark(cells[at]))
            ]
        yield number, (*cells, *[None] * (width - len(cells)), *said, "\n".join(remarks) or None)


class _Heads:
    """Knows the heads of columns that may be ticked."""

    def __init__(self, words: Words) -> None:
        usual = ((name, code) for code, names in USUAL.items() for name in names)
        self._groupings: Names[str] = Names(
            [*usual, *((word, key(word)) for word in words.get("groupings", ()))], other_readings
        )
        areas = ((name, code) for code, names in USUAL_DOMAINS.items() for name in names)
        self._domains: Names[str] = Names(
            [*areas, *((word, key(word)) for word in words.get("domains", ()))], other_domains
        )
        self._sensory = Names([(name, _SENSORY) for name in SENSORY], other_domains)

    def of(self, cells: tuple[Cell, ...]) -> Iterator[tuple[int, str, str]]:
        """Yield the columns of a row that have such a head: where, of which field, and the head."""
        for column, cell in enumerate(cells):
            text = text_of(cell) if isinstance(cell, (str, int, float)) else ""
            if text and len(text) < _LONGEST and (field := self._field(text)):
                # In one piece, so that it can be said once what it means here.
                yield column, field, text if self._domains.known(text) else self._sensory.get(text) or text

    def differ(self, field: str, heads: Collection[str]) -> bool:
        """Say whether each head means something else, and of years whether one says that it is one."""
        if field == "years" and not any(map(_LETTER.search, heads)):
            return False
        return len({self._meant(field, head) for head in heads}) == len(heads)

    def _field(self, text: str) -> str:
        if is_tier(text):
            return "tier"
        if self._groupings.known(text):
            return "groupings"
        if self._domains.known(text) or self._sensory.known(text):
            return "domains"
        found, _ = years(text)
        return "years" if found and found != (None, None) else ""

    def _meant(self, field: str, head: str) -> object:
        names = {"groupings": self._groupings, "domains": self._domains}.get(field)
        return names.get(head) or key(head) if names else years(head)[0] if field == "years" else key(head)
