"""The grouping that a charge counts in: the pupil's in that domain on the day, and Thriving where there was none."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select, tuple_
from sqlalchemy.orm import Session

from app.models import Grouping, Placement, Support
from app.queries.costs.charge import Charge
from app.queries.together import counted_grouping
from app.queries.years import Period
from app.vocabulary import Band, GroupingCode

# What is charged to no pupil, and is not for everybody.
NOBODY = ""


class _Row(NamedTuple):
    starts_on: date
    ends_on: date | None
    risk: bool
    code: str


class Placed:
    """Where pupils stood; who may not see Risk Support finds its pupils in Getting More Help."""

    def __init__(self, session: Session, period: Period) -> None:
        """Read the placements of a time, of pupils who have support in the domains they have it for."""
        codes = {row.id: row.code for row in session.scalars(select(Grouping))}
        p = Placement
        asked = select(
            p.pupil_id, p.domain_id, p.starts_on, p.ends_on, p.band, counted_grouping(session)
        ).where(
            p.withdrawn_at.is_(None),
            p.starts_on <= period.last,
            or_(p.ends_on.is_(None), p.ends_on > period.first),
            tuple_(p.pupil_id, p.domain_id).in_(select(Support.pupil_id, Support.domain_id)),
        )
        self._rows: dict[tuple[int, int], list[_Row]] = defaultdict(list)
        for pupil, domain, first, ends, band, grouping in session.execute(asked):
            self._rows[pupil, domain].append(_Row(first, ends, band == Band.RISK, codes[grouping]))
        self._found: dict[tuple[int, int, date], str] = {}

    def on(self, pupil_id: int, domain_id: int, day: date) -> str:
        """Return the code of a grouping; Risk Support comes before what it stands beside."""
        # A support has a charge for each line of its offer, all of one day.
        key = pupil_id, domain_id, day
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._on(pupil_id, domain_id, day)
        return found

    def _on(self, pupil_id: int, domain_id: int, day: date) -> str:
        there = [
            row
            for row in self._rows.get((pupil_id, domain_id), ())
            if row.starts_on <= day and (row.ends_on is None or row.ends_on > day)
        ]
        best = max(there, key=lambda row: row.risk, default=None)
        return GroupingCode.THRIVING if best is None else best.code

    def of(self, charge: Charge, *, universal: bool) -> str:
        """Return the code of the grouping that a charge counts in; NOBODY for what is charged to no pupil."""
        if charge.pupil_id is None or charge.domain_id is None:
            return GroupingCode.THRIVING if universal else NOBODY
        return self.on(charge.pupil_id, charge.domain_id, charge.on)
