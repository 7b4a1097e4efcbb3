"""Rows put side by side: those of one pupil or offer together, and what overlaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

from sqlalchemy import Row


def overlapping(rows: Iterable[Row[Any]], key: Callable[[Row[Any]], object]) -> Iterator[int]:
    """Yield the ids of rows that begin before the one before them, with the same key, has ended."""
    for group in grouped(rows, key).values():
        for one, other in pairwise(sorted(group, key=lambda row: (row.starts_on, row.id))):
            if one.ends_on is None or one.ends_on > other.starts_on:
                yield other.id


def grouped(rows: Iterable[Row[Any]], key: Callable[[Row[Any]], Any]) -> dict[Any, list[Row[Any]]]:
    """Return key → rows."""
    found: dict[Any, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
