"""What the screen, the workbook and the paper say of an offer, as at a day, each word made once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Offer,
    OfferAudience,
    OfferNeed,
    OfferPlace,
    OfferQuery,
    OfferReferrer,
    OfferState,
    Organisation,
    PresentingNeed,
    Staff,
)
from app.queries.wording import all_words
from app.vocabulary import REGISTER_LABELS, OfferStatus, within, years_label


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A place of an offer on the map; domain_id None means all needs."""

    grouping_id: int
    domain_id: int | None
    note: str
    dose: str


@dataclass(frozen=True, slots=True)
class OfferFact:
    """An offer as at a day. Codes beside labels: filters compare codes, people read labels."""

    id: int
    name: str
    folded: str
    status: str
    since: date
    organisation_id: int | None
    organisation: str
    in_house: bool
    sector: str
    sector_label: str
    what: str
    nature: str
    audiences: frozenset[str]
    audience_label: str
    referrers: frozenset[str]
    referrer_label: str
    needs: tuple[str, ...]
    year_from: str | None
    year_to: str | None
    age_from: int | None
    age_to: int | None
    universal: bool
    self_access: bool | None
    how_to_refer: str
    entry_criteria: str
    exclusions: str
    consent_needed: bool | None
    delivery: str
    sessions: int | None
    minutes: int | None
    group_size: int | None
    days_and_place: str
    staff_needed: str
    usual_places: int | None
    expected_wait: str
    cost_note: str
    evidence: str
    evidence_link: str
    limits: str
    ending: str
    crisis: bool
    contact: str
    website: str
    checked_on: date | None
    checked_by: str
    check_due_on: date | None
    check_due: bool
    places: tuple[PlaceFact, ...]
    language: str = ""
    setting: str = ""
    runs_until: date | None = None
    local_offer_link: str = ""
    # What was asked about its entry and nobody has answered, the oldest first.
    questions: tuple[str, ...] = ()
    # Where an imported offer came from.
    source: str | None = None

    @property
    def years(self) -> str:
        """Return the years it serves in words: "Years 3 to 6", "all years"."""
        return years_label(self.year_from, self.year_to)

    @property
    def places_word(self) -> str:
        """Return places and wait in plain words, never a count of pupils: "8 places", "wait 5 weeks"."""
        words = []
        if self.usual_places:
            words.append(f"{self.usual_places} place{'' if self.usual_places == 1 else 's'}")
        if self.expected_wait:
            wait = self.expected_wait.removeprefix("Wait ").removeprefix("wait ")
            # "About 5 weeks" stands in the middle of a line here.
            words.append("wait " + within(wait))
        return ", ".join(words)


def offer_facts(session: Session, as_at: date) -> tuple[OfferFact, ...]:
    """Return every offer that existed on a day with its state and places of that day, by name."""
    words = all_words(session)
    places = _places(session, as_at)
    audiences = _codes(session, OfferAudience)
    referrers = _codes(session, OfferReferrer)
    needs = _needs(session)
    questions = _questions(session, as_at)
    staff = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
    organisations = {row.id: row for row in session.execute(select(Organisation.__table__))}
    table = Offer.__table__
    rows = session.execute(
        select(table, OfferState.status, OfferState.starts_on.label("since"))
        .join(OfferState, OfferState.offer_id == table.c.id)
        .where(OfferState.starts_on <= as_at, (OfferState.ends_on.is_(None)) | (OfferState.ends_on > as_at))
        .order_by(table.c.folded, table.c.id)
    ).mappings()
    found = []
    for row in rows:
        organisation = organisations.get(row["organisation_id"])
        sector = (organisation.sector if organisation else None) or ""
        of_audience = audiences.get(row["id"], frozenset())
        of_referrer = referrers.get(row["id"], frozenset())
        due = row["check_due_on"]
        found.append(
            OfferFact(
                **{name: row[name] for name in _SAME},
                organisation=organisation.name if organisation else "",
                sector=sector,
                sector_label=words["sector"].get(sector, ""),
                nature=words["nature"].get(row["nature"] or "", ""),
                setting=words["setting"].get(row["setting"] or "", ""),
                language=REGISTER_LABELS.get(row["register"] or "", ""),
                delivery=words["delivery"].get(row["delivery"] or "", ""),
                evidence=words["evidence"].get(row["evidence"] or "", ""),
                audiences=of_audience,
                audience_label=_said(words["audience"], of_audience),
                referrers=of_referrer,
                referrer_label=_said(words["referrer"], of_referrer),
                needs=needs.get(row["id"], ()),
                checked_by=staff.get(row["checked_by_id"], ""),
                check_due=_is_due(row["status"], row["checked_on"], due, as_at),
                places=places.get(row["id"], ()),
                questions=questions.get(row["id"], ()),
            )
        )
    return tuple(found)


_SAME = (
    "id", "name", "folded", "status", "since", "organisation_id", "in_house", "what", "year_from", "year_to",
    "age_from", "age_to", "universal", "self_access", "how_to_refer", "entry_criteria", "exclusions",
    "consent_needed", "sessions", "minutes", "group_size", "days_and_place", "staff_needed", "usual_places",
    "expected_wait", "cost_note", "evidence_link", "limits", "ending", "crisis", "contact", "website",
    "checked_on", "check_due_on", "runs_until", "local_offer_link", "source",
)  # fmt: skip


def _is_due(status: str, checked_on: date | None, due: date | None, as_at: date) -> bool:
    if status != OfferStatus.ACTIVE:
        return False
    return checked_on is None or (due is not None and due <= as_at)


def _said(labels: dict[str, str], codes: frozenset[str]) -> str:
    return ", ".join(label for code, label in labels.items() if code in codes)


def _places(session: Session, as_at: date) -> dict[int, tuple[PlaceFact, ...]]:
    found: dict[int, list[PlaceFact]] = defaultdict(list)
    for row in session.execute(
        select(
            OfferPlace.offer_id,
            OfferPlace.grouping_id,
            OfferPlace.domain_id,
            OfferPlace.note,
            OfferPlace.dose,
        )
        .where(OfferPlace.starts_on <= as_at, (OfferPlace.ends_on.is_(None)) | (OfferPlace.ends_on > as_at))
        .order_by(OfferPlace.id)
    ):
        found[row.offer_id].append(PlaceFact(row.grouping_id, row.domain_id, row.note, row.dose))
    return {offer: tuple(places) for offer, places in found.items()}


def _questions(session: Session, as_at: date) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for offer_id, question in session.execute(
        select(OfferQuery.offer_id, OfferQuery.question)
        .where(
            OfferQuery.asked_on <= as_at,
            (OfferQuery.answered_on.is_(None)) | (OfferQuery.answered_on > as_at),
        )
        .order_by(OfferQuery.asked_on, OfferQuery.id)
    ):
        found[offer_id].append(question)
    return {offer: tuple(questions) for offer, questions in found.items()}


def _codes(session: Session, table: type[OfferAudience] | type[OfferReferrer]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for offer_id, code in session.execute(select(table.offer_id, table.code)):
        found[offer_id].add(code)
    return {offer: frozenset(codes) for offer, codes in found.items()}


def _needs(session: Session) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for offer_id, name in session.execute(
        select(OfferNeed.offer_id, PresentingNeed.name)
        .join(PresentingNeed, PresentingNeed.id == OfferNeed.need_id)
        .order_by(PresentingNeed.domain_id, PresentingNeed.position)
    ):
        found[offer_id].append(name)
    return {offer: tuple(names) for offer, names in found.items()}
