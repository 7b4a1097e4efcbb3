"""What an hour of each role costs, and since when; a council's or a generic figure, never somebody's pay."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Rate
from app.queries.costs.sight import refuse_without_costs
from app.queries.wording import words
from app.vocabulary import ListKind


@dataclass(frozen=True, slots=True)
class RateRow:
    """The price of an hour of a role from a day on; in_force says whether it is the one that counts today."""

    id: int
    role: str
    label: str
    pence: int
    source: str
    starts_on: date
    in_force: bool


@dataclass(frozen=True, slots=True)
class Rates:
    """The price of an hour of a role on a day: role → days in order, and role → pence from each of them."""

    days: dict[str, list[date]]
    pence: dict[str, list[int]]
    changes: list[date]

    def at(self, role: str | None, on: date) -> int | None:
        """Return pence, or None where no rate is known for the day."""
        place = self._place(role, on)
        return None if place is None else self.pence[role or ""][place]

    def since(self, role: str | None, on: date) -> date | None:
        """Return the day from which the rate of a day counts."""
        place = self._place(role, on)
        return None if place is None else self.days[role or ""][place]

    def _place(self, role: str | None, on: date) -> int | None:
        place = bisect_right(self.days.get(role or "", ()), on)
        return place - 1 if place else None

    def while_from(self, on: date) -> date:
        """Return a day on which all rates are as on this one, the same for every day of that while."""
        place = bisect_right(self.changes, on)
        return self.changes[place - 1] if place else date.min


def known_rates(session: Session) -> Rates:
    """Return every rate, ready to be asked by role and day."""
    found = session.execute(select(Rate.role, Rate.starts_on, Rate.pence).order_by(Rate.starts_on))
    return rates_from((role, day, pence) for role, day, pence in found)


def rates_from(rows: Iterable[tuple[str, date, int]]) -> Rates:
    """Return rates from role, first day and pence, in the order of their days."""
    days: dict[str, list[date]] = defaultdict(list)
    pence: dict[str, list[int]] = defaultdict(list)
    for role, day, price in rows:
        days[role].append(day)
        pence[role].append(price)
    return Rates(dict(days), dict(pence), sorted({day for some in days.values() for day in some}))


def rates(session: Session, *, today: date) -> tuple[RateRow, ...]:
    """Return every rate there is or was: roles in the order of their list, of each the newest first."""
    refuse_without_costs(session)
    labels = words(session, ListKind.ROLE, retired=True)
    places = {code: place for place, code in enumerate(labels)}
    rows = session.scalars(select(Rate).order_by(Rate.starts_on.desc(), Rate.id))
    known = known_rates(session)
    made = [
        RateRow(
            row.id,
            row.role,
            labels.get(row.role, row.role),
            row.pence,
            row.source,
            row.starts_on,
            known.since(row.role, today) == row.starts_on,
        )
        for row in rows
    ]
    return tuple(sorted(made, key=lambda row: places.get(row.role, len(places))))


def rates_on(session: Session, on: date) -> dict[str, int]:
    """Return role → pence an hour on a day; a role without a rate is not in it."""
    refuse_without_costs(session)
    known = known_rates(session)
    found = {role: known.at(role, on) for role in session.scalars(select(Rate.role).distinct())}
    return {role: pence for role, pence in found.items() if pence is not None}
