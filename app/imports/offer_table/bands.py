"""Rows of a table of offers that are headings: "Getting Help" alone in its row says where the offers below it stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.imports.offer_table.groupings import AREAS, USUAL, is_tier, other_domains, other_readings
from app.imports.offer_table.names import Names, key
from app.imports.table import Cell, Row
from app.imports.values import text_of

_WITHIN = 400
_LEAST = 2
# "Getting More Help – specialist support": what stands behind the name says more of it.
_FIRST = re.compile(r"(.+?)\s*(?:[–—|:]|\s-\s).+")


@dataclass(slots=True)
class Bands:
    """The headings that hold at a row while rows are gone through; said: the ones that were read, each once.

    Of headings within headings the outer one ends the inner ones.
    """

    words: Mapping[str, Iterable[str]]
    said: dict[str, None] = field(default_factory=dict)
    _now: dict[str, str] = field(default_factory=dict)
    _order: list[str] = field(default_factory=list)

    def take(self, row: Row, *, fields: Iterable[str]) -> bool:
        """Say whether a row is a heading, and let it hold from here; of fields that have a column of their own none does."""
        text = alone(row)
        if not text and "groupings" not in fields:
            text = self._with_words(row)
        kind = self.kind_of(text)
        if not kind or (kind == "domains" and "domains" in fields):
            return False
        name = self._name(text) if kind != "tier" else text
        self.said[name] = None
        # A tier stands where a grouping might.
        level = kind if kind != "tier" else "groupings"
        if level not in self._order:
            self._order.append(level)
        for inner in self._order[self._order.index(level) :]:
            for one in (inner, "tier") if inner == "groupings" else (inner,):
                self._now.pop(one, None)
        self._now[kind] = name
        return True

    def add(self, cells: dict[str, Cell], *, fields: Iterable[str]) -> None:
        """Add to a row what the headings above it say, where no column does."""
        if "places" in fields:
            return
        cells.update({kind: name for kind, name in self._now.items() if name and kind not in fields})

    def kind_of(self, text: str) -> str:
        """Return what a text alone in its row names: “groupings”, “domains” or “tier”; "" for nothing of the kind."""
        if not text:
            return ""
        if is_tier(text):
            return "tier"
        groupings, domains = self._names()
        if groupings.known(self._name(text)):
            return "groupings"
        return "domains" if domains.known(text) else ""

    def _name(self, text: str) -> str:
        """Return a heading without what stands behind a grouping's name."""
        found = _FIRST.fullmatch(text)
        first = found[1] if found and " " in found[1].strip() else ""
        groupings, _ = self._names()
        return first if first and not groupings.known(text) and groupings.known(first) else text

    def _with_words(self, row: Row) -> str:
        """Return a grouping's whole name that has a text of its own beside it, else "": no offer is called so."""
        filled = [text_of(cell) for cell in row[1] if text_of(cell)]
        whole = len(filled) == _LEAST and len(key(filled[0]).split()) > 1 and " " in filled[1]
        return filled[0] if whole and self._names()[0].known(filled[0]) else ""

    def _names(self) -> tuple[Names[str], Names[str]]:
        if self._known is None:
            own = {
                name: [(word, key(word)) for word in self.words.get(name, ())]
                for name in ("groupings", "domains")
            }
            usual = [(name, code) for code, names in USUAL.items() for name in names]
            self._known = (
                Names([*usual, *own["groupings"]], other_readings),
                Names([*((area, area) for area in AREAS), *own["domains"]], other_domains),
            )
        return self._known

    _known: tuple[Names[str], Names[str]] | None = None


def alone(row: Row) -> str:
    """Return the text of the only cell of a row that holds anything, else ""."""
    filled = [cell for cell in row[1] if text_of(cell)]
    return text_of(filled[0]) if len(filled) == 1 else ""


def find_bands(
    rows: Sequence[Row], words: Mapping[str, Iterable[str]], likely: int = -1
) -> tuple[int, int, frozenset[int]] | None:
    """Return where the first grouping stands alone in its row, the column of the offers' names, and all that hold words.

    None for fewer than two such rows. likely: the column of names, unless it holds nothing but headings.
    """
    bands = Bands(words)
    places = [at for at, row in enumerate(rows[:_WITHIN]) if bands.kind_of(alone(row)) == "groupings"]
    if len(places) < _LEAST:
        return None
    said: dict[int, set[str]] = {}
    for row in rows[places[0] + 1 :]:
        for column, cell in enumerate(() if bands.kind_of(alone(row)) else row[1]):
            if isinstance(cell, str):
                said.setdefault(column, set()).add(cell)
    if not said:
        return None
    column = likely if likely in said else max(said, key=lambda at: (len(said[at]), -at))
    return places[0], column, frozenset(said)
