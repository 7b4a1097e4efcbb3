"""Registers that nobody has taken yet, by the session that they are of."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import GroupSession
from app.queries.day.row import DayRow
from app.queries.supports.registers import registers_due


def registers_to_take(session: Session, *, today: date) -> tuple[DayRow, ...]:
    """Return the sessions of the last days without a register, the oldest first; id is the session's."""
    due = registers_due(session, today=today)
    if not due:
        return ()
    asked = select(GroupSession.group_id, GroupSession.held_on, GroupSession.id)
    since = asked.where(GroupSession.held_on >= min(row.on for row in due), GroupSession.held_on <= today)
    ids = {(group, on): number for group, on, number in session.execute(since)}
    return tuple(
        DayRow(
            ids[row.group_id, row.on],
            row.group,
            row.offer,
            row.on,
            row.late,
            offer_id=row.offer_id,
            group_id=row.group_id,
        )
        for row in due
    )
