"""What a table of rows looks like, by its headings: pupils, offers, or nothing that is known."""

from __future__ import annotations

from collections.abc import Sequence

from app.imports.headings import best_header
from app.imports.source import Sort
from app.imports.table import Cell


def looks(rows: Sequence[tuple[Cell, ...]]) -> tuple[bool, int]:
    """Return whether rows can be read as a list of any kind, and how many of its headings are known."""
    good, _, score = max(_merits(rows).values())
    return good, score


def sort_of(rows: Sequence[tuple[Cell, ...]]) -> Sort:
    """Return what the rows hold, or UNKNOWN where their headings do not say it for sure."""
    merits = _merits(rows)
    sort = max(merits, key=merits.__getitem__)
    (good, sure, score), others = merits[sort], [merit for one, merit in merits.items() if one is not sort]
    sure = good and all((sure, score) > other[1:] for other in others if other[0])
    if sort is Sort.OFFERS and not merits[sort][1] and merits[Sort.PUPILS][0]:
        return Sort.UNKNOWN  # a list of who has what: names of pupils must not become offers
    return sort if sure else Sort.UNKNOWN


def _merits(rows: Sequence[tuple[Cell, ...]]) -> dict[Sort, tuple[bool, bool, int]]:
    """Return sort → whether it can be read as that, whether a heading of only that sort is there, how many are known."""
    found = {sort: best_header(rows, sort) for sort in (Sort.PUPILS, Sort.OFFERS)}
    return {
        sort: (one.good, one.sure, one.score) if one else (False, False, 0) for sort, one in found.items()
    }
