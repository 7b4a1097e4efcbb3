"""Who goes up a year: once per pupil and academic year, read off the standings, whoever wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Standing
from app.vocabulary import YEARS

Row = dict[str, Any]
# A pupil list that came in the summer, before the first day, may have brought the new years already.
SUMMER = timedelta(weeks=9)
_NEXT = dict(pairwise(YEARS))


@dataclass(frozen=True, slots=True)
class YearStanding:
    """A pupil on the roll, with the standing of the old year's last day and those since, as stored.

    why says why nobody has to go up: "already" (in the new year by a list or by hand), "new" (came in the new
    year), "mixed" (no year that another follows); "" where the pupil goes up to `to`.
    """

    pupil_id: int
    before: Row | None
    since: tuple[Row, ...]
    to: str | None
    why: str

    @property
    def now(self) -> Row:
        """Return the standing that is open."""
        return self.since[-1] if self.since else self.before or {}


def next_year(code: str | None) -> str | None:
    """Return the census year after one; None after the last, for mixed years and where there is none."""
    return _NEXT.get(code or "")


def year_standings(session: Session, year_on: date) -> tuple[YearStanding, ...]:
    """Return everybody who is on the roll still, with what going up a year on this day would mean."""
    table = Standing.__table__
    open_now = select(table.c.pupil_id).where(table.c.ends_on.is_(None))
    rows = session.execute(
        select(table).where(table.c.pupil_id.in_(open_now)).order_by(table.c.pupil_id, table.c.starts_on)
    ).mappings()
    found = (dict(row) for row in rows)
    each = {pupil_id: list(some) for pupil_id, some in groupby(found, itemgetter("pupil_id"))}
    listed = _listed_on(each.values(), year_on)
    return tuple(_standing(pupil_id, some, year_on, listed) for pupil_id, some in each.items())


def _standing(pupil_id: int, rows: Sequence[Row], year_on: date, listed: date | None) -> YearStanding:
    since = tuple(row for row in rows if row["starts_on"] >= year_on)
    earlier = [row for row in rows if row["starts_on"] < year_on]
    before = earlier[-1] if earlier and _reaches(earlier[-1], year_on) else None
    if before is None:
        return YearStanding(pupil_id, None, since, None, "new")
    year = before["year_group"]
    changed = any(row["year_group"] != year for row in since)
    # Whoever came with the new year's list, or after it, came in the year that it says.
    came = listed is not None and _came_on(earlier) >= listed
    if changed or came or _went_up_in_summer(earlier, year_on):
        return YearStanding(pupil_id, before, since, None, "already")
    to = next_year(year)
    return YearStanding(pupil_id, before, since, to, "" if to else "mixed")


def _reaches(row: Row, year_on: date) -> bool:
    return row["ends_on"] is None or row["ends_on"] >= year_on


def _came_on(earlier: Sequence[Row]) -> date:
    """Return since when a pupil has been on the roll without a break."""
    begun: date = earlier[0]["starts_on"]
    for one, two in pairwise(earlier):
        if one["ends_on"] != two["starts_on"]:
            begun = two["starts_on"]
    return begun


def _went_up_in_summer(earlier: Sequence[Row], year_on: date) -> list[date]:
    """Return the days in the weeks before the first day on which the year group went up by one."""
    return [
        two["starts_on"]
        for one, two in pairwise(earlier)
        if year_on - SUMMER <= two["starts_on"] < year_on
        and next_year(one["year_group"]) == two["year_group"] is not None
    ]


def _listed_on(each: Iterable[Sequence[Row]], year_on: date) -> date | None:
    """Return the first day in the weeks before the year on which several went up, as by its list; else None."""
    days = Counter(day for rows in each for day in _went_up_in_summer(rows, year_on))
    return min((day for day, number in days.items() if number > 1), default=None)
