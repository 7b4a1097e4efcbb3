"""Everything that somebody decides about when a school is rolled forward, with what is usual filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Domain, Offer, OfferState, Organisation, Pupil, School, Support, SupportStage
from app.queries.new_year.promoting import YearStanding, next_year, year_standings
from app.queries.new_year.the_year import NewYear, coming_year
from app.queries.supports.sight import hidden_support
from app.vocabulary import STAGE_LABELS, YEARS, OfferStatus, year_order

# A pupil of 4 on the first day of the year is in Reception.
_RECEPTION_AGE = 4
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class RollOffer:
    """An offer that runs or is paused. over: it said that it runs no longer than the old year."""

    id: int
    name: str
    organisation: str
    status: str
    until: date | None
    checked_on: date | None
    supports: int
    over: bool


@dataclass(frozen=True, slots=True)
class RollPupil:
    """A pupil on the roll: the year and class of the old year, and what is usual: to is the next year, or None.

    why: "already", "new", "mixed" or "", as of YearStanding. top: in the school's last year, so usually a leaver.
    """

    id: int
    name: str
    year: str | None
    class_name: str
    to: str | None
    why: str
    top: bool


@dataclass(frozen=True, slots=True)
class RollClass:
    """A class of pupils of one year who go up, and what it would be called by its number: "3B" becomes "4B"."""

    year: str | None
    name: str
    pupils: int
    suggested: str


@dataclass(frozen=True, slots=True)
class RollSupport:
    """A support that is open and in sight."""

    id: int
    pupil_id: int
    pupil: str
    offer_id: int
    offer: str
    domain: str
    stage: str
    began_on: date


@dataclass(frozen=True, slots=True)
class RollChoices:
    """The new year, and what there is to decide for it; what is out of sight for this person goes on as it is."""

    year: NewYear
    offers: tuple[RollOffer, ...]
    pupils: tuple[RollPupil, ...]
    classes: tuple[RollClass, ...]
    supports: tuple[RollSupport, ...]


def roll_choices(session: Session, *, today: date) -> RollChoices:
    """Return what rolling forward to the coming year asks, as it stands today."""
    year = coming_year(session, today=today)
    standings = year_standings(session, year.first)
    top = _top_year(session, standings)
    pupils = _pupils(session, standings, top)
    supports = _supports(session)
    return RollChoices(year, _offers(session, year, supports), pupils, _classes(standings, top), supports)


def _offers(session: Session, year: NewYear, supports: tuple[RollSupport, ...]) -> tuple[RollOffer, ...]:
    many: dict[int, int] = {}
    for one in supports:
        many[one.offer_id] = many.get(one.offer_id, 0) + 1
    rows = session.execute(
        select(Offer.id, Offer.name, Organisation.name, OfferState.status, Offer.runs_until, Offer.checked_on)
        .join(OfferState, (OfferState.offer_id == Offer.id) & OfferState.ends_on.is_(None))
        .outerjoin(Organisation, Organisation.id == Offer.organisation_id)
        .where(OfferState.status.in_((OfferStatus.ACTIVE, OfferStatus.PAUSED)))
        .order_by(Offer.folded, Offer.id)
    )
    return tuple(
        RollOffer(
            number, name, house or "", status, until, checked, many.get(number, 0),
            over=until is not None and until < year.first,
        )
        for number, name, house, status, until, checked in rows
    )  # fmt: skip


def _pupils(session: Session, standings: tuple[YearStanding, ...], top: str | None) -> tuple[RollPupil, ...]:
    names = {
        number: (f"{preferred or forename} {surname}".strip(), folded)
        for number, preferred, forename, surname, folded in session.execute(
            select(Pupil.id, Pupil.preferred_name, Pupil.forename, Pupil.surname, Pupil.folded)
        )
    }
    found = []
    for one in standings:
        row = one.before or one.now
        year = row["year_group"]
        leaves = _leaves(one, year, top)
        why = "" if leaves else one.why
        name = names[one.pupil_id][0]
        found.append(RollPupil(one.pupil_id, name, year, row["class_name"] or "", one.to, why, leaves))
    found.sort(key=lambda one: (year_order(one.year), names[one.id][1], one.id))
    return tuple(found)


def _leaves(one: YearStanding, year: str | None, top: str | None) -> bool:
    """Say whether a pupil was in the school's last year, or beyond it, and nobody has said more since."""
    there = year in YEARS and top is not None and year_order(year) >= year_order(top)
    return there and one.why in ("", "mixed")


def _top_year(session: Session, standings: tuple[YearStanding, ...]) -> str | None:
    """Return the school's last year: by the oldest age it takes, else the highest year anybody was in."""
    school = session.get_one(School, 1)
    oldest = school.age_to
    # A nursery says that it goes up to 5, and its children leave before Reception.
    if oldest is not None and school.phase != "nursery":
        # Whoever turns 11 in a year began it at 10, and in Year 6.
        place = YEARS.index("R") + max(0, oldest - 1 - _RECEPTION_AGE)
        return YEARS[min(place, len(YEARS) - 1)]
    there = {one.before["year_group"] for one in standings if one.before} & set(YEARS)
    return max(there, key=year_order, default=None)


def _classes(standings: tuple[YearStanding, ...], top: str | None) -> tuple[RollClass, ...]:
    """Return the classes whose pupils go up: of the top year most leave, and the others say theirs by hand."""
    counts: dict[tuple[str | None, str], int] = {}
    for one in standings:
        year = one.before["year_group"] if one.before else None
        if not one.why and one.before and one.before["class_name"] and not _leaves(one, year, top):
            key = (one.before["year_group"], one.before["class_name"])
            counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts, key=lambda key: (year_order(key[0]), key[1]))
    return tuple(RollClass(year, name, counts[year, name], suggested(year, name)) for year, name in ordered)


def suggested(year: str | None, name: str) -> str:
    """Return a class's name in the next year where its number is the year's, as "3B" becomes "4B"; else ""."""
    to, number = next_year(year), _NUMBER.search(name)
    if to is None or not to.isdigit() or number is None or number.group() != year:
        return ""
    return name.replace(number.group(), to, 1)


def _supports(session: Session) -> tuple[RollSupport, ...]:
    rows = session.execute(
        select(
            Support.id, Support.pupil_id, Pupil.preferred_name, Pupil.forename, Pupil.surname, Support.offer_id,
            Offer.name, Domain.name, SupportStage.stage, Support.began_on,
        )
        .join(Pupil, Pupil.id == Support.pupil_id)
        .join(Offer, Offer.id == Support.offer_id)
        .join(Domain, Domain.id == Support.domain_id)
        .join(SupportStage, (SupportStage.support_id == Support.id) & SupportStage.ends_on.is_(None))
        .where(Support.ended_on.is_(None), ~hidden_support(session))
        .order_by(Offer.folded, Pupil.folded, Support.id)
    )  # fmt: skip
    return tuple(
        RollSupport(
            number, pupil, f"{preferred or forename} {surname}".strip(), offer_id, offer, domain,
            STAGE_LABELS[stage], began,
        )
        for number, pupil, preferred, forename, surname, offer_id, offer, domain, stage, began in rows
    )  # fmt: skip
