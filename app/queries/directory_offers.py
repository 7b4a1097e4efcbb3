"""What partners do at this school, as a directory of services lists it: running external offers and their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Offer, Organisation, School, Staff
from app.queries.offer_facts import OfferFact, offer_facts
from app.queries.own_numbers import own_numbers
from app.queries.wording import DomainRow, GroupingRow, all_words, domains, groupings
from app.vocabulary import ListKind, OfferStatus


@dataclass(frozen=True, slots=True)
class ListedOffer:
    """An offer for a directory: what the map says of it, and what only a directory asks."""

    fact: OfferFact
    area: str
    delivery: str
    organisation_website: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Listing:
    """All that a directory's file of this school is made of; no pupil and nobody's name goes into it.

    staff are names, so that a contact that names somebody is known and left out.
    """

    numbers: UUID
    offers: tuple[ListedOffer, ...]
    groupings: tuple[GroupingRow, ...]
    domains: tuple[DomainRow, ...]
    audiences: dict[str, str]
    staff: tuple[str, ...]
    is_sample: bool


def listing(session: Session, *, today: date) -> Listing:
    """Return the external offers that run today, by name, with what places on the map are called."""
    table = Offer.__table__
    more = {
        row.id: row
        for row in session.execute(
            select(
                table.c.id, table.c.area, table.c.delivery, table.c.source_id, Organisation.website
            ).outerjoin(Organisation, Organisation.id == table.c.organisation_id)
        )
    }
    offers = (
        ListedOffer(
            fact,
            more[fact.id].area,
            more[fact.id].delivery or "",
            more[fact.id].website or "",
            more[fact.id].source_id or "",
        )
        for fact in offer_facts(session, today)
        if fact.status == OfferStatus.ACTIVE and not fact.in_house
    )
    return Listing(
        own_numbers(session),
        tuple(offers),
        groupings(session, hidden=True),
        domains(session, retired=True),
        all_words(session).get(ListKind.AUDIENCE, {}),
        tuple(session.scalars(select(Staff.name))),
        session.get_one(School, 1).is_sample,
    )
