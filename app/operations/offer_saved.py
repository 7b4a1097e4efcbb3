"""An offer as it is kept, turned back into the draft that its form changes."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.queries.offer_pages import OfferRecord


def saved_draft(record: OfferRecord) -> OfferDraft:
    """Return an offer as a form would give it back unchanged: its words and the places it has now."""
    known = {field.name for field in fields(OfferDraft)}
    words: dict[str, Any] = {name: value for name, value in record.values.items() if name in known}
    return OfferDraft(
        **words,
        status=record.status,
        places=tuple(
            PlaceDraft(place.grouping_id, place.domain_id, place.note, place.dose)
            for place in record.places
            if place.ends_on is None
        ),
        needs=record.needs,
        audiences=record.audiences,
        referrers=record.referrers,
    )
