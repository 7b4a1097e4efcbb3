"""Everything the charges of some offers are reckoned from, read once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.models import School
from app.queries.costs.facts import Facts, facts
from app.queries.costs.lines import CostLine, lines_of
from app.queries.costs.rates import Rates, known_rates
from app.queries.costs.sight import refuse_without_costs
from app.queries.supports.dose import planned_of
from app.queries.years import Period, year_of


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Everything charges are reckoned from: what is known, the lines, the rates, the time and the school's weeks."""

    facts: Facts
    lines: dict[int, tuple[CostLine, ...]]
    rates: Rates
    planned: dict[int, int | None]
    period: Period
    year: Period
    today: date
    weeks: int

    @property
    def so_far(self) -> int:
        """Return how many days of the time are over, today included."""
        return max(0, (min(self.today, self.period.last) - self.period.first).days + 1)


def reckoning(session: Session, offers: Collection[int] | None, period: Period, today: date) -> Reckoning:
    """Return what the charges of some offers (None: of all) are reckoned from; raises NotAllowed as costs are seen."""
    refuse_without_costs(session)
    known = facts(session, offers, period, today)
    return Reckoning(
        known,
        lines_of(session, offers),
        known_rates(session),
        # What a support plans itself needs no look at its groups.
        planned_of(session, [one.id for one in known.supports.values() if one.planned is None]),
        period,
        year_of(session, period.first),
        today,
        session.get_one(School, 1).cost_weeks,
    )
