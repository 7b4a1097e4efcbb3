"""Reviews as entries of a pupil's story."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from app.models import Placement, Review
from app.queries.map_words import full_day
from app.queries.out_of_sight import hidden, hidden_time
from app.queries.story.entry import StoryEntry
from app.queries.story.telling import Telling, led_by, lines, quoted, stopped
from app.vocabulary import Band, within

_DECIDED = {"continue": "goes on", "change": "changes", "end": "ends"}


def review_rows(told: Telling) -> list[Review]:
    """Return the reviews whose placement stands; those of a day of Risk Support only to who may see that."""
    session = told.session
    query = (
        select(Review)
        .join(Review.placement)
        .where(
            Placement.pupil_id == told.pupil_id,
            Placement.withdrawn_at.is_(None),
            ~hidden(session),
            ~hidden_time(session, Placement.pupil_id, Placement.domain_id, Review.held_on, Review.held_on),
        )
        .options(
            contains_eager(Review.placement).selectinload(Placement.grouping),
            contains_eager(Review.placement).selectinload(Placement.domain),
        )
        .order_by(Review.held_on.desc(), Review.id.desc())
    )
    return list(session.scalars(query))


def review_entries(told: Telling, rows: list[Review]) -> list[StoryEntry]:
    """Return reviews as entries."""
    return [_entry(told, row) for row in rows]


def _entry(told: Telling, row: Review) -> StoryEntry:
    placement = row.placement
    what = f"{placement.grouping.short_label} for {within(placement.domain.name)}"
    if placement.band == Band.RISK:
        what += ", managing risk only,"
    ending = told.word("ending", row.ending)
    title = f"Review: {what} {_DECIDED[row.decision]}" + (f", {within(ending)}" if ending else "")
    said = lines(
        led_by("Present", row.present),
        led_by("What changed", row.changed),
        quoted(f"In {told.first_name}’s words", row.pupil_words),
        led_by("Safety", row.safety),
        led_by("Costs or harms", row.costs_harms),
        led_by("What next", row.what_next),
        led_by("Told", row.who_told),
        led_by("How to come back", row.way_back),
        led_by("Approved by", row.approved_by),
        f"Look again on {full_day(row.next_look_on)}." if row.next_look_on else "",
    )
    return StoryEntry(
        ("review", row.id), row.held_on, title, said, brief=stopped(title), domain_id=placement.domain_id
    )
