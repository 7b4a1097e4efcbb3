"""The day's list besides reviews and what stands behind groupings: everything about support, meetings and offers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.queries.day.meetings import actions_now, meetings_now
from app.queries.day.nothing_live import without_anything
from app.queries.day.offers import offers_ending, questions_open
from app.queries.day.registers import registers_to_take
from app.queries.day.row import DayRow
from app.queries.day.supports import looks_due, not_answered, overrunning
from app.queries.day.waiting import long_waits
from app.queries.day_kinds import Kind
from app.queries.put_off import PutOffRows, put_off_now

Rows = tuple[DayRow, ...]


@dataclass(frozen=True, slots=True)
class DayDue:
    """What waits, by kind, each the longest waiting first."""

    meetings: Rows
    registers: Rows
    looks: Rows
    actions: Rows
    overrun: Rows
    offered: Rows
    waits: Rows
    nothing: Rows
    questions: Rows
    offers_ending: Rows


def day_due(session: Session, *, today: date, days: int = 14) -> DayDue:
    """Return what waits for somebody: looks and ends of offers up to some days ahead, meetings of this week, the rest now.

    What was put off is left out until its day. Who may not see Risk Support gets no line about a pupil for a domain
    in which that pupil is there, but registers and meetings, which show everybody anyway.
    """
    away = put_off_now(session, today=today)
    return DayDue(
        meetings_now(session, today=today),
        _waiting(registers_to_take(session, today=today), Kind.REGISTER, away),
        looks_due(session, today=today, days=days),
        actions_now(session, today=today),
        overrunning(session, today=today),
        _waiting(not_answered(session, today=today), Kind.OFFERED, away),
        _waiting(long_waits(session, today=today), Kind.WAIT, away),
        _waiting(without_anything(session, today=today), Kind.NOTHING, away),
        _waiting(questions_open(session), Kind.QUESTION, away),
        offers_ending(session, today=today, days=days),
    )


def _waiting(rows: Iterable[DayRow], kind: Kind, away: PutOffRows) -> Rows:
    """Return the lines of a kind that nobody has put off."""
    return tuple(row for row in rows if (kind, row.id) not in away)
