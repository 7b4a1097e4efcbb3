"""The school's external offers as Open Referral UK 3 (the UK profile of HSDS 3): one page of services, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from app.exports.open_referral_parts import AUDIENCE, DOMAIN, GROUPING, NEED, Contacts, Term, web_address
from app.queries.directory_offers import ListedOffer, Listing
from app.queries.map_about import DISCLAIMER
from app.queries.own_numbers import OURS

# How a school gives an offer, in the words that directories have for it; what has none is not said.
_WAYS = {"phone": "phone", "online": "online", "home_visit": "home visit"}
SAMPLE = "Invented for trying out a program: there is no such service."


def open_referral(listing: Listing) -> tuple[bytes, int]:
    """Return the file, and how many contacts stayed out because they are, or may be, somebody's own.

    What the profile has no field for (thresholds, how to refer, waits, costs, notes) is not in it.
    """
    contacts = Contacts(listing.staff)
    services = _Services(listing, contacts)
    contents = [services.service(offer) for offer in listing.offers]
    page = {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }
    return json.dumps(page, ensure_ascii=False, indent=2).encode(), contacts.left_out


class _Services:
    """Turns offers into services, each with a number that is the same the next time."""

    def __init__(self, listing: Listing, contacts: Contacts) -> None:
        self._listing, self._contacts = listing, contacts
        self._given: set[UUID] = set()

    def service(self, offer: ListedOffer) -> dict[str, Any]:
        """Return one service; what nobody has said of an offer has no field, as the profile wants it."""
        fact, number = offer.fact, self._number(offer)
        emails, phones = self._contacts.of(fact.contact)
        said = {
            "id": str(number),
            "name": fact.name,
            "description": fact.what,
            "url": web_address(fact.website),
            "email": emails[0] if emails else "",
            "status": "active",
            "minimum_age": fact.age_from,
            "maximum_age": fact.age_to,
            "assured_date": fact.checked_on.isoformat() if fact.checked_on else "",
            "alert": SAMPLE if self._listing.is_sample else "",
            "organization": self._organisation(offer),
            "schedules": self._schedules(offer, number),
            "service_areas": _one(number, "area", service_id=str(number), name=offer.area),
            "contacts": _contacts(number, phones),
            "attributes": self._attributes(offer, number),
        }
        return {key: value for key, value in said.items() if value not in ("", None, [])}

    def _number(self, offer: ListedOffer) -> UUID:
        """Return the number its directory gave it, where that is one such; else one of the school's own."""
        number = _uuid(offer.source_id)
        if number is None or number in self._given:
            number = uuid5(self._listing.numbers, f"offer {offer.fact.id}")
        self._given.add(number)
        return number

    def _organisation(self, offer: ListedOffer) -> dict[str, Any] | None:
        fact = offer.fact
        if not fact.organisation:
            return None
        website = web_address(offer.organisation_website)
        return {
            "id": str(uuid5(self._listing.numbers, f"organisation {fact.organisation_id}")),
            "name": fact.organisation,
            # The profile wants a description, and the school keeps none.
            "description": fact.sector_label or fact.organisation,
            **({"website": website} if website else {}),
        }

    def _schedules(self, offer: ListedOffer, number: UUID) -> list[dict[str, Any]]:
        way, said = _WAYS.get(offer.delivery, ""), offer.fact.days_and_place
        return _one(number, "schedule", service_id=str(number), description=said, attending_type=way)

    def _attributes(self, offer: ListedOffer, number: UUID) -> list[dict[str, Any]]:
        return [
            {
                "id": str(uuid5(number, f"{term.taxonomy} {term.key}")),
                "link_id": str(number),
                "link_type": "service",
                "taxonomy_term": {
                    # The five groupings are the same everywhere; a school's own words are its own.
                    "id": str(
                        uuid5(
                            OURS if term.taxonomy == GROUPING else self._listing.numbers, f"term {term.key}"
                        )
                    ),
                    "name": term.name,
                    "description": term.description,
                    "taxonomy": term.taxonomy,
                },
            }
            for term in self._terms(offer)
        ]

    def _terms(self, offer: ListedOffer) -> Iterable[Term]:
        fact, listing = offer.fact, self._listing
        stands, serves = ({place.grouping_id for place in fact.places}, {p.domain_id for p in fact.places})
        for grouping in listing.groupings:
            if grouping.id in stands:
                words = f"{grouping.definition} {DISCLAIMER}".strip()
                yield Term(GROUPING, f"grouping {grouping.code}", grouping.label, words)
        for domain in listing.domains:
            if domain.id in serves:
                yield Term(DOMAIN, f"domain {domain.code}", domain.name, domain.description or domain.name)
        for need in fact.needs:
            yield Term(NEED, f"need {need}", need, need)
        for code, label in listing.audiences.items():
            if code in fact.audiences:
                yield Term(AUDIENCE, f"audience {code}", label, label)


def _one(number: UUID, kind: str, *, service_id: str, **said: str) -> list[dict[str, Any]]:
    """Return a list of one part of a service, or of none where nobody has said anything."""
    kept = {key: words for key, words in said.items() if words}
    return [{"id": str(uuid5(number, kind)), "service_id": service_id, **kept}] if kept else []


def _contacts(number: UUID, phones: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return one contact without a name that has the telephone numbers: services have no place for them."""
    if not phones:
        return []
    numbers = [{"id": str(uuid5(number, f"phone {phone}")), "number": phone} for phone in phones]
    return [{"id": str(uuid5(number, "contact")), "service_id": str(number), "phones": numbers}]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None
