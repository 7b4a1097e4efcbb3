"""A group's sessions: planned ahead from its weekday, and cancelled with why."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Group, GroupSession
from app.operations.groups.groups import the_group
from app.operations.groups.planned import CANCELLED, HELD, PLANNED, last_of_terms, meeting_days
from app.operations.ordered import clean
from app.operations.record import recorded_at, recorded_by
from app.queries.map_words import full_day

# Nobody plans further ahead than a year.
_YEAR = timedelta(days=366)


def plan_sessions(session: Session, group_id: int, *, today: date) -> Done:
    """Plan a group's sessions on its weekday, from today or its first day on, in term time, on days without one.

    They go on to its planned end, or to as many as it is to have; without either, to the end of the last term.
    What has been is not planned: a register says that it was held.
    """
    group = the_group(session, group_id)
    if group.ends_on is not None:
        raise Problem("That group has ended.", "Let it run again first.")
    if group.weekday is None:
        raise Problem(
            f"{group.name} has no weekday yet.", "Say on which day it meets, then plan its sessions."
        )
    there = _sessions(session, group_id)
    first, last = max(group.starts_on, today), _last(session, group, today)
    free = (day for day in meeting_days(session, group.weekday, first, last) if day not in there)
    more = None
    if group.sessions_planned is not None:
        counted = sum(one.state != CANCELLED for one in there.values())
        more = max(0, group.sessions_planned - counted)
    days = list(islice(free, more))
    if not days:
        return Done(f"Nothing more to plan for {group.name}.", id=group_id, counts={"planned": 0})
    for day in days:
        session.add(new_session(session, group_id, day, PLANNED))
    many = "1 session" if len(days) == 1 else f"{len(days)} sessions"
    words = f"{many} planned for {group.name}, from {full_day(days[0])} to {full_day(days[-1])}."
    return Done(words, id=group_id, counts={"planned": len(days)})


def cancel_session(session: Session, group_id: int, on: date, *, why: str) -> Done:
    """Note that a session does not, or did not, take place, and why; it then counts neither way."""
    group = the_group(session, group_id)
    if not clean(why):
        raise Invalid({"why": "Say in a few words why, such as: school trip."})
    if on < group.starts_on or (group.ends_on is not None and on > group.ends_on):
        raise Problem(f"{group.name} does not run on {full_day(on)}.")
    row = session_on(session, group_id, on)
    if row is not None and row.state == HELD:
        raise Problem("A register was taken on that day.", "Take the register back first.")
    if row is None:
        row = new_session(session, group_id, on, CANCELLED)
        session.add(row)
    row.state, row.note = CANCELLED, clean(why)
    return Done(f"Cancelled: {group.name} on {full_day(on)}.", id=group_id)


def session_on(session: Session, group_id: int, on: date) -> GroupSession | None:
    """Return the session of a group on a day, whatever its state; None where there is none."""
    same = select(GroupSession).where(GroupSession.group_id == group_id, GroupSession.held_on == on)
    return session.scalar(same)


def new_session(session: Session, group_id: int, on: date, state: str) -> GroupSession:
    """Return a new session, recorded now by whoever is at the program."""
    return GroupSession(
        group_id=group_id,
        held_on=on,
        state=state,
        recorded_at=recorded_at(session),
        recorded_by=recorded_by(session),
    )


def _sessions(session: Session, group_id: int) -> dict[date, GroupSession]:
    rows = session.scalars(select(GroupSession).where(GroupSession.group_id == group_id))
    return {row.held_on: row for row in rows}


def _last(session: Session, group: Group, today: date) -> date:
    # As many as it is to have need no last day, but never more than a year of them.
    ends = group.planned_end_on
    if ends is None and group.sessions_planned is None:
        ends = last_of_terms(session)
        if ends is None:
            raise Problem(
                f"{group.name} has no end yet.",
                "Say when it ends or how many sessions it has, then plan them.",
            )
    furthest = max(group.starts_on, today) + _YEAR
    return furthest if ends is None else min(ends, furthest)
