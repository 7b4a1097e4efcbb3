"""The reviews of a pupil's placements: what was seen, and whether the placement went on, changed or ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.models import Placement, Review
from app.queries.out_of_sight import hidden, hidden_time
from app.queries.wording import all_words


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A look at a placement on a day; decision is "continue", "change" or "end", ending a code with its label.

    present holds names and roles as people said them.
    """

    id: int
    placement_id: int
    pupil_id: int
    domain_id: int
    domain: str
    grouping: str
    grouping_label: str
    held_on: date
    present: tuple[str, ...]
    changed: str
    pupil_words: str
    safety: str
    decision: str
    ending: str
    ending_label: str
    costs_harms: str
    what_next: str
    who_told: str
    way_back: str
    approved_by: str
    next_look_on: date | None
    recorded_at: datetime
    recorded_by: str


def reviews_of(session: Session, pupil_id: int) -> tuple[ReviewRow, ...]:
    """Return the reviews of a pupil's placements that were not withdrawn, the newest first.

    Who may not see Risk Support gets none of a placement that is out of sight, nor one held while the pupil was
    there.
    """
    words = all_words(session)
    held = Review.held_on
    rows = session.scalars(
        select(Review)
        .join(Placement, Placement.id == Review.placement_id)
        .where(
            Placement.pupil_id == pupil_id,
            Placement.withdrawn_at.is_(None),
            ~hidden(session),
            ~hidden_time(session, Placement.pupil_id, Placement.domain_id, held, held),
        )
        .options(
            selectinload(Review.placement).selectinload(Placement.grouping),
            selectinload(Review.placement).selectinload(Placement.domain),
        )
        .order_by(Review.held_on.desc(), Review.id.desc())
    )
    return tuple(_row(row, words) for row in rows)


def _row(row: Review, words: dict[str, dict[str, str]]) -> ReviewRow:
    placement = row.placement
    return ReviewRow(
        row.id,
        placement.id,
        placement.pupil_id,
        placement.domain_id,
        placement.domain.name,
        placement.grouping.code,
        placement.grouping.short_label,
        row.held_on,
        tuple(line for line in row.present.split("\n") if line),
        row.changed,
        row.pupil_words,
        row.safety,
        row.decision,
        row.ending or "",
        words["ending"].get(row.ending or "", row.ending or ""),
        row.costs_harms,
        row.what_next,
        row.who_told,
        row.way_back,
        row.approved_by,
        row.next_look_on,
        row.recorded_at,
        row.recorded_by,
    )
