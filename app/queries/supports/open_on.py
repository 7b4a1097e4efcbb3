"""Which offers some pupils are on, so that many can be moved on or ended at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Offer, Support
from app.queries.supports.sight import hidden_support


@dataclass(frozen=True, slots=True)
class OpenOn:
    """An offer with the open supports that some pupils have on it, and how many pupils that are."""

    offer_id: int
    offer: str
    support_ids: tuple[int, ...]
    pupils: int


def open_on(session: Session, pupils: Collection[int]) -> tuple[OpenOn, ...]:
    """Return the offers that any of some pupils are on, by name, without what is out of sight."""
    rows = session.execute(
        select(Support.offer_id, Offer.name, Support.id, Support.pupil_id)
        .join(Offer, Offer.id == Support.offer_id)
        .where(Support.pupil_id.in_(pupils), Support.ended_on.is_(None), ~hidden_support(session))
        .order_by(Offer.folded, Offer.id, Support.id)
    )
    found = []
    for (offer_id, name), group in groupby(rows, key=lambda row: (row[0], row[1])):
        mine = list(group)
        found.append(OpenOn(offer_id, name, tuple(row[2] for row in mine), len({row[3] for row in mine})))
    return tuple(found)
