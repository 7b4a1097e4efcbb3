"""Which offers have no number before who may not see Risk Support: those that only ever stood there."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Grouping, OfferPlace
from app.queries.sight import sees_risk
from app.vocabulary import GroupingCode


def unseen_offers(session: Session) -> frozenset[int]:
    """Return the offers whose numbers are those of Risk Support alone; none for who may see it."""
    if sees_risk(session):
        return frozenset()
    rows = session.execute(
        select(OfferPlace.offer_id, Grouping.code).join(Grouping, Grouping.id == OfferPlace.grouping_id)
    ).all()
    elsewhere = {offer for offer, code in rows if code != GroupingCode.RISK_SUPPORT}
    return frozenset(offer for offer, _ in rows if offer not in elsewhere)
