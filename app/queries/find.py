"""What "Find or do anything" and the pupil field search: pupils by name and class, offers, domains, in one read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Domain, Offer, OfferState, Organisation, Pupil, Standing
from app.vocabulary import OfferStatus, fold, year_label


@dataclass(frozen=True, slots=True)
class PupilName:
    """A pupil on the roll: enough to be told apart and found. folded has no UPN in it."""

    id: int
    name: str
    first: str
    where: str
    folded: str

    def __str__(self) -> str:
        return f"{self.name}, {self.where}" if self.where else self.name


@dataclass(frozen=True, slots=True)
class FoundOffer:
    """An offer by name, with whose it is."""

    id: int
    name: str
    organisation: str
    status: str


@dataclass(frozen=True, slots=True)
class Findable:
    """Everything of the school that can be found by name; domains as (id, name)."""

    pupils: tuple[PupilName, ...]
    offers: tuple[FoundOffer, ...]
    domains: tuple[tuple[int, str], ...]


def pupil_names(session: Session, *, today: date) -> tuple[PupilName, ...]:
    """Return the pupils on the roll of a day by name; light enough for tens of thousands."""
    pupil, standing = Pupil.__table__.c, Standing.__table__.c
    rows = session.execute(
        select(
            pupil.id,
            pupil.forename,
            pupil.preferred_name,
            pupil.surname,
            pupil.folded,
            standing.class_name,
            standing.year_group,
        )
        .join(Standing, standing.pupil_id == pupil.id)
        .where(standing.starts_on <= today, (standing.ends_on.is_(None)) | (standing.ends_on > today))
        .order_by(pupil.folded, pupil.id)
    )
    places: dict[tuple[str | None, str | None], tuple[str, str]] = {}
    found = []
    for row_id, forename, preferred, surname, folded, class_name, year in rows:
        if (class_name, year) not in places:
            where = class_name or year_label(year)
            places[class_name, year] = where, fold(f"{where} {year_label(year)} y{year or ''}")
        where, folded_where = places[class_name, year]
        known = preferred or forename
        found.append(PupilName(row_id, f"{known} {surname}", known, where, f"{folded} {folded_where}"))
    return tuple(found)


def findable(session: Session, *, today: date) -> Findable:
    """Return everything that can be found by name, seen at one moment."""
    offers = session.execute(
        select(Offer.id, Offer.name, Organisation.name, OfferState.status)
        .join(OfferState, OfferState.offer_id == Offer.id)
        .outerjoin(Organisation, Organisation.id == Offer.organisation_id)
        .where(OfferState.ends_on.is_(None), OfferState.status != OfferStatus.ENDED)
        .order_by(Offer.folded)
    )
    domains = session.execute(
        select(Domain.id, Domain.name).where(Domain.retired.is_(False)).order_by(Domain.position)
    )
    return Findable(
        pupil_names(session, today=today),
        tuple(
            FoundOffer(row_id, name, organisation or "", status)
            for row_id, name, organisation, status in offers
        ),
        tuple((row_id, name) for row_id, name in domains),
    )
