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

_TABLES = (BY_OFFER, BY_GROUPING, BY_DOMAIN, BY_STREAM)


@dataclass(slots=True)
class Added:
    """One figure as it is added up; None where nothing of it is known."""

    pence: int = 0
    minutes: int = 0
    missing: set[str] = field(default_factory=set)

    def add(self, figure: Sum) -> None:
        """Add one more."""
        self.pence += figure.pence or 0
        self.minutes += figure.minutes
        if figure.missing:
            self.missing.update(figure.missing)

    def join(self, other: Added) -> None:
        """Add what has been added up elsewhere."""
        self.pence += other.pence
        self.minutes += other.minutes
        self.missing |= other.missing

    @property
    def sum(self) -> Sum:
        """Return it as a figure."""
        pence = self.pence if self.pence or not self.missing else None
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
        figures = charge.figures
        self.planned.add(figures.planned)
        self.to_date.add(figures.to_date)
        self.attended.add(figures.attended)
        if charge.support_id is not None:
            self.supports.add(charge.support_id)

    def join(self, other: Line) -> None:
        """Add what is charged under another key."""
        self.planned.join(other.planned)
        self.to_date.join(other.to_date)
        self.attended.join(other.attended)
        self.supports |= other.supports


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
    # Added up once as finely as any table tells them apart, then each table from that.
    lines: dict[tuple[str, ...], Line] = defaultdict(Line)
    for one in charges(known):
        grouping = placed.of(one, universal=offers[one.offer_id].universal)
        lines[str(one.offer_id), grouping, str(one.domain_id or ""), one.funding or ""].add(one)
    tables: dict[str, dict[str, Line]] = {name: defaultdict(Line) for name in _TABLES}
    for keys, line in lines.items():
        for name, key in zip(_TABLES, keys, strict=True):
            tables[name][key].join(line)
    whole = Line()
    for line in tables[BY_OFFER].values():
        whole.join(line)
    return CostSums(tables, whole, {row.id: row.name for row in offers.values()})
