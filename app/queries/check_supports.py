"""What cannot be true of supports, their stages and their time in groups; each look gives the ids of rows that are wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, or_, select, true
from sqlalchemy.orm import Session

from app.models import Attendance, Group, GroupSession, Membership, Support, SupportStage
from app.queries import check_groups
from app.vocabulary import Stage

# The supports to look at; None is all of them.
Some = Collection[int] | None
# So many are asked for by number; of more, all are looked at.
_SOME = 500


def stages(session: Session, some: Some = None) -> Iterator[int]:
    """Yield the ids of supports whose stages do not follow one another without a gap, the last of them open."""
    rows = session.execute(
        select(SupportStage.support_id, SupportStage.starts_on, SupportStage.ends_on)
        .where(_of(SupportStage.support_id, some))
        .order_by(
            SupportStage.support_id, SupportStage.starts_on, SupportStage.ends_on.is_(None), SupportStage.ends_on,
            SupportStage.id,
        )
    )  # fmt: skip
    for number, group in groupby(rows, key=lambda row: row[0]):
        mine = list(group)
        gap = any(one.ends_on != other.starts_on for one, other in pairwise(mine))
        if gap or mine[-1].ends_on is not None:
            yield number


def without_stage(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of supports without a stage, or whose first one begins on another day than they do."""
    first = select(func.min(SupportStage.starts_on)).where(SupportStage.support_id == Support.id)
    began = first.scalar_subquery()
    return session.scalars(
        select(Support.id).where(or_(began.is_(None), began != Support.began_on), _of(Support.id, some))
    )


def endings(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of supports that are over without a last day and a reason, or have them while they are open.

    That it was declined is a reason by itself.
    """
    at = select(SupportStage.stage).where(
        SupportStage.support_id == Support.id, SupportStage.ends_on.is_(None)
    )
    stage = at.scalar_subquery()
    right = case(
        (stage == Stage.DECLINED, Support.ended_on.is_not(None)),
        (stage == Stage.ENDED, Support.ended_on.is_not(None) & Support.ending.is_not(None)),
        else_=Support.ended_on.is_(None) & Support.ending.is_(None),
    )
    return session.scalars(select(Support.id).where(~right, _of(Support.id, some)))


def no_next_look(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of open supports without a day to look again."""
    return session.scalars(
        select(Support.id).where(
            Support.ended_on.is_(None), Support.next_look_on.is_(None), _of(Support.id, some)
        )
    )


def in_groups(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of supports that are in a group while they do not run, or in one of another offer."""
    runs = exists().where(
        SupportStage.support_id == Support.id,
        SupportStage.ends_on.is_(None),
        SupportStage.stage == Stage.RUNNING,
    )
    there = exists().where(Membership.support_id == Support.id, Membership.ends_on.is_(None))
    elsewhere = exists().where(
        Membership.support_id == Support.id,
        Group.id == Membership.group_id,
        Group.offer_id != Support.offer_id,
    )
    return session.scalars(select(Support.id).where(or_(there & ~runs, elsewhere), _of(Support.id, some)))


def twice(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of supports of a pupil who has the same offer for the same domain open already."""
    other = Support.__table__.alias().c
    same = exists().where(
        other.pupil_id == Support.pupil_id,
        other.offer_id == Support.offer_id,
        other.domain_id == Support.domain_id,
        # Of all, the later one is named; of some, either may be the one that is asked about.
        other.id < Support.id if some is None else other.id != Support.id,
        other.ended_on.is_(None),
    )
    return session.scalars(select(Support.id).where(Support.ended_on.is_(None), same, _of(Support.id, some)))


def registers(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of supports that a register names on a day on which they were not in that group."""
    member = exists().where(
        Membership.support_id == Attendance.support_id,
        Membership.group_id == GroupSession.group_id,
        Membership.starts_on <= GroupSession.held_on,
        or_(Membership.ends_on.is_(None), Membership.ends_on > GroupSession.held_on),
    )
    return session.scalars(
        select(Attendance.support_id)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .where(~member, _of(Attendance.support_id, some))
    )


LOOKS = (
    ("Supports begin with their first stage", without_stage),
    ("Stages of a support follow one another", stages),
    ("Supports that are over say since when and why", endings),
    ("No support is open without a day to look again", no_next_look),
    ("Whoever is in a group runs in it, and it is of the same offer", in_groups),
    ("Nobody has the same support twice", twice),
    ("Registers name who was in the group that day", registers),
    *check_groups.LOOKS,
)


def misfits(session: Session, rows: Collection[tuple[str, Mapping[str, Any]]]) -> Iterator[int]:
    """Yield the ids of supports that rows put back, by table, leave wrong."""
    some = {row["id"] for table, row in rows if table == "support"}
    some |= {
        row["support_id"] for table, row in rows if table in ("support_stage", "membership", "attendance")
    }
    some |= check_groups.supports_of(session, rows)
    if some:
        about = some if len(some) <= _SOME else None
        for _, look in LOOKS:
            yield from look(session, about)


def _of(column: Any, some: Some) -> ColumnElement[bool]:
    return true() if some is None else column.in_(some)
