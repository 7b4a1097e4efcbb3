"""How often pupils came to what was held: sessions with a register in a time, counted by support."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from app.models import Attendance, GroupSession, Support
from app.queries.sight import sees_risk
from app.queries.supports.sight import hidden_support
from app.queries.years import Period


class Came(NamedTuple):
    """Of one support: sessions held with this pupil on the register, and how many the pupil was here for."""

    held: int
    here: int


def came_between(session: Session, period: Period) -> dict[int, Came]:
    """Return support → how often its pupil came, over the sessions that were held in a time."""
    seen, held = Attendance.__table__.c, GroupSession.__table__.c
    rows = session.execute(
        select(seen.support_id, func.count(), func.sum(cast(seen.here, Integer)))
        .select_from(GroupSession)
        .join(Attendance, seen.session_id == held.id)
        .where(held.held_on >= period.first, held.held_on <= period.last, held.state == "held")
        .group_by(seen.support_id)
    )
    return {row[0]: Came(row[1], row[2] or 0) for row in rows}


def absences_between(session: Session, period: Period) -> dict[str, int]:
    """Return why pupils were not here → times, over the sessions that were held in a time; "" where nobody said."""
    seen, held = Attendance.__table__.c, GroupSession.__table__.c
    statement = (
        select(func.coalesce(seen.absence, ""), func.count())
        .select_from(GroupSession)
        .join(Attendance, seen.session_id == held.id)
        .where(
            held.held_on >= period.first,
            held.held_on <= period.last,
            held.state == "held",
            seen.here.is_(False),
        )
        .group_by(func.coalesce(seen.absence, ""))
    )
    if not sees_risk(session):
        statement = statement.join(Support, Support.id == seen.support_id).where(~hidden_support(session))
    rows = session.execute(statement)
    return {row[0]: row[1] for row in rows}
