"""What the school has, as a table of offers is compared with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.exports.full_columns import Wording
from app.imports.offer_table.school_words import SchoolWords, school_words
from app.models import Offer, Organisation, School
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.queries.offer_facts import OfferFact, offer_facts
from app.queries.own_numbers import school_mark
from app.vocabulary import fold

_ROWS = {"status", "places", "needs", "audiences", "referrers", "since"}
_PLAIN = tuple(field.name for field in fields(OfferDraft) if field.name not in _ROWS)


@dataclass(frozen=True, slots=True)
class House:
    """An organisation of the school, or one that a file brings (id 0)."""

    id: int
    name: str
    in_house: bool
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The school: its offers as they are now, by number and by name, whose they are, and its words."""

    today: date
    mark: str
    name: str
    check_weeks: int
    words: SchoolWords
    wording: Wording
    facts: dict[int, OfferFact]
    drafts: dict[int, OfferDraft]
    by_name: dict[str, tuple[int, ...]]
    houses: dict[int, House]
    houses_by_name: dict[str, House]

    def on_the_map(self, place: PlaceDraft) -> bool:
        """Say whether the map shows a place: its grouping is not hidden, its domain not retired."""
        return place.grouping_id in self.words.shown[0] and place.domain_id in self.words.shown[1]


def known(session: Session, today: date) -> Known:
    """Return what a table of offers is compared with, read once."""
    words = school_words(session)
    facts = {fact.id: fact for fact in offer_facts(session, today)}
    by_name: dict[str, list[int]] = defaultdict(list)
    for fact in facts.values():
        by_name[fold(fact.name)].append(fact.id)
    rows = session.scalars(select(Organisation).order_by(Organisation.retired.desc(), Organisation.id.desc()))
    houses = [House(row.id, row.name, row.in_house, row.sector) for row in rows]
    school = session.get_one(School, 1)
    return Known(
        today=today,
        mark=school_mark(session),
        name=school.name,
        check_weeks=school.check_weeks,
        words=words,
        wording=words.wording,
        facts=facts,
        drafts=drafts_of(session),
        by_name={name: tuple(ids) for name, ids in by_name.items()},
        houses={house.id: house for house in houses},
        houses_by_name={fold(house.name): house for house in houses},
    )


def drafts_of(session: Session, ids: Iterable[int] | None = None) -> dict[int, OfferDraft]:
    """Return every offer, or some, as a form would give it back unchanged."""
    rows = (Offer.places, Offer.needs, Offer.audiences, Offer.referrers, Offer.states)
    asked = select(Offer).options(*(selectinload(some) for some in rows))
    if ids is not None:
        asked = asked.where(Offer.id.in_(list(ids)))
    return {offer.id: _draft(offer) for offer in session.scalars(asked)}


def _draft(offer: Offer) -> OfferDraft:
    plain: dict[str, Any] = {name: getattr(offer, name) for name in _PLAIN}
    return OfferDraft(
        **plain,
        status=next(state.status for state in offer.states if state.ends_on is None),
        places=tuple(
            PlaceDraft(place.grouping_id, place.domain_id, place.note, place.dose)
            for place in offer.places
            if place.ends_on is None
        ),
        needs=tuple(row.need_id for row in offer.needs),
        audiences=tuple(row.code for row in offer.audiences),
        referrers=tuple(row.code for row in offer.referrers),
    )
