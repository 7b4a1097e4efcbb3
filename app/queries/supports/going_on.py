"""The open supports of a pupil, as the form of a review lists what goes on when a grouping ends."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Offer, Support
from app.queries.supports.sight import hidden_support


@dataclass(frozen=True, slots=True)
class GoingOn:
    """An open support: its offer, and the domain that it is for."""

    support_id: int
    domain_id: int
    offer: str


def going_on(session: Session, pupil_id: int) -> tuple[GoingOn, ...]:
    """Return a pupil's open supports, the longest first, without what is out of sight."""
    rows = session.execute(
        select(Support.id, Support.domain_id, Offer.name)
        .join(Offer, Offer.id == Support.offer_id)
        .where(Support.pupil_id == pupil_id, Support.ended_on.is_(None), ~hidden_support(session))
        .order_by(Support.began_on, Support.id)
    )
    return tuple(GoingOn(*row) for row in rows)
