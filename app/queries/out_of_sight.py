"""Which placements are out of sight for who may not see Risk Support.

A placement in Risk Support is. So is one that stands beside it, for as long as both do; once Risk Support is
over, only what lay wholly within its time stays out of sight.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Exists, and_, exists, false, or_, select, true
from sqlalchemy.orm import Session, aliased

from app.models import Placement
from app.queries.sight import ask_first, sees_risk
from app.vocabulary import Band


def hidden(session: Session) -> ColumnElement[bool]:
    """Return the condition that a placement is out of sight; false for who may see Risk Support."""
    if sees_risk(session):
        return false()
    return there_or_beside()


def there_or_beside() -> ColumnElement[bool]:
    """Return the condition that a placement is in Risk Support, or stands beside one that is."""
    return or_(Placement.band == Band.RISK, _beside_risk())


def beside_risk(session: Session, day: date) -> ColumnElement[bool]:
    """Return the condition that a placement's pupil is in Risk Support for its domain on a day, and hidden."""
    if sees_risk(session):
        return false()
    risk = aliased(Placement)
    return _of_same(risk).where(risk.starts_on <= day, or_(risk.ends_on.is_(None), risk.ends_on > day))


def is_hidden(session: Session, placement_id: int) -> bool:
    """Say whether a placement is out of sight."""
    if sees_risk(session):
        return False
    return bool(session.scalar(select(hidden(session)).where(Placement.id == placement_id)))


def hidden_time(
    session: Session, pupil: Any, domain: Any, first: Any, last: Any = None
) -> ColumnElement[bool]:
    """Return the condition that what is recorded of a pupil and a domain is out of sight; columns or values.

    It is, where it lasted from one day to another (without end where last is None) and the pupil was in Risk Support
    there for some of that time. What has one day only is given with that day twice.
    """
    return false() if sees_risk(session) else in_risk(pupil, domain, first, last)


def in_risk(pupil: Any, domain: Any, first: Any, last: Any = None) -> ColumnElement[bool]:
    """Return the condition that a pupil was in Risk Support for a domain in some of a time, as `hidden_time` says."""
    # A table, not a mapped class: the journal asks this a dozen times over, and that is much quicker to put together.
    there = Placement.__table__.alias()
    risk = there.c
    ends: ColumnElement[bool] = or_(last.is_(None), last >= risk.starts_on) if last is not None else true()
    found = exists().where(
        risk.pupil_id == pupil,
        risk.domain_id == domain,
        risk.band == Band.RISK,
        risk.withdrawn_at.is_(None),
        or_(risk.ends_on.is_(None), risk.ends_on > first),
        ends,
    )
    # What it is asked for may stand further out than in the question around it: it must be that row, not any row.
    return found.correlate_except(there)


def refuse_out_of_sight(session: Session, pupil_id: int, domain_id: int, on: date) -> None:
    """Raise Problem where nothing may be recorded for a pupil in a domain by who may not see Risk Support there.

    That is while the pupil is in Risk Support, and for days past on which the pupil was.
    """
    if sees_risk(session):
        return
    found = session.scalar(
        select(Placement.id)
        .where(
            Placement.pupil_id == pupil_id,
            Placement.domain_id == domain_id,
            Placement.band == Band.RISK,
            Placement.withdrawn_at.is_(None),
            or_(Placement.ends_on.is_(None), and_(Placement.starts_on <= on, Placement.ends_on > on)),
        )
        .limit(1)
    )
    if found is not None:
        raise ask_first()


def _beside_risk() -> Exists:
    risk = aliased(Placement)
    still = and_(risk.ends_on.is_(None), or_(Placement.ends_on.is_(None), Placement.ends_on > risk.starts_on))
    within = and_(
        risk.ends_on.is_not(None),
        Placement.ends_on.is_not(None),
        Placement.starts_on >= risk.starts_on,
        Placement.ends_on <= risk.ends_on,
    )
    return _of_same(risk).where(or_(still, within))


def _of_same(risk: Any) -> Exists:
    return exists().where(
        risk.pupil_id == Placement.pupil_id,
        risk.domain_id == Placement.domain_id,
        risk.band == Band.RISK,
        risk.withdrawn_at.is_(None),
    )
