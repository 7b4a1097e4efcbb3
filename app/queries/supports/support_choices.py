"""What the forms of a support give to choose from: offers that run, their groups, staff, words, usual days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Offer, OfferPlace, OfferState
from app.queries.decision import choices
from app.queries.supports.group_words import called
from app.queries.supports.groups import GroupRow, groups_of
from app.queries.supports.hidden_offers import hidden_offers
from app.queries.wording import domains, words
from app.vocabulary import ListKind, OfferStatus, fold, years_label

# These the program writes by itself.
_OWN_ENDINGS = frozenset({"new_decision", "left"})


@dataclass(frozen=True, slots=True)
class OfferChoice:
    """An offer that runs or is paused: where it stands on the map (no domain: all needs), its dose and years."""

    id: int
    name: str
    paused: bool
    domains: tuple[int, ...]
    sessions: int | None
    minutes: int | None
    year_from: str | None
    year_to: str | None

    @property
    def years(self) -> str:
        """Return whom it is for: "Years 3 to 6", "all years"."""
        return years_label(self.year_from, self.year_to)


@dataclass(frozen=True, slots=True)
class GroupChoice:
    """A group of an offer that has not ended; left is how many places are free, None where nobody has said."""

    id: int
    offer_id: int
    name: str
    words: str
    left: int | None


@dataclass(frozen=True, slots=True)
class SupportChoices:
    """Codes, ids and words of each list; me is who is at the program among the staff.

    groups are those that several share; one_to_one has the offers that run for one pupil at a time besides.
    """

    offers: tuple[OfferChoice, ...]
    groups: tuple[GroupChoice, ...]
    domains: tuple[tuple[int, str], ...]
    staff: tuple[tuple[int, str], ...]
    me: int | None
    endings: tuple[tuple[str, str], ...]
    review_on: date
    days: tuple[tuple[str, date], ...]
    one_to_one: frozenset[int] = frozenset()

    def offer(self, offer_id: int | None) -> OfferChoice | None:
        """Return one of the offers."""
        return next((row for row in self.offers if row.id == offer_id), None)


def support_choices(session: Session, *, person: str, today: date) -> SupportChoices:
    """Return what can be chosen on a day by the person at the program, given by name."""
    usual = choices(session, today=today)
    endings = words(session, ListKind.ENDING)
    found = groups_of(session, None, today=today)
    runs = [row for row in found if row.ended_on is None or row.ended_on >= today]
    return SupportChoices(
        offers=_offers(session),
        groups=_groups(runs),
        domains=tuple((row.id, row.name) for row in domains(session)),
        staff=usual.staff,
        me=next((number for number, name in usual.staff if fold(name) == fold(person)), None),
        endings=tuple((code, label) for code, label in endings.items() if code not in _OWN_ENDINGS),
        review_on=usual.review_on,
        days=usual.reviews,
        one_to_one=frozenset(row.offer_id for row in runs if row.alone),
    )


def _offers(session: Session) -> tuple[OfferChoice, ...]:
    hidden = hidden_offers(session)
    stands: dict[int, list[int]] = defaultdict(list)
    places = select(OfferPlace.offer_id, OfferPlace.domain_id).where(OfferPlace.ends_on.is_(None))
    for offer, domain in session.execute(places):
        if domain is not None and domain not in stands[offer]:
            stands[offer].append(domain)
    rows = session.execute(
        select(Offer, OfferState.status)
        .join(OfferState, OfferState.offer_id == Offer.id)
        .where(OfferState.ends_on.is_(None), OfferState.status.in_((OfferStatus.ACTIVE, OfferStatus.PAUSED)))
        .order_by(Offer.folded, Offer.id)
    )
    return tuple(
        OfferChoice(
            row.id,
            row.name,
            status == OfferStatus.PAUSED,
            tuple(stands[row.id]),
            row.sessions,
            row.minutes,
            row.year_from,
            row.year_to,
        )
        for row, status in rows
        if row.id not in hidden
    )


def _groups(rows: Iterable[GroupRow]) -> tuple[GroupChoice, ...]:
    return tuple(
        GroupChoice(
            row.id,
            row.offer_id,
            row.name,
            f"{called(row.name, row.when, row.starts_at)}, {row.places_word}",
            row.left,
        )
        for row in rows
        if not row.alone
    )
