"""Supports that end with the year, one by one with their stages and groups."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.errors import Problem
from app.models import Membership, Support
from app.operations.supports.drafts import EndingDraft
from app.operations.supports.ending import end_one
from app.operations.supports.leaving import last_day_of
from app.operations.supports.standing import open_support
from app.progress import Progress

_SOME = 20


def close_supports(
    session: Session,
    ids: Collection[int],
    ending: EndingDraft,
    last: date,
    *,
    today: date,
    progress: Progress,
) -> tuple[int, int]:
    """End supports with the last day of the old year, or the day on which they were last moved or attended.

    Returns how many ended, and how many were left as they are because this person may not write on them. Whoever left
    ended them with the leaving, and those are in neither number.
    """
    wanted = select(Support).where(Support.id.in_(ids), Support.ended_on.is_(None))
    rows = session.scalars(
        wanted.options(
            selectinload(Support.stages), selectinload(Support.memberships).joinedload(Membership.group)
        )
    ).all()
    left = 0
    for number, row in enumerate(rows):
        if number % _SOME == 0:
            progress.step(number, len(rows), "Supports")
        try:
            support = open_support(session, row.id, today)
        except Problem:
            left += 1
            continue
        end_one(session, support, ending, last_day_of(session, support, last))
    return len(rows) - left, left
