"""Maps with areas of need or years down the side and tiers or waves across the top, their offers in the cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.imports.offer_table.amounts import years
from app.imports.offer_table.grid import offers_in
from app.imports.offer_table.groupings import SENSORY, USUAL_DOMAINS, is_tier, other_domains
from app.imports.offer_table.names import Names, key
from app.imports.offer_table.remarks import is_remark
from app.imports.offer_table.ticks import ticks_of
from app.imports.offer_table.totals import is_total
from app.imports.table import Cell, Row
from app.imports.values import text_of

_WITHIN, _LONGEST = 40, 2_000
_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
HEADINGS = ("Offer", "Tier or wave", "Domain of need", "Years")
COLUMNS = {"name": 0, "tier": 1, "domains": 2, "years": 3}


@dataclass(frozen=True, slots=True)
class TierGrid:
    """Where a map of this shape stands: the place of its row of heads, which column is which tier, and the side.

    kinds: what stands down the side → “domains” or “years”, and what it says there. unread: heads of other columns.
    """

    place: int
    columns: dict[int, str]
    side: int
    kinds: Mapping[str, tuple[str, str]]
    unread: tuple[str, ...]


@dataclass(slots=True)
class _Entry:
    name: str
    said: dict[str, dict[str, None]] = field(default_factory=lambda: {"tier": {}, "domains": {}, "years": {}})


def find_tiers(rows: Sequence[Row], words: Collection[str] = ()) -> TierGrid | None:
    """Return the first row with two or more tiers right of a single column, of nothing but areas of need or years; else None.

    words: the school's own names of domains. Whatever else stands down the side, such as pupils, is no such map.
    """
    # Nobody draws a longer one, and each row that may be its heads has all below it looked at.
    for place, (_, cells) in enumerate(rows[:_WITHIN] if len(rows) <= _LONGEST else ()):
        found = {at: text for at, cell in enumerate(cells) if _is_tier(text := text_of(cell))}
        if len(found) < 2 or min(found) == 0 or len(set(map(key, found.values()))) < len(found):
            continue
        below = [row[1] for row in rows[place:] if not is_remark(row) and not is_total(row[1])]
        # A block for each area may have a row of heads of its own, which says whose it is.
        heads = _texts(row for row in below if _is_head(row, found))
        said = _texts(row for row in below if not _is_head(row, found))
        sides = sorted(at for at in {*heads, *said} if at < min(found))
        # Ticks say something of offers that stand down the side.
        if len(sides) != 1 or ticks_of([row for row in below if not _is_head(row, found)], found) is not None:
            continue
        side = said.get(sides[0], set())
        kinds = _kinds(side | heads.get(sides[0], set()), words)
        if kinds and side <= kinds.keys():
            others = (
                text_of(cell) for at, cell in enumerate(cells) if at in said and at not in (*found, *sides)
            )
            return TierGrid(place, found, sides[0], kinds, tuple(filter(None, others)))
    return None


def by_tier(rows: Sequence[Row], grid: TierGrid) -> tuple[Row, ...]:
    """Return a row for every offer, each once with its tiers, domains and years, numbered as they are read."""
    found: dict[str, _Entry] = {}
    side = ""
    for row in rows[grid.place :]:
        cells = row[1]
        if is_remark(row) or is_total(cells):
            continue
        text = text_of(cells[grid.side]) if grid.side < len(cells) else ""
        if _is_head(cells, grid.columns):
            side = text if text in grid.kinds else ""
            continue
        side = text or side
        for at, tier in grid.columns.items():
            for name in offers_in(cells[at] if at < len(cells) else None):
                entry = found.setdefault(key(name), _Entry(name))
                entry.said["tier"][tier] = None
                if side:
                    kind, said = grid.kinds[side]
                    entry.said[kind][said] = None
    return tuple((number, tuple(_cells(entry))) for number, entry in enumerate(found.values(), start=1))


def _is_head(cells: tuple[Cell, ...], columns: Iterable[int]) -> bool:
    """Say whether all that a row holds in some columns are tiers, two or more."""
    texts = [text for at in columns if at < len(cells) and (text := text_of(cells[at]))]
    return len(texts) > 1 and all(map(_is_tier, texts))


def _texts(rows: Iterable[tuple[Cell, ...]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for cells in rows:
        for at, cell in enumerate(cells):
            if text := text_of(cell):
                found.setdefault(at, set()).add(text)
    return found


def _cells(entry: _Entry) -> Iterator[str | None]:
    yield entry.name
    yield ", ".join(entry.said["tier"])
    yield "\n".join(entry.said["domains"]) or None
    yield ", ".join(entry.said["years"]) or None


def _is_tier(text: str) -> bool:
    return is_tier(text) or is_tier(_BRACKETS.sub("", text))


def _kinds(texts: Collection[str], words: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return which of some texts are areas of need and which are years, each with what it says."""
    usual = (*USUAL_DOMAINS.values(), words)
    domains = Names(((name, 0) for names in usual for name in names), other_domains)
    # In one piece, so that it can be said once what it means here.
    sensory = Names([(name, "Sensory or physical") for name in SENSORY], other_domains)
    found: dict[str, tuple[str, str]] = {}
    for text in texts:
        if domains.known(text) or sensory.known(text):
            found[text] = ("domains", text if domains.known(text) else sensory.get(text) or text)
        elif years(text)[0] is not None:
            found[text] = ("years", text)
    return found
