"""One offer for its form and its page: the draft that the form edits, its states, who it may double."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Offer, OfferState
from app.vocabulary import fold


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state of an offer; ends_on None while it lasts."""

    status: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of an offer with its dates; domain_id None means all needs."""

    grouping_id: int
    domain_id: int | None
    note: str
    dose: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class OfferRecord:
    """Everything kept on one offer: plain values by column name, and its rows."""

    id: int
    values: dict[str, object]
    status: str
    places: tuple[PlaceRow, ...]
    needs: tuple[int, ...]
    audiences: tuple[str, ...]
    referrers: tuple[str, ...]
    states: tuple[StateRow, ...]


def offer_record(session: Session, offer_id: int) -> OfferRecord:
    """Return one offer as its form edits it; raises Problem when it is not there."""
    offer = session.get(Offer, offer_id)
    if offer is None:
        raise Problem("That offer is no longer there.")
    own = {"id", "folded"}
    values = {
        column.key: getattr(offer, column.key) for column in Offer.__table__.columns if column.key not in own
    }
    return OfferRecord(
        offer.id,
        values,
        next(state.status for state in offer.states if state.ends_on is None),
        tuple(
            PlaceRow(p.grouping_id, p.domain_id, p.note, p.dose, p.starts_on, p.ends_on) for p in offer.places
        ),
        tuple(row.need_id for row in offer.needs),
        tuple(row.code for row in offer.audiences),
        tuple(row.code for row in offer.referrers),
        tuple(StateRow(state.status, state.starts_on, state.ends_on) for state in offer.states),
    )


def possible_duplicates(
    session: Session, name: str, organisation_id: int | None, apart_from: int | None = None
) -> tuple[str, ...]:
    """Return the names of offers not ended that read alike: same words in the name, same organisation or none."""
    words = set(fold(name).split())
    if not words:
        return ()
    rows = session.execute(
        select(Offer.id, Offer.name, Offer.organisation_id)
        .join(OfferState, OfferState.offer_id == Offer.id)
        .where(OfferState.ends_on.is_(None), OfferState.status != "ended")
        .order_by(Offer.folded)
    )
    return tuple(
        row.name
        for row in rows
        if row.id != apart_from
        and set(fold(row.name).split()) == words
        and (organisation_id is None or row.organisation_id in (None, organisation_id))
    )
