"""The times a report can be asked for by name: this year so far, last year, this term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.queries.school import terms
from app.queries.years import Period, year_of, year_so_far, year_start


@dataclass(frozen=True, slots=True)
class Times:
    """The year so far, the whole year before, and the term of today or the last one; None where none is set."""

    year: Period
    last_year: Period
    term: Period | None
    term_name: str = ""


def report_times(session: Session, *, today: date) -> Times:
    """Return the times with a name as they lie today; none reaches beyond today."""
    year = year_so_far(session, today)
    before = year_of(session, year_start(session, today) - timedelta(days=1))
    begun = [row for row in terms(session) if row.starts_on <= today]
    if not begun:
        return Times(year, before, None)
    term = begun[-1]
    return Times(year, before, Period(term.starts_on, min(term.ends_on, today)), term.name)
