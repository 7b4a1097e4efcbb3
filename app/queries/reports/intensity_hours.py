"""How long pupils were at sessions, each support with the grouping its pupil stood in for that need."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Attendance, Group, GroupSession, Offer, Support
from app.queries.open_placements import open_placements
from app.queries.supports.sight import hidden_support
from app.queries.years import Period

# Of a session of which nobody has said how long it is.
USUAL_MINUTES = 30


class Used(NamedTuple):
    """The hours of one support, and the grouping of its pupil for its need at the end of the time, None for none."""

    pupil_id: int
    grouping_id: int | None
    hours: float


def hours_used(session: Session, time: Period) -> list[Used]:
    """Return how long each pupil was here at sessions held in a time, support by support."""
    seen, held, group = Attendance.__table__.c, GroupSession.__table__.c, Group.__table__.c
    minutes = func.coalesce(held.minutes, group.minutes, Offer.__table__.c.minutes, USUAL_MINUTES)
    per_support = (
        select(seen.support_id, func.sum(minutes).label("minutes"))
        .select_from(GroupSession)
        .join(Group, group.id == held.group_id)
        .join(Offer, Offer.id == group.offer_id)
        .join(Attendance, seen.session_id == held.id)
        .where(
            held.held_on >= time.first, held.held_on <= time.last, held.state == "held", seen.here.is_(True)
        )
        .group_by(seen.support_id)
        .subquery()
    )
    rows = session.execute(
        select(Support.pupil_id, Support.domain_id, per_support.c.minutes)
        .join(per_support, per_support.c.support_id == Support.id)
        .where(~hidden_support(session))
    )
    where = {(row.pupil_id, row.domain_id): row.grouping_id for row in open_placements(session, time.last)}
    return [Used(row[0], where.get((row[0], row[1])), row[2] / 60) for row in rows]
