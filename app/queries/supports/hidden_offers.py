"""Which offers, with all their groups and supports, are out of sight for who may not see Risk Support."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Grouping, OfferPlace
from app.queries.sight import ask_first, sees_risk
from app.vocabulary import GroupingCode


def hidden_offers(session: Session) -> frozenset[int]:
    """Return the ids of the offers that only ever stood in Risk Support; none for who may see it."""
    if sees_risk(session):
        return frozenset()
    others = func.sum(Grouping.code != GroupingCode.RISK_SUPPORT)
    rows = select(OfferPlace.offer_id).join(Grouping, Grouping.id == OfferPlace.grouping_id)
    return frozenset(session.scalars(rows.group_by(OfferPlace.offer_id).having(others == 0)))


def refuse_hidden_offer(session: Session, offer_id: int) -> None:
    """Raise Problem where an offer is for Risk Support alone, for who may not see it."""
    if offer_id in hidden_offers(session):
        raise ask_first()
