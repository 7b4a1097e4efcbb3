"""The school's academic years, derived from the day on which they start, and times to report on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.models import School


@dataclass(frozen=True, slots=True)
class Period:
    """A time, both days included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.last - self.first).days + 1


def year_start(session: Session, on: date) -> date:
    """Return the first day of the academic year that a day lies in."""
    school = session.get_one(School, 1)
    starts = _start(school, on.year)
    return starts if starts <= on else _start(school, on.year - 1)


def year_of(session: Session, on: date) -> Period:
    """Return the whole academic year that a day lies in."""
    first = year_start(session, on)
    return Period(first, _start(session.get_one(School, 1), first.year + 1) - timedelta(days=1))


def year_so_far(session: Session, today: date) -> Period:
    """Return the academic year up to today."""
    return Period(year_start(session, today), today)


def year_before(period: Period) -> Period:
    """Return the same time a year earlier, day for day."""
    return Period(_earlier(period.first), _earlier(period.last))


def year_name(first: date) -> str:
    """Return how people call the academic year that starts on a day: "2026/27"."""
    return f"{first.year}/{(first.year + 1) % 100:02}"


def _start(school: School, year: int) -> date:
    return date(year, school.year_start_month, school.year_start_day)


def _earlier(day: date) -> date:
    # 29 February is the only day that the year before may lack.
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
