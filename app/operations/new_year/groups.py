"""Groups of offers that end with the year end too, so that no group runs of what is not there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Group, GroupSession
from app.operations.groups.groups import end_group
from app.operations.groups.planned import HELD

_WHY = "The offer ended with the year."


def end_groups(session: Session, offer_ids: Collection[int], last: date, today: date) -> int:
    """End the open groups of offers on the old year's last day, or the later day on which they last met.

    A group that is only to begin stays for whoever planned it to take back. Returns how many ended.
    """
    held = (
        select(func.max(GroupSession.held_on))
        .where(GroupSession.group_id == Group.id, GroupSession.state == HELD)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Group.id, Group.starts_on, held).where(
            Group.offer_id.in_(offer_ids), Group.ends_on.is_(None), Group.starts_on <= today
        )
    ).all()
    for number, starts, met in rows:
        end_group(session, number, on=max(last, starts, *filter(None, (met,))), why=_WHY, today=today)
    return len(rows)
