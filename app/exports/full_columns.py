"""The columns of Offers in full: their headings, widths, and what each says of an offer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.queries.offer_facts import OfferFact

Value = str | int | date | None
Names = Mapping[int | None, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The names that places on the map point at."""

    groupings: Names
    domains: Names


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the table; printed says that it is on paper too."""

    heading: str
    width: float
    read: Callable[[OfferFact, Wording], Value]
    printed: bool = False
    internal: bool = False


def yes_no(value: bool | None) -> str:
    """Return "Yes", "No", or nothing where nobody has said."""
    return "" if value is None else "Yes" if value else "No"


def _once(words: list[str]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))


def _groupings(offer: OfferFact, words: Wording) -> str:
    return _once(
        [name for key, name in words.groupings.items() if key in {p.grouping_id for p in offer.places}]
    )


def _domains(offer: OfferFact, words: Wording) -> str:
    return _once([name for key, name in words.domains.items() if key in {p.domain_id for p in offer.places}])


def _places(offer: OfferFact, words: Wording) -> str:
    return _once(
        [
            f"{words.groupings[place.grouping_id]}: {words.domains[place.domain_id]}"
            + (f" ({place.note})" if place.note else "")
            for place in offer.places
            if place.grouping_id in words.groupings and place.domain_id in words.domains
        ]
    )


def _ages(offer: OfferFact, _: Wording) -> str:
    first, last = offer.age_from, offer.age_to
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return f"{first} and over" if last is None else f"up to {last}"
    return f"{first} to {last}"


FIELDS = (
    Field("Offer", 24, lambda o, _: o.name, printed=True),
    Field("Run by", 11, lambda o, _: "In-house" if o.in_house else "External", printed=True),
    Field("Organisation", 18, lambda o, _: o.organisation, printed=True),
    Field("What it is", 34, lambda o, _: o.what, printed=True),
    Field("Groupings", 17, _groupings, printed=True),
    Field("Domains of need", 21, _domains, printed=True),
    Field("For whom", 13, lambda o, _: o.audience_label, printed=True),
    Field("Years", 11, lambda o, _: o.years[:1].upper() + o.years[1:], printed=True),
    Field("Who can refer", 16, lambda o, _: o.referrer_label, printed=True),
    Field("How to refer", 20, lambda o, _: o.how_to_refer, printed=True),
    Field("Days and place", 18, lambda o, _: o.days_and_place, printed=True),
    Field("How much", 16, lambda o, _: _once([place.dose for place in o.places]), printed=True),
    Field("Places", 9, lambda o, _: o.usual_places, printed=True),
    Field("Expected wait", 11, lambda o, _: o.expected_wait, printed=True),
    Field("Evidence", 11, lambda o, _: o.evidence, printed=True),
    Field("Contact", 22, lambda o, _: o.contact, printed=True),
    Field("Last checked", 12, lambda o, _: o.checked_on, printed=True),
    Field("Places on the map", 40, _places),
    Field("Presenting needs", 30, lambda o, _: "; ".join(o.needs)),
    Field("Ages", 10, _ages),
    Field("For everyone", 10, lambda o, _: yes_no(o.universal)),
    Field("No referral needed", 11, lambda o, _: yes_no(o.self_access)),
    Field("Who can have it", 30, lambda o, _: o.entry_criteria),
    Field("Who cannot have it", 30, lambda o, _: o.exclusions),
    Field("Consent needed", 11, lambda o, _: yes_no(o.consent_needed)),
    Field("Kind of offer", 18, lambda o, _: o.nature),
    Field("Language", 16, lambda o, _: o.language),
    Field("Sector", 18, lambda o, _: o.sector_label),
    Field("How it is given", 14, lambda o, _: o.delivery),
    Field("Where it is given", 14, lambda o, _: o.setting),
    Field("Sessions", 10, lambda o, _: o.sessions),
    Field("Minutes", 10, lambda o, _: o.minutes),
    Field("Group size", 10, lambda o, _: o.group_size),
    Field("Staff needed", 24, lambda o, _: o.staff_needed),
    Field("Cost", 24, lambda o, _: o.cost_note, internal=True),
    Field("Evidence link", 24, lambda o, _: o.evidence_link),
    Field("Limits", 30, lambda o, _: o.limits),
    Field("How it ends", 30, lambda o, _: o.ending),
    Field("In a crisis", 10, lambda o, _: yes_no(o.crisis)),
    Field("Website", 24, lambda o, _: o.website),
    Field("Local Offer", 24, lambda o, _: o.local_offer_link),
    Field("Status", 10, lambda o, _: o.status.capitalize()),
    Field("Runs until", 12, lambda o, _: o.runs_until),
    Field("Checked by", 18, lambda o, _: o.checked_by),
    Field("Next check", 12, lambda o, _: o.check_due_on),
    Field("Asked about it", 30, lambda o, _: "; ".join(o.questions), internal=True),
    # Hidden: the same offer is found again by it when the sheet is read back.
    Field("Offer id", 10, lambda o, _: o.id),
)
ID = "Offer id"
# What an id keeps the prints of, in this order.
HEADINGS = tuple(field.heading for field in FIELDS if field.heading != ID)
