"""Which plans are out of sight for who may not see Risk Support."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, false, or_
from sqlalchemy.orm import Session

from app.models import Placement, Plan
from app.queries.sight import sees_risk
from app.vocabulary import Band


def plan_hidden(of: Session) -> ColumnElement[bool]:
    """Return the condition that a plan is out of sight: as the placement that it stands behind would be.

    One of Risk Support is. One that stands beside it is, for as long as both do; once Risk Support is over, only
    what lay wholly within its time, so that whoever works with the other goes on with it then.
    """
    if sees_risk(of):
        return false()
    risk = Placement.__table__.alias().c
    still = and_(risk.ends_on.is_(None), or_(Plan.ended_on.is_(None), Plan.ended_on > risk.starts_on))
    within = and_(
        risk.ends_on.is_not(None),
        Plan.ended_on.is_not(None),
        Plan.started_on >= risk.starts_on,
        Plan.ended_on <= risk.ends_on,
    )
    beside = exists().where(
        risk.pupil_id == Plan.pupil_id,
        risk.domain_id == Plan.domain_id,
        risk.band == Band.RISK,
        risk.withdrawn_at.is_(None),
        or_(still, within),
    )
    return or_(Plan.band == Band.RISK, beside)
