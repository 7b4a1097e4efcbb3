"""Ending a pupil's supports with the day of leaving."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Attendance, GroupSession, Support
from app.operations.supports.drafts import EndingDraft
from app.operations.supports.ending import end_one
from app.operations.supports.standing import last_stage


def end_supports_of_leaver(session: Session, pupil_id: int, on: date) -> int:
    """End a pupil's open supports with the last day before leaving; returns how many.

    What began, moved or was attended later, before the leaving was known, ends on that later day: it did happen.
    """
    rows = session.scalars(select(Support).where(Support.pupil_id == pupil_id, Support.ended_on.is_(None)))
    ended = 0
    for support in rows.all():
        last = last_day_of(session, support, on - timedelta(days=1))
        end_one(session, support, EndingDraft(ending="left"), last)
        ended += 1
    return ended


def last_day_of(session: Session, support: Support, last: date) -> date:
    """Return a day as a support's last, or the later one on which it was moved or attended."""
    return max(last, last_stage(support).starts_on, _last_seen(session, support))


def _last_seen(session: Session, support: Support) -> date:
    seen = session.scalars(
        select(GroupSession.held_on)
        .join(Attendance, Attendance.session_id == GroupSession.id)
        .where(Attendance.support_id == support.id)
        .order_by(GroupSession.held_on.desc())
        .limit(1)
    ).first()
    return max([support.began_on, *([seen] if seen is not None else []), *_joined(support)])


def _joined(support: Support) -> list[date]:
    return [row.starts_on for row in support.memberships]
