"""The family leaflet: what is there for everyone and what families can use by themselves, in plain words, no pupil data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import School
from app.queries.map_words import bare_address, full_day, sentence
from app.queries.offer_facts import OfferFact, offer_facts
from app.queries.school import school_profile
from app.queries.wording import domains, groupings, words
from app.vocabulary import (
    GroupingCode,
    ListKind,
    OfferStatus,
    fold,
    within,
    year_label,
    year_order,
    years_label,
)

# Whoever works here reads the map; the leaflet is for families.
_NOT_FAMILIES = frozenset({"staff", "professionals"})
EVERY_NEED = "For all kinds of needs"
Years = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class LeafletOffer:
    """An offer as families read it: each line says one thing, and is left out where nobody has said it."""

    id: int
    name: str
    what: str
    # For whom, when and where, how to get there, whom to ask: (heading, words).
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LeafletPart:
    """One domain of need with its offers; also names those that stand in full under an earlier one."""

    name: str
    offers: tuple[LeafletOffer, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The school, what it says of itself, and its offers by domain as at a day; urgent ones stand first, too."""

    school: str
    ethos: str
    address: str
    questions_to: str
    local_offer: str
    logo: bytes | None
    as_at: date
    parts: tuple[LeafletPart, ...]
    urgent: tuple[str, ...]
    unprotected: bool

    @property
    def title(self) -> str:
        """Return what the document is called."""
        return f"Help and support for families at {self.school}"

    @property
    def foot(self) -> str:
        """Return what stands at the foot of each page."""
        return f"{self.school}. As it stands on {full_day(self.as_at)}."

    @property
    def lead(self) -> str:
        """Return what all of it has in common, and where questions go."""
        ask = f" Questions: {self.questions_to.removesuffix('.')}." if self.questions_to else ""
        more = f" More in the local offer: {self.local_offer}" if self.local_offer else ""
        return f"You can use everything here without being sent by anybody.{ask}{more}"

    @property
    def count(self) -> int:
        """Return how many offers stand in it."""
        return sum(len(part.offers) for part in self.parts)


def family_leaflet(session: Session, *, today: date) -> Leaflet:
    """Return the running offers that are universal or can be used by families themselves, each once in full."""
    profile = school_profile(session)
    risk = {row.id for row in groupings(session, hidden=True) if row.code == GroupingCode.RISK_SUPPORT}
    offers = [one for one in offer_facts(session, today) if _for_families(one, risk)]
    school = session.execute(select(School.ethos).where(School.id == 1)).scalar_one()
    return Leaflet(
        school=profile.name,
        ethos=school.strip(),
        address=(profile.address or "").strip(),
        questions_to=(profile.questions_to or "").strip(),
        local_offer=bare_address(profile.local_offer_url or ""),
        logo=profile.logo,
        as_at=today,
        parts=_parts(session, offers),
        urgent=tuple(f"{one.name}: {_ask(one)}" for one in offers if one.crisis),
        unprotected=profile.is_sample,
    )


def _for_families(offer: OfferFact, risk: set[int]) -> bool:
    open_to_all = offer.universal or offer.self_access is True
    somewhere = any(place.grouping_id not in risk for place in offer.places)
    ours = not offer.audiences or bool(offer.audiences - _NOT_FAMILIES)
    return offer.status == OfferStatus.ACTIVE and open_to_all and somewhere and ours


def _parts(session: Session, offers: list[OfferFact]) -> tuple[LeafletPart, ...]:
    told: set[int] = set()
    readers = words(session, ListKind.AUDIENCE, retired=True)
    widest = _widest(offers)
    found = []
    for number, name in [(None, EVERY_NEED), *((row.id, row.name) for row in domains(session))]:
        here = [one for one in offers if number in {place.domain_id for place in one.places}]
        if here:
            new = tuple(_in_words(one, readers, widest) for one in here if one.id not in told)
            found.append(LeafletPart(name, new, tuple(one.name for one in here if one.id in told)))
            told |= {one.id for one in here}
    return tuple(found)


def _in_words(offer: OfferFact, readers: Mapping[str, str], widest: Years) -> LeafletOffer:
    until = f"Until {full_day(offer.runs_until)}" if offer.runs_until else ""
    lines = (
        ("For", _for_whom(offer, readers, widest)),
        (
            "When and where",
            " ".join(filter(None, map(sentence, (offer.days_and_place, until, _wait(offer))))),
        ),
        ("How to get it", _how(offer)),
        ("Ask", _ask(offer)),
    )
    return LeafletOffer(offer.id, offer.name, sentence(offer.what), tuple(one for one in lines if one[1]))


def _wait(offer: OfferFact) -> str:
    said = offer.expected_wait.strip()
    return said if not said or said.casefold().startswith("wait") else f"Wait {within(said)}"


def _for_whom(offer: OfferFact, readers: Mapping[str, str], widest: Years) -> str:
    """Return for whom an offer is; years only where they are not those of most: the whole school."""
    here = [label for code, label in readers.items() if code in offer.audiences - _NOT_FAMILIES]
    parts = [label if not at else within(label) for at, label in enumerate(here)] or ["Everyone"]
    if (offer.year_from or offer.year_to) and (offer.year_from, offer.year_to) != widest:
        parts.append(_years(offer.year_from, offer.year_to))
    if offer.age_from is not None and offer.age_to is not None:
        parts.append(f"ages {offer.age_from} to {offer.age_to}")
    return sentence(", ".join(parts))


def _years(first: str | None, last: str | None) -> str:
    if first == last or not first or not last:
        return within(years_label(first, last)) if first != last else year_label(first)
    return f"{year_label(first)} to {year_label(last)}"


def _widest(offers: list[OfferFact]) -> Years:
    firsts = [one.year_from for one in offers if one.year_from]
    lasts = [one.year_to for one in offers if one.year_to]
    return min(firsts, key=year_order, default=None), max(lasts, key=year_order, default=None)


def _how(offer: OfferFact) -> str:
    said = sentence(offer.how_to_refer)
    if said and fold(said) not in {"for everyone.", "everyone."}:
        return said
    return (
        "Nobody needs to ask: it is there for everyone."
        if offer.universal
        else "Come as you are, or just ask."
    )


def _ask(offer: OfferFact) -> str:
    # An address is taken over letter by letter, so no full stop stands behind it.
    house = "" if offer.in_house else offer.organisation
    parts = [house, offer.contact.strip(), bare_address(offer.website), bare_address(offer.local_offer_link)]
    return ", ".join(dict.fromkeys(filter(None, parts)))
