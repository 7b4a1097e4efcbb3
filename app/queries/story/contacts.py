"""Contacts and their follow-ups as entries of a pupil's story."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from app.models import Contact, Domain, Offer, Signpost, Staff
from app.queries.map_words import full_day
from app.queries.out_of_sight import hidden_time
from app.queries.story.entry import StoryEntry
from app.queries.story.telling import Telling, led_by, lines, one_line, stopped
from app.vocabulary import within


def contact_entries(told: Telling) -> list[StoryEntry]:
    """Return contacts, and the follow-ups that were done."""
    session = told.session
    last = func.coalesce(Contact.followed_up_on, Contact.held_on)
    # Columns alone: ten years of contacts are many, and only read.
    query = (
        select(
            Contact.id, Contact.held_on, Contact.kind, Contact.with_whom, Contact.advice, Contact.follow_up_on,
            Contact.followed_up_on, Contact.outcome, Contact.outcome_note, Contact.domain_id,
            Domain.name.label("domain"), Staff.name.label("staff"),
        )
        .join(Domain, Domain.id == Contact.domain_id)
        .outerjoin(Staff, Staff.id == Contact.staff_id)
        .where(
            Contact.pupil_id == told.pupil_id,
            ~hidden_time(session, Contact.pupil_id, Contact.domain_id, Contact.held_on, last),
        )
    )  # fmt: skip
    rows = session.execute(query).all()
    offers = _signposted(told)
    found = [_contact(told, row, offers.get(row.id, [])) for row in rows]
    return found + [_follow_up(told, row) for row in rows if row.followed_up_on is not None]


def _signposted(told: Telling) -> dict[int, list[str]]:
    query = (
        select(Signpost.contact_id, Offer.name)
        .join(Offer, Offer.id == Signpost.offer_id)
        .join(Contact, Contact.id == Signpost.contact_id)
        .where(Contact.pupil_id == told.pupil_id)
        .order_by(Signpost.id)
    )
    found: dict[int, list[str]] = {}
    for contact_id, name in told.session.execute(query):
        found.setdefault(contact_id, []).append(name)
    return found


def _contact(told: Telling, row: Any, offers: list[str]) -> StoryEntry:
    title = ": ".join(filter(None, (told.word("contact", row.kind), row.with_whom)))
    due = row.follow_up_on if row.followed_up_on is None else None
    said = lines(
        one_line(row.advice),
        led_by("Signposted", "\n".join(offers)),
        f"About {within(row.domain)}" + (f", by {row.staff}" if row.staff else "") + ".",
        f"Follow up on {full_day(due)}." if due else "",
    )
    brief = f"{stopped(title)} {one_line(row.advice)}".strip()
    return StoryEntry(("contact", row.id), row.held_on, title, said, brief=brief, domain_id=row.domain_id)


def _follow_up(told: Telling, row: Any) -> StoryEntry:
    title = led_by("Followed up", within(told.word("follow_up", row.outcome))) or "Followed up"
    said = lines(row.outcome_note, led_by("After", row.advice))
    key = ("follow-up", row.id)
    return StoryEntry(key, row.followed_up_on, title, said, brief=stopped(title), domain_id=row.domain_id)
