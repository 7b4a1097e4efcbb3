"""Turning the offers of the shipped files into drafts: their codes into this school's rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Domain, Grouping, PresentingNeed
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.queries.starter import shipped

Entry = dict[str, Any]

_SAME = (
    "name", "what", "nature", "year_from", "year_to", "age_from", "age_to", "universal", "self_access",
    "entry_criteria", "exclusions", "consent_needed", "sessions", "minutes", "group_size", "days_and_place",
    "staff_needed", "usual_places", "expected_wait", "cost_note", "evidence_link", "limits", "ending",
    "crisis", "contact", "website", "setting",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Codes:
    """The rows of this school that stable codes stand for."""

    groupings: dict[str, int]
    domains: dict[str, int]
    needs: dict[str, int]


def codes(session: Session) -> Codes:
    """Return which rows, of those this school shows, the codes of groupings, domains and needs stand for."""
    return Codes(
        {row.code: row.id for row in session.scalars(select(Grouping).where(~Grouping.hidden))},
        {row.code: row.id for row in session.scalars(select(Domain).where(~Domain.retired))},
        {row.code: row.id for row in session.scalars(select(PresentingNeed).where(~PresentingNeed.retired))},
    )


def draft_of(entry: Entry, known: Codes, **more: Any) -> OfferDraft:
    """Return an entry as a draft; places that are not on the school's map are left out."""
    words = {name: entry[name] for name in _SAME if name in entry}
    who = entry.get("who_refers", "")
    return OfferDraft(
        **words,
        how_to_refer=entry.get("how_to_refer") or who,
        referrers=tuple(shipped("starter", "referrers")["referrers"].get(who, ())),
        in_house=entry.get("in_house", True),
        delivery=entry.get("delivery_mode"),
        evidence=entry.get("evidence_level"),
        audiences=tuple(entry.get("audience", ())),
        needs=tuple(known.needs[code] for code in entry.get("needs", ()) if code in known.needs),
        places=tuple(_places(entry, known)),
        **more,
    )


def _places(entry: Entry, known: Codes) -> list[PlaceDraft]:
    return [
        PlaceDraft(
            known.groupings[place["grouping"]],
            None if place["domain"] is None else known.domains[place["domain"]],
            place.get("note", ""),
            place.get("dose", ""),
        )
        for place in entry.get("places", ())
        if place["grouping"] in known.groupings and place["domain"] in (None, *known.domains)
    ]
