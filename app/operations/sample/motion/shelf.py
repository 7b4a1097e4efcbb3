"""The sample's offers as the makers of supports read them: by the cell they stand in, with their terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.models import Grouping, Offer, OfferPlace, OfferState, Term
from app.operations.sample.world import World
from app.vocabulary import OfferStatus


@dataclass(frozen=True, slots=True)
class OnOffer:
    """An offer that runs or ran, and what it usually takes."""

    id: int
    name: str
    in_house: bool
    # More than one at a time: it runs in groups of so many.
    group_size: int | None
    usual_places: int | None
    sessions: int
    minutes: int
    first: date
    # The last day it ran, where it does not any more.
    last: date | None

    @property
    def grouped(self) -> bool:
        """Say whether pupils come together for it, at this school."""
        return self.in_house and self.group_size is not None and self.group_size > 1


Shelf = dict[tuple[int | None, str], list[OnOffer]]


def shelf(session: Session) -> Shelf:
    """Return the offers of each domain (None: of all) and grouping that are no drafts, universal ones apart."""
    ran = {
        offer_id: (first, status, since)
        for offer_id, first, status, since in session.execute(
            select(OfferState.offer_id, _first_day(), OfferState.status, OfferState.starts_on).where(
                OfferState.ends_on.is_(None), OfferState.status != OfferStatus.DRAFT
            )
        )
    }
    rows = session.execute(
        select(Offer, OfferPlace.domain_id, Grouping.code)
        .join(OfferPlace, OfferPlace.offer_id == Offer.id)
        .join(Grouping, Grouping.id == OfferPlace.grouping_id)
        .where(Offer.universal.is_(False), Offer.id.in_(ran))
        .order_by(Offer.id, OfferPlace.id)
    )
    found: Shelf = {}
    for offer, domain_id, grouping in rows:
        first, status, since = ran[offer.id]
        last = None if status == OfferStatus.ACTIVE else since - timedelta(days=1)
        one = OnOffer(
            offer.id, offer.name, offer.in_house, offer.group_size, offer.usual_places,
            offer.sessions or 10, offer.minutes or 30, first, last,
        )  # fmt: skip
        cell = found.setdefault((domain_id, grouping), [])
        if one not in cell:
            cell.append(one)
    return found


def _first_day() -> ColumnElement[date]:
    states = OfferState.__table__.alias()
    first = select(states.c.starts_on).where(states.c.offer_id == OfferState.offer_id)
    return first.order_by(states.c.starts_on).limit(1).scalar_subquery()


def terms(session: Session) -> list[tuple[str, date, date]]:
    """Return the terms of the history in their order: name, first and last day."""
    rows = session.execute(select(Term.name, Term.starts_on, Term.ends_on).order_by(Term.starts_on))
    return [(name, first, last) for name, first, last in rows]


def term_days(world: World, known: list[tuple[str, date, date]], first: date, count: int) -> list[date]:
    """Return a day a week from the first on, as many as are wanted, in term time only; they may lie ahead."""
    found, day = list[date](), first + timedelta(days=(7 - first.weekday()) if first.weekday() > 4 else 0)
    end = max(last for _, _, last in known)
    while len(found) < count and day <= end:
        if any(start <= day <= last for _, start, last in known) and not _half_term(day):
            found.append(day)
        day += timedelta(days=7)
    return found


def _half_term(day: date) -> bool:
    # About when English schools have a week in the middle of each term.
    return (day.month, day.day) in {(10, n) for n in range(24, 32)} | {(2, n) for n in range(15, 22)}
