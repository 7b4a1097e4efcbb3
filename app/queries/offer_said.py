"""What an imported offer's source said of it last, and what no source says: what a draft has still to be told."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from app.vocabulary import OfferStatus, years_label

if TYPE_CHECKING:
    from app.queries.offer_facts import OfferFact

_YEAR = 366


def read_said(text: str) -> dict[str, Any]:
    """Return what a source said last by field; nothing where nobody kept it."""
    with suppress(ValueError):
        found = json.loads(text or "{}")
        return found if isinstance(found, dict) else {}
    return {}


def last_assured(text: str) -> date | None:
    """Return the day on which the source itself last checked an entry, if it said so."""
    found = read_said(text).get("checked_on")
    with suppress(ValueError):
        return date.fromisoformat(found) if isinstance(found, str) else None
    return None


def stale_words(assured_on: date | None, today: date) -> str:
    """Return the sentence for an entry that its directory has not checked for over a year, else nothing."""
    if assured_on is None or (today - assured_on).days <= _YEAR:
        return ""
    return f"The directory last checked it in {assured_on:%B %Y}."


def still_to_say(offer: OfferFact) -> dict[str, str]:
    """Return field → words for what a file cannot say of an imported draft and nobody has said yet."""
    if not offer.source or offer.status != OfferStatus.DRAFT:
        return {}
    asked = (
        ("places", not offer.places, "grouping"),
        ("how_to_refer", not offer.universal and not offer.how_to_refer.strip(), "how to refer"),
        ("entry_criteria", not offer.universal and not offer.entry_criteria.strip(), "who can have it"),
    )
    return {field: words for field, missing, words in asked if missing}


def years_hint(offer: OfferFact) -> str:
    """Return in which years pupils of an offer's ages usually are, where it says ages and no years; else ""."""
    if offer.year_from or offer.year_to or (offer.age_from is None and offer.age_to is None):
        return ""
    # Whoever is 11 on 31 August begins Year 7 and turns 12 in it; at 16 people finish Year 11.
    first = None if offer.age_from is None else offer.age_from - 4
    last = None if offer.age_to is None else max(offer.age_to - 5, -9 if first is None else first)
    words = years_label(*(None if number is None else _year(number) for number in (first, last)))
    return f"which years (its ages are about {words})"


def _year(number: int) -> str:
    return "R" if number < 1 else str(min(number, 13))
