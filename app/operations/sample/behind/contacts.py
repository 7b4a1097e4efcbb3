"""The sample's contacts: advice given, offers signposted, most of them followed up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.models import Offer, OfferPlace
from app.operations.sample.behind.days import moment, stored
from app.operations.sample.behind.placed import Placed
from app.operations.sample.world import Row, World
from app.vocabulary import GroupingCode

_CONTACT = (
    "pupil_id", "domain_id", "held_on", "kind", "with_whom", "staff_id", "advice", "follow_up_on",
    "followed_up_on", "outcome", "outcome_note", "recorded_at", "recorded_by",
)  # fmt: skip
_FOUND = ("helped", "helped", "using_offer", "not_taken_up", "no_change")


def write_contacts(session: Session, world: World, rows: list[Placed], texts: dict[str, Any]) -> None:
    """Write a contact for each time of Getting Advice, with a signpost for some."""
    advice = [one for one in rows if one.grouping == GroupingCode.ADVICE]
    ids = fill_rows(session, "contact", _CONTACT, [_contact(world, one, texts) for one in advice])
    near = _reachable(session)
    signs = [
        (contact_id, world.pick(offers))
        for contact_id, one in zip(ids, advice, strict=True)
        if (offers := near.get(one.domain_id) or near.get(None)) and world.chance(0.45)
    ]
    fill_rows(session, "signpost", ("contact_id", "offer_id"), signs)


def _contact(world: World, one: Placed, texts: dict[str, Any]) -> Row:
    due = one.starts_on + timedelta(days=world.between(14, 28))
    # A few of the newest wait still.
    recent = one.ends_on is None and due > world.today - timedelta(days=20)
    done = due <= world.today and not (recent and world.chance(0.5))
    staff = world.pick(world.staff)
    outcome = world.pick(_FOUND) if done else None
    kind = world.pick(("family", "family", "conversation", "consultation_family", "phone"))
    whom = world.pick(texts["with_whom"])
    return (
        one.pupil_id,
        one.domain_id,
        stored(one.starts_on),
        kind,
        # Who talked with the pupil talked with nobody else.
        "" if kind == "conversation" else whom,
        staff[0],
        world.pick(texts["advice"]),
        stored(due),
        stored(due) if done else None,
        outcome,
        world.pick(texts["follow_up"]) if done and world.chance(0.6) else "",
        moment(one.starts_on),
        staff[1],
    )


def _reachable(session: Session) -> dict[int | None, list[int]]:
    """Return the offers families can reach by themselves, by domain; None for those of every domain."""
    found: dict[int | None, list[int]] = {}
    places = session.execute(
        select(OfferPlace.domain_id, Offer.id)
        .join(Offer, Offer.id == OfferPlace.offer_id)
        .where(Offer.self_access.is_(True))
        .order_by(Offer.id)
    )
    for domain_id, offer_id in places:
        found.setdefault(domain_id, []).append(offer_id)
    return {domain: list(dict.fromkeys(offers)) for domain, offers in found.items()}
