"""The days on which a group is to meet, and taking planned sessions out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Group, GroupSession, Term

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"


def off_days(group: Group) -> Callable[[date], bool]:
    """Return what says whether a group no longer meets on a day: another weekday, or outside its time."""
    last = group.ends_on or group.planned_end_on

    def off(day: date) -> bool:
        other = group.weekday is not None and day.weekday() != group.weekday
        return other or day < group.starts_on or (last is not None and day > last)

    return off


def drop_planned(session: Session, group: Group, out: Callable[[date], bool], after: date) -> int:
    """Take out the sessions planned for days after one that are not to be; returns how many."""
    rows = select(GroupSession).where(
        GroupSession.group_id == group.id, GroupSession.state == PLANNED, GroupSession.held_on > after
    )
    gone = [row for row in session.scalars(rows) if out(row.held_on)]
    for row in gone:
        session.delete(row)
    return len(gone)


def meeting_days(session: Session, weekday: int, first: date, last: date) -> Iterator[date]:
    """Yield each such weekday of a time, both days included; only days inside a term, where the school has terms."""
    terms = list(session.execute(select(Term.starts_on, Term.ends_on)))
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    while day <= last:
        if not terms or any(starts <= day <= ends for starts, ends in terms):
            yield day
        day += timedelta(days=7)


def last_of_terms(session: Session) -> date | None:
    """Return the last day of the last term that the school has written down; None without terms."""
    return max(session.scalars(select(Term.ends_on)), default=None)
