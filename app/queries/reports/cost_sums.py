"""Every charge of a time added up by offer, grouping, domain and funding stream, without how each comes about.

The figures are those of `app/queries/costs/school.py`, which open into their sums; here only the sums are wanted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from app.queries.costs.charge import Charge
from app.queries.costs.charging import charges
from app.queries.costs.placed import Placed
from app.queries.costs.reckoning import reckoning
from app.queries.costs.sums import Sum
from app.queries.years import Period

BY_OFFER, BY_GROUPING, BY_DOMAIN, BY_STREAM = "offer", "grouping", "domain", "stream"


@dataclass(slots=True)
class Added:
    """One figure as it is added up; None where nothing of it is known."""

    pence: int = 0
    minutes: int = 0
    known: bool = False
    missing: set[str] = field(default_factory=set)

    def add(self, figure: Sum) -> None:
        """Add one more."""
        if figure.pence is not None:
            self.pence, self.known = self.pence + figure.pence, True
        self.minutes += figure.minutes
        if figure.missing:
            self.missing.update(figure.missing)

    @property
    def sum(self) -> Sum:
        """Return it as a figure."""
        pence = self.pence if self.known or not self.missing else None
        return Sum("", pence, self.minutes, (), tuple(sorted(self.missing)))


@dataclass(slots=True)
class Line:
    """What is charged under one key: planned, to date and attended, and the supports it is charged to."""

    planned: Added = field(default_factory=Added)
    to_date: Added = field(default_factory=Added)
    attended: Added = field(default_factory=Added)
    supports: set[int] = field(default_factory=set)

    def add(self, charge: Charge) -> None:
        """Add one charge."""
        self.planned.add(charge.figures.planned)
        self.to_date.add(charge.figures.to_date)
        self.attended.add(charge.figures.attended)
        if charge.support_id is not None:
            self.supports.add(charge.support_id)

    def join(self, other: Line) -> None:
        """Add what is charged under another key; how many supports there are plays no part in the whole."""
        self.planned.add(other.planned.sum)
        self.to_date.add(other.to_date.sum)
        self.attended.add(other.attended.sum)


@dataclass(frozen=True, slots=True)
class CostSums:
    """The lines of each table by their keys, the whole, and the names of the offers."""

    tables: Mapping[str, Mapping[str, Line]]
    whole: Line
    offers: Mapping[int, str]


def cost_sums(session: Session, period: Period, today: date) -> CostSums:
    """Return all charges of a time added up four times over; raises NotAllowed for who may not see costs."""
    known = reckoning(session, None, period, today)
    offers, placed = known.facts.offers, Placed(session, period)
    tables: dict[str, dict[str, Line]] = {
        name: defaultdict(Line) for name in (BY_OFFER, BY_GROUPING, BY_DOMAIN, BY_STREAM)
    }
    for one in charges(known):
        grouping = placed.of(one, universal=offers[one.offer_id].universal)
        tables[BY_OFFER][str(one.offer_id)].add(one)
        tables[BY_GROUPING][grouping].add(one)
        tables[BY_DOMAIN][str(one.domain_id or "")].add(one)
        tables[BY_STREAM][one.funding or ""].add(one)
    whole = Line()
    for line in tables[BY_OFFER].values():
        whole.join(line)
    return CostSums(tables, whole, {row.id: row.name for row in offers.values()})
