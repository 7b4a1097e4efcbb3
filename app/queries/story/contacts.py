"""Contacts and their follow-ups as entries of a pupil's story."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from app.models import Contact, Signpost
from app.queries.map_words import full_day
from app.queries.out_of_sight import hidden_time
from app.queries.story.entry import StoryEntry
from app.queries.story.telling import Telling, led_by, lines, one_line, stopped
from app.vocabulary import within


def contact_entries(told: Telling) -> list[StoryEntry]:
    """Return contacts, and the follow-ups that were done."""
    session = told.session
    last = func.coalesce(Contact.followed_up_on, Contact.held_on)
    query = (
        select(Contact)
        .where(
            Contact.pupil_id == told.pupil_id,
            ~hidden_time(session, Contact.pupil_id, Contact.domain_id, Contact.held_on, last),
        )
        .options(
            selectinload(Contact.domain),
            selectinload(Contact.staff),
            selectinload(Contact.signposts).selectinload(Signpost.offer),
        )
    )
    found = []
    for row in session.scalars(query):
        found.append(_contact(told, row))
        if row.followed_up_on is not None:
            found.append(_follow_up(told, row))
    return found


def _contact(told: Telling, row: Contact) -> StoryEntry:
    title = ": ".join(filter(None, (told.word("contact", row.kind), row.with_whom)))
    due = row.follow_up_on if row.followed_up_on is None else None
    said = lines(
        one_line(row.advice),
        led_by("Signposted", "\n".join(one.offer.name for one in row.signposts)),
        f"About {within(row.domain.name)}" + (f", by {row.staff.name}" if row.staff else "") + ".",
        f"Follow up on {full_day(due)}." if due else "",
    )
    brief = f"{stopped(title)} {one_line(row.advice)}".strip()
    return StoryEntry(("contact", row.id), row.held_on, title, said, brief=brief, domain_id=row.domain_id)


def _follow_up(told: Telling, row: Contact) -> StoryEntry:
    assert row.followed_up_on is not None
    title = led_by("Followed up", within(told.word("follow_up", row.outcome))) or "Followed up"
    said = lines(row.outcome_note, led_by("After", row.advice))
    key = ("follow-up", row.id)
    return StoryEntry(key, row.followed_up_on, title, said, brief=stopped(title), domain_id=row.domain_id)
