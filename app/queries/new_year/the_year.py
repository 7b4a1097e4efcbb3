"""Which academic year is rolled forward to, from which day, and when it is worth offering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Standing
from app.queries.years import year_name, year_of, year_start

# So long before the first day, and after it, the new year is what a school thinks of.
WEEKS_BEFORE, WEEKS_AFTER = 6, 6


@dataclass(frozen=True, slots=True)
class NewYear:
    """The year that is rolled forward to: its first day, its name, and the name of the year that is over.

    rolled: last year's map is kept already, so it was rolled forward before. begun: its first day has come.
    """

    first: date
    name: str
    old_name: str
    old_first: date
    rolled: bool
    begun: bool

    @property
    def old_last(self) -> date:
        """Return the last day of the year that is over."""
        return self.first - timedelta(days=1)


def coming_year(session: Session, *, today: date) -> NewYear:
    """Return the year that runs, or in its last weeks the one that comes next."""
    # Not at the top: Today asks whether the time is near, and most days need no more.
    from app.models import YearMap

    first = _nearest(session, today)
    old = year_start(session, first - timedelta(days=1))
    rolled = session.scalar(select(YearMap.id).where(YearMap.year_on == old)) is not None
    return NewYear(first, year_name(first), year_name(old), old, rolled, begun=first <= today)


def new_year_due(session: Session, *, today: date) -> NewYear | None:
    """Return the year where it is time to think of it: some weeks before and after its first day, until it is done.

    A school whose first pupils came after that day has no year to roll forward from.
    """
    first = _nearest(session, today)
    weeks = WEEKS_BEFORE if today < first else WEEKS_AFTER
    if abs(today - first) >= timedelta(weeks=weeks) or not _was_there(session, first):
        return None
    year = coming_year(session, today=today)
    return None if year.rolled else year


def _nearest(session: Session, today: date) -> date:
    running = year_of(session, today)
    soon = running.last - today < timedelta(weeks=WEEKS_BEFORE)
    return running.last + timedelta(days=1) if soon else running.first


def _was_there(session: Session, first: date) -> bool:
    return session.scalar(select(Standing.id).where(Standing.starts_on < first).limit(1)) is not None
