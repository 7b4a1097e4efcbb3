"""What cannot be true of time in groups, registers and outcomes; each look gives the ids of supports that are wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session

from app.models import Attendance, Group, GroupSession, Membership, Standing, Support, SupportStage
from app.vocabulary import Stage

# The supports to look at; None is all of them.
Some = Collection[int] | None


def overlapping(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of supports that are in two groups on one day."""
    other = Membership.__table__.alias().c
    twice = exists().where(
        other.support_id == Membership.support_id,
        other.id != Membership.id,
        other.starts_on < func.coalesce(Membership.ends_on, "9999-12-31"),
        or_(other.ends_on.is_(None), other.ends_on > Membership.starts_on),
        # Time that ended on the day on which it began is none.
        or_(other.ends_on.is_(None), other.ends_on > other.starts_on),
    )
    return session.scalars(
        select(Membership.support_id).where(_lasts(), twice, _of(Membership.support_id, some))
    )


def outside_support(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of supports that were in a group before they began, or after they ended."""
    last = func.date(Support.ended_on, "+1 day")
    wrong = or_(
        Membership.starts_on < Support.began_on,
        and_(Support.ended_on.is_not(None), Membership.ends_on.is_(None)),
        Membership.ends_on > last,
    )
    return session.scalars(
        select(Support.id)
        .join(Membership, Membership.support_id == Support.id)
        .where(_lasts(), wrong, _of(Support.id, some))
    )


def outside_group(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of supports that were in a group on days on which it did not run."""
    wrong = or_(
        Membership.starts_on < Group.starts_on,
        and_(Group.ends_on.is_not(None), Membership.ends_on.is_(None)),
        Membership.ends_on > func.date(Group.ends_on, "+1 day"),
    )
    return session.scalars(
        select(Membership.support_id)
        .join(Group, Group.id == Membership.group_id)
        .where(_lasts(), wrong, _of(Membership.support_id, some))
    )


def not_held(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of supports that stand in the register of a session that was not held."""
    return session.scalars(
        select(Attendance.support_id)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .where(GroupSession.state != "held", _of(Attendance.support_id, some))
    )


def outcomes(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of supports of which an outcome is said without its day, or from before they ran."""
    ran = exists().where(
        SupportStage.support_id == Support.id,
        SupportStage.stage == Stage.RUNNING,
        SupportStage.starts_on <= Support.outcome_on,
    )
    wrong = or_(Support.outcome_on.is_(None), ~ran)
    return session.scalars(
        select(Support.id).where(Support.outcome.is_not(None), wrong, _of(Support.id, some))
    )


def off_roll(session: Session, some: Some = None) -> Iterable[int]:
    """Return the ids of open supports of pupils who are not on the roll."""
    there = exists().where(Standing.pupil_id == Support.pupil_id, Standing.ends_on.is_(None))
    return session.scalars(
        select(Support.id).where(Support.ended_on.is_(None), ~there, _of(Support.id, some))
    )


LOOKS = (
    ("Nobody is in two groups for one support", overlapping),
    ("Time in a group lies within the support’s", outside_support),
    ("Nobody is in a group on days on which it does not run", outside_group),
    ("Registers are of sessions that were held", not_held),
    ("What came of a support is said of one that ran", outcomes),
    ("Open supports are of pupils on the roll", off_roll),
)


def supports_of(session: Session, rows: Collection[tuple[str, Mapping[str, Any]]]) -> set[int]:
    """Return the ids of supports that rows of groups, sessions and standings have to do with, by table."""
    groups, sessions, pupils = (
        {row[name] for table, row in rows if table == kind}
        for kind, name in (("offer_group", "id"), ("group_session", "id"), ("standing", "pupil_id"))
    )
    found: set[int] = set()
    if groups:
        found |= set(session.scalars(select(Membership.support_id).where(Membership.group_id.in_(groups))))
    if sessions:
        found |= set(
            session.scalars(select(Attendance.support_id).where(Attendance.session_id.in_(sessions)))
        )
    if pupils:
        found |= set(session.scalars(select(Support.id).where(Support.pupil_id.in_(pupils))))
    return found


def _lasts() -> ColumnElement[bool]:
    return or_(Membership.ends_on.is_(None), Membership.ends_on > Membership.starts_on)


def _of(column: Any, some: Some) -> ColumnElement[bool]:
    return true() if some is None else column.in_(some)
