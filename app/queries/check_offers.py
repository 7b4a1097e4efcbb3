"""What cannot be true of offers; each look gives the ids of offers that are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.models import Offer, OfferPlace, OfferState, Organisation
from app.queries.check_rows import grouped, overlapping
from app.queries.folding import offer_folded
from app.vocabulary import OfferStatus


def states(session: Session) -> Iterator[int]:
    """Yield the ids of offers without one open state, or with two at a time."""
    rows: Iterable[Row[Any]] = session.execute(
        select(OfferState.offer_id, OfferState.id, OfferState.starts_on, OfferState.ends_on)
    )
    states = grouped(rows, lambda row: int(row.offer_id))
    for offer_id in session.scalars(select(Offer.id)):
        mine = states.get(offer_id, [])
        if sum(row.ends_on is None for row in mine) != 1 or any(overlapping(mine, lambda row: 0)):
            yield offer_id


def running(session: Session) -> Iterable[int]:
    """Return the ids of running offers without organisation or place."""
    placed = select(OfferPlace.offer_id).where(OfferPlace.ends_on.is_(None))
    return session.scalars(
        select(Offer.id)
        .join(OfferState, OfferState.offer_id == Offer.id)
        .where(
            OfferState.ends_on.is_(None),
            OfferState.status == OfferStatus.ACTIVE,
            (Offer.organisation_id.is_(None)) | (Offer.id.not_in(placed)),
        )
    )


def offer_names(session: Session) -> Iterator[int]:
    """Yield the ids of offers whose search column does not say their name."""
    rows = session.execute(
        select(Offer.id, Offer.folded, Offer.name, Organisation.name).outerjoin(
            Organisation, Organisation.id == Offer.organisation_id
        )
    )
    for row_id, folded, name, organisation in rows:
        if folded != offer_folded(name, organisation or ""):
            yield row_id
