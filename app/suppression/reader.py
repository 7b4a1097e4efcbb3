"""What a reader knows of hidden cells: the least each can be, and the rules with the shown numbers put in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.suppression.tables import Linked


@dataclass(frozen=True, slots=True)
class Sum:
    """Hidden cells, by their place, with factors: together no less than low (None: no limit) and no more than high."""

    terms: tuple[tuple[int, int], ...]
    low: int | None
    high: int


@dataclass(frozen=True, slots=True)
class Reader:
    """The hidden cells and everything that is known of them.

    A nought is never hidden, so whoever knows this rule knows that a hidden cell of a table is at least one.
    """

    names: tuple[str, ...]
    least: tuple[int, ...]
    truth: tuple[int, ...]
    sums: tuple[Sum, ...]


def reader(linked: Linked, hidden: Collection[str]) -> Reader:
    """Return what can be known of the cells that are hidden or stand in no table."""
    unknown = [cell for cell in linked.cells.values() if cell.name in hidden or not cell.printed]
    places = {cell.name: place for place, cell in enumerate(unknown)}
    sums = []
    for rule in linked.rules:
        rest = -sum(factor * linked.value(name) for name, factor in rule.terms if name not in places)
        terms = tuple((places[name], factor) for name, factor in rule.terms if name in places)
        if terms:
            sums.append(Sum(terms, rest if rule.equal else None, rest))
    return Reader(
        tuple(cell.name for cell in unknown),
        tuple(int(cell.printed) for cell in unknown),
        tuple(cell.value for cell in unknown),
        tuple(sums),
    )
