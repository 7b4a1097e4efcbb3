"""The attacker: what exact arithmetic gets out of published tables. It shares nothing with what hides the cells.

First by solving the equations alone, which finds cells that are fixed; then the least and the most each cell can be
under every rule, by linear programming in fractions. Whole numbers can only be narrower than that by what lies between
two of them, so `hiding` proves the other side with numbers that fit.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from app.suppression.simplex import extreme
from app.suppression.tables import Linked


@dataclass(frozen=True, slots=True)
class Leak:
    """A hidden cell that can be only so few numbers; exact where it is one."""

    name: str
    least: int
    most: int

    @property
    def exact(self) -> bool:
        """Say whether the number itself can be worked out."""
        return self.least == self.most


def leaks(linked: Linked, hidden: Collection[str], *, threshold: int, width: int = 3) -> tuple[Leak, ...]:
    """Return the guarded cells of which fewer than width + 1 numbers are possible."""
    found = []
    fixed = determined(linked, hidden)
    for cell in linked.cells.values():
        small = 0 < cell.value < threshold and not cell.known
        if not (cell.name in hidden or (small and not cell.printed)):
            continue
        if cell.name in fixed:
            found.append(Leak(cell.name, cell.value, cell.value))
            continue
        least, most = interval(linked, hidden, cell.name)
        if most is not None and most - least < width:
            found.append(Leak(cell.name, least, most))
    return tuple(found)


def determined(linked: Linked, hidden: Collection[str]) -> frozenset[str]:
    """Return the unknown cells whose numbers follow from the sums alone."""
    names = _unknown(linked, hidden)
    rows = [
        [Fraction(dict(rule.terms).get(name, 0)) for name in names] for rule in linked.rules if rule.equal
    ]
    done = 0
    for column in range(len(names)):
        at = next((row for row in range(done, len(rows)) if rows[row][column]), None)
        if at is None:
            continue
        rows[done], rows[at] = rows[at], rows[done]
        lead = rows[done][column]
        rows[done] = [value / lead for value in rows[done]]
        for row, values in enumerate(rows):
            if row != done and values[column]:
                by = values[column]
                rows[row] = [a - by * b for a, b in zip(values, rows[done], strict=True)]
        done += 1
    alone = [row for row in rows[:done] if sum(1 for value in row if value) == 1]
    return frozenset(names[next(place for place, value in enumerate(row) if value)] for row in alone)


def interval(linked: Linked, hidden: Collection[str], name: str) -> tuple[int, int | None]:
    """Return the least and the most whole number a cell can be; None where nothing limits it."""
    names = _tied(linked, frozenset(_unknown(linked, hidden)), name)
    # A cell of a table is at least one, or it would be shown: counted here from its least number on.
    base = {one: int(linked.cells[one].printed) for one in names}
    rows: list[Sequence[int]] = []
    for rule in linked.rules:
        factors = dict(rule.terms)
        if not base.keys() & factors:
            continue
        right = -sum(
            factor * (base[one] if one in base else linked.value(one)) for one, factor in factors.items()
        )
        rows.append([*(factors.get(one, 0) for one in names), right])
        if rule.equal:
            rows.append([-value for value in rows[-1]])
    place = names.index(name)
    low, high = (extreme(rows, len(names), place, sign) for sign in (-1, 1))
    assert low is not None  # nothing is under nought
    return ceil(low) + base[name], None if high is None else floor(high) + base[name]


def _unknown(linked: Linked, hidden: Collection[str]) -> tuple[str, ...]:
    return tuple(cell.name for cell in linked.cells.values() if cell.name in hidden or not cell.printed)


def _tied(linked: Linked, unknown: frozenset[str], name: str) -> tuple[str, ...]:
    """Return the unknown cells that a cell hangs together with by rules, itself among them."""
    tied, fresh = {name}, {name}
    while fresh:
        fresh = {
            other
            for rule in linked.rules
            for other, _ in rule.terms
            if other in unknown and not fresh.isdisjoint(one for one, _ in rule.terms)
        } - tied
        tied |= fresh
    return tuple(sorted(tied))
