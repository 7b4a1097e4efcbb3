"""Which supports, and which words on them, are out of sight for who may not see Risk Support.

That a pupil goes to a group is no secret: whoever takes its register must see the name. What gives Risk Support away is
an offer that is for nothing else, and what was written while the pupil was in Risk Support for that domain.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, false
from sqlalchemy.orm import Session

from app.models import Grouping, OfferPlace, Support
from app.queries.out_of_sight import hidden_time
from app.queries.sight import sees_risk
from app.vocabulary import GroupingCode


def hidden_support(session: Session) -> ColumnElement[bool]:
    """Return the condition that a whole support is out of sight: its offer only ever stood in Risk Support."""
    if sees_risk(session):
        return false()
    place, grouping = OfferPlace.__table__.alias(), Grouping.__table__.alias()
    there = place.join(grouping, grouping.c.id == place.c.grouping_id)
    of_it = place.c.offer_id == Support.offer_id
    risk = grouping.c.code == GroupingCode.RISK_SUPPORT
    return and_(
        exists().select_from(there).where(of_it, risk),
        ~exists().select_from(there).where(of_it, ~risk),
    )


def hidden_words(session: Session) -> ColumnElement[bool]:
    """Return the condition that what was written on a support is out of sight: why, notes, reasons, how it ended."""
    return hidden_time(session, Support.pupil_id, Support.domain_id, Support.began_on, Support.ended_on)
