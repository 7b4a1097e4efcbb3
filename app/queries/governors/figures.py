"""The figures of one day as they may be read: each a number, hidden, or not there.

Each day's set is made safe by itself and always in the same way. So what is hidden in last year's column is exactly
what was hidden on last year's page, and the two pages together tell no more than one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.queries.governors.linked import BASE, Form, linked_tables, printed
from app.queries.governors.numbers import COLUMNS, Numbers
from app.suppression.hiding import hide
from app.suppression.tables import Linked

HIDDEN = "hidden"
NONE = "–"


@dataclass(frozen=True, slots=True)
class Count:
    """A number to read; None where it is hidden, or where there is none to tell."""

    value: int | None = None
    hidden: bool = False

    @property
    def text(self) -> str:
        """Return it as it stands in a table."""
        if self.value is not None:
            return f"{self.value:,}"
        return HIDDEN if self.hidden else NONE


NOT_THERE = Count()


@dataclass(frozen=True, slots=True)
class Figures:
    """A day's figures by name; form says how finely groupings are told. blank: the school is too small for any."""

    counts: Mapping[str, Count]
    form: Form
    blank: bool = False

    def count(self, name: str) -> Count:
        """Return a figure; one that this day's page does not have is not there."""
        return self.counts.get(name, NOT_THERE)

    def share(self, name: str, base: str) -> int | None:
        """Return a figure as a whole percentage of another, where both can be read and the base is no small one."""
        part, whole = self.count(name).value, self.count(base).value
        if part is None or whole is None or whole < BASE:
            return None
        return (200 * part + whole) // (2 * whole)


def figures(found: Numbers, domains: Sequence[int], threshold: int, secret: bytes = b"") -> Figures:
    """Return what may be read of a day, as finely as can be without hiding most of it; secret as `hide` has it."""
    if not found.people:
        return Figures({"roll": Count(0)}, Form(), blank=True)
    if len(found.people) < BASE:
        return Figures({}, Form(), blank=True)
    for form in (Form(), Form(domains_apart=False), Form(apart=False, domains_apart=False)):
        tables = linked_tables(found, domains, form)
        safe = hide(tables, threshold=threshold, secret=secret)
        if safe.exposed:
            continue
        if not form.apart or not _mostly(tables, safe.hidden, domains, form):
            return Figures(_counts(tables, safe.hidden), form)
    return Figures({}, form, blank=True)


def _mostly(tables: Linked, hidden: frozenset[str], domains: Sequence[int], form: Form) -> bool:
    """Say whether most cells of the groupings, or with the groupings by domain, are hidden."""
    by_domain = [f"{code} {domain}" for code in COLUMNS for domain in domains]
    kinds = (COLUMNS, by_domain) if form.domains_apart else (COLUMNS,)
    return any(_over_half([name in hidden for name in printed(tables, kind)]) for kind in kinds)


def _over_half(cells: Sequence[bool]) -> bool:
    return 2 * sum(cells) > len(cells)


def _counts(tables: Linked, hidden: frozenset[str]) -> dict[str, Count]:
    return {
        str(cell.name): Count(hidden=True) if cell.name in hidden else Count(cell.value)
        for cell in tables.cells.values()
        if cell.printed
    }
