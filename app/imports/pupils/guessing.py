"""Whether a pupil list looks like the yearly one, so that asking for leavers can be ticked already."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.imports.plan import Outcome
from app.imports.pupils.changes import goes_up
from app.imports.pupils.planning import PupilPlan
from app.imports.pupils.years import school_year
from app.models import Standing
from app.queries.new_year.promoting import SUMMER

_HALF, _MOST = 0.5, 0.7
_KNOWN = (Outcome.CHANGED, Outcome.UNCHANGED)


def looks_yearly(session: Session, plan: PupilPlan, *, today: date) -> bool:
    """Say whether a plan looks like the whole school's list of a new year.

    Either at least half of the roll is in it and half of those go up a year, or the year has begun and most of the
    roll is in it. A list of one class or year never does: it would make leavers of everybody else.
    """
    counts = plan.rows.outcomes()
    on_roll = session.scalar(select(func.count()).where(Standing.ends_on.is_(None))) or 0
    found = up = 0
    for row in plan.rows.of(*_KNOWN):
        write = row.payload
        if write and write.known and write.known.standing:
            found += 1
            up += write.difference is not None and goes_up(write.known, write.difference.standing)
    # Who may be meant by a row is in the list too.
    there = found + counts[Outcome.ASKED]
    if not found or there < _HALF * on_roll:
        return False
    if up >= _HALF * found:
        return True
    first = school_year(session, today=today, yearly=False).first
    return first <= today < first + SUMMER and there >= _MOST * on_roll
