"""In which grouping an offer stands for a domain, for the colour of its stripe."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Grouping, OfferPlace
from app.queries.sight import sees_risk
from app.vocabulary import GroupingCode


@dataclass(frozen=True, slots=True)
class Groupings:
    """(offer, domain) → grouping's code; domain None is all needs, and an offer's first place stands under it too."""

    codes: Mapping[tuple[int, int | None], str]

    def of(self, offer_id: int, domain_id: int) -> str:
        """Return the grouping of an offer in a domain, else its first; "" where it stands in none."""
        return self.codes.get((offer_id, domain_id)) or self.codes.get((offer_id, None), "")


def offer_groupings(session: Session, ids: Collection[int]) -> Groupings:
    """Return where some offers, given by id, stand now; Risk Support is left out for who may not see it."""
    codes: dict[tuple[int, int | None], str] = {}
    rows = session.execute(
        select(OfferPlace.offer_id, OfferPlace.domain_id, Grouping.code)
        .join(Grouping, Grouping.id == OfferPlace.grouping_id)
        .where(OfferPlace.offer_id.in_(ids), OfferPlace.ends_on.is_(None))
        .order_by(Grouping.position, OfferPlace.id)
    )
    for offer, domain, code in rows:
        if code != GroupingCode.RISK_SUPPORT or sees_risk(session):
            codes.setdefault((offer, domain), code)
            codes.setdefault((offer, None), code)
    return Groupings(codes)
