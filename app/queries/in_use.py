"""What is in use today: open placements, live offers, and rows that others point at."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, distinct, func, or_, select, union
from sqlalchemy.orm import Session

from app.models import Base, OfferPlace, OfferState, Placement
from app.vocabulary import OfferStatus

LIVE = (OfferStatus.ACTIVE, OfferStatus.PAUSED)


def open_placements(session: Session, *where: ColumnElement[bool], today: date) -> int:
    """Return how many pupils have a placement that has not ended and fits the conditions."""
    return session.scalars(
        select(func.count(distinct(Placement.pupil_id))).where(
            Placement.withdrawn_at.is_(None),
            or_(Placement.ends_on.is_(None), Placement.ends_on > today),
            *where,
        )
    ).one()


def live_offers(session: Session, grouping_id: int, *, today: date) -> int:
    """Return how many offers, running or paused, have a place in a grouping that has not ended."""
    return session.scalars(
        select(func.count(distinct(OfferPlace.offer_id)))
        .join(OfferState, OfferState.offer_id == OfferPlace.offer_id)
        .where(
            OfferPlace.grouping_id == grouping_id,
            or_(OfferPlace.ends_on.is_(None), OfferPlace.ends_on > today),
            OfferState.status.in_(LIVE),
            or_(OfferState.ends_on.is_(None), OfferState.ends_on > today),
        )
    ).one()


def pointed_at(session: Session, table: str) -> frozenset[int]:
    """Return the ids of a table's rows that any other row points at, whatever table that is in."""
    pointing = [
        select(key.parent)
        for one in Base.metadata.sorted_tables
        for key in one.foreign_keys
        if key.column.table.name == table
    ]
    found = session.execute(union(*pointing)).scalars() if pointing else ()
    return frozenset(number for number in found if number is not None)
