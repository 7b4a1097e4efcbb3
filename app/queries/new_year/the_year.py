"""Which academic year is rolled forward to, from which day, and when it is worth offering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Pupil, YearMap
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
    running = year_of(session, today)
    first = running.first
    if running.last - today < timedelta(weeks=WEEKS_BEFORE):
        first = running.last + timedelta(days=1)
    old = year_start(session, first - timedelta(days=1))
    rolled = session.scalar(select(YearMap.id).where(YearMap.year_on == old)) is not None
    return NewYear(first, year_name(first), year_name(old), old, rolled, begun=first <= today)


def new_year_due(session: Session, *, today: date) -> NewYear | None:
    """Return the year where it is time to think of it: some weeks before and after its first day, until it is done.

    A school whose first pupils came after that day has no year to roll forward from.
    """
    year = coming_year(session, today=today)
    near = abs(today - year.first) < timedelta(weeks=WEEKS_BEFORE if not year.begun else WEEKS_AFTER)
    if year.rolled or not near:
        return None
    return year if session.scalar(select(func.count(Pupil.id))) and _was_there(session, year) else None


def _was_there(session: Session, year: NewYear) -> bool:
    from app.models import Standing

    return session.scalar(select(Standing.id).where(Standing.starts_on < year.first).limit(1)) is not None
