"""Joining a group and leaving it, for one pupil or for many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.models import Group
from app.operations.supports.stages import move_supports
from app.vocabulary import Stage


def join_group(
    session: Session,
    support_ids: Iterable[int],
    group_id: int,
    *,
    on: date | None = None,
    reason: str = "",
    today: date,
) -> Done:
    """Let supports run in a group from a day on, whether they waited or ran in another; counts: moved, left_out."""
    done = move_supports(
        session, support_ids, Stage.RUNNING, on=on, reason=reason, group_id=group_id, today=today
    )
    group = session.get(Group, group_id)
    where = f" Group: {group.name}." if group is not None else ""
    return Done(done.sentence + where, id=done.id, counts=done.counts)


def leave_group(
    session: Session,
    support_ids: Iterable[int],
    *,
    on: date | None = None,
    stage: str = Stage.WAITING,
    reason: str = "",
    today: date,
) -> Done:
    """Take supports out of their groups from a day on, without ending them: they wait again, or another stage."""
    return move_supports(session, support_ids, stage, on=on, reason=reason, today=today)
