"""What a table of rows looks like, by its headings: pupils, offers, or nothing that is known."""

from __future__ import annotations

from collections.abc import Sequence

from app.imports.headings import best_header
from app.imports.source import Sort
from app.imports.table import Cell


def looks(rows: Sequence[tuple[Cell, ...]]) -> tuple[bool, int]:
    """Return whether rows can be read as a list of any kind, and how many of its headings are known."""
    return max(_merits(rows).values())


def sort_of(rows: Sequence[tuple[Cell, ...]]) -> Sort:
    """Return what the rows hold, or UNKNOWN where their headings do not say it for sure."""
    merits = _merits(rows)
    sort = max(merits, key=merits.__getitem__)
    (good, score), others = merits[sort], [merit for one, merit in merits.items() if one is not sort]
    sure = good and all(score > other[1] for other in others if other[0])
    return sort if sure else Sort.UNKNOWN


def _merits(rows: Sequence[tuple[Cell, ...]]) -> dict[Sort, tuple[bool, int]]:
    pupils = best_header(rows)
    return {Sort.PUPILS: (pupils.good, pupils.score) if pupils else (False, 0)}
