"""Registers that nobody has taken yet, by the session that they are of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Group, GroupSession, Membership, Pupil, Support
from app.queries.day.row import DayRow
from app.queries.supports.registers import registers_due


def registers_to_take(session: Session, *, today: date) -> tuple[DayRow, ...]:
    """Return the sessions of the last days without a register, the oldest first; id is the session's.

    A group of one is called by its pupil, any other by its offer: many groups have one name.
    """
    due = registers_due(session, today=today)
    if not due:
        return ()
    asked = select(GroupSession.group_id, GroupSession.held_on, GroupSession.id)
    since = asked.where(GroupSession.held_on >= min(row.on for row in due), GroupSession.held_on <= today)
    ids = {(group, on): number for group, on, number in session.execute(since)}
    alone = _alone(session, {row.group_id for row in due})
    return tuple(
        DayRow(
            ids[row.group_id, row.on],
            alone.get(row.group_id, row.offer),
            row.offer if row.group_id in alone else row.group,
            row.on,
            row.late,
            offer_id=row.offer_id,
            group_id=row.group_id,
        )
        for row in due
    )


def _alone(session: Session, groups: Iterable[int]) -> dict[int, str]:
    rows = session.execute(
        select(Group.id, Pupil.forename, Pupil.preferred_name, Pupil.surname)
        .join(Membership, Membership.group_id == Group.id)
        .join(Support, Support.id == Membership.support_id)
        .join(Pupil, Pupil.id == Support.pupil_id)
        .where(Group.id.in_(groups), Group.alone)
        .order_by(Membership.starts_on)
    )
    return {group: f"{preferred or forename} {surname}" for group, forename, preferred, surname in rows}
