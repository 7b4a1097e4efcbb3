"""Which running offers say in their form that they answer a need."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Offer, OfferNeed, OfferState
from app.vocabulary import OfferStatus


class Answer(NamedTuple):
    """An offer that answers a need, for some years."""

    offer_id: int
    year_from: str | None
    year_to: str | None


def answers_to_needs(session: Session, day: date) -> dict[int, tuple[Answer, ...]]:
    """Return need → the offers that ran on a day and answer it."""
    rows = session.execute(
        select(OfferNeed.need_id, Offer.id, Offer.year_from, Offer.year_to)
        .join(Offer, Offer.id == OfferNeed.offer_id)
        .join(OfferState, OfferState.offer_id == Offer.id)
        .where(
            OfferState.status == OfferStatus.ACTIVE,
            OfferState.starts_on <= day,
            (OfferState.ends_on.is_(None)) | (OfferState.ends_on > day),
        )
    )
    found: dict[int, list[Answer]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(Answer(row[1], row[2], row[3]))
    return {need: tuple(offers) for need, offers in found.items()}
