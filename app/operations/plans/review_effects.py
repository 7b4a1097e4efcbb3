"""What a review does to its placement, and how that is taken back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Placement, Review
from app.operations.plans.review_draft import ReviewDecision
from app.operations.stays import until


def look_again(session: Session, review: Review) -> None:
    """Move the date to look again to what the review says, unless a later review has said another."""
    if not _later(session, review):
        review.placement.next_look_on = review.next_look_on


def say_again(session: Session, review: Review) -> None:
    """Let the placement say what a corrected review says, where it still stands as the review left it."""
    placement = review.placement
    if review.decision == ReviewDecision.CONTINUE and placement.ends_on is None:
        look_again(session, review)
    elif review.decision == ReviewDecision.END and placement.ends_on == review.held_on:
        placement.ending, placement.ending_note = review.ending, review.changed
        placement.approved_by = review.approved_by


def let_go_on(session: Session, review: Review) -> None:
    """Take back what a review did: its ending, or the date it put off, which is then due from the day of the review.

    Raises Problem where something recorded since stands on its ending.
    """
    placement = review.placement
    if review.decision == ReviewDecision.END:
        _reopen(session, placement, review)
    elif placement.next_look_on == review.next_look_on and not _later(session, review):
        # The next look comes after the decision, also where both were on one day.
        placement.next_look_on = max(review.held_on, placement.starts_on + timedelta(days=1))


def _reopen(session: Session, placement: Placement, review: Review) -> None:
    if placement.ends_on != review.held_on or placement.ending != review.ending:
        return
    after = session.scalar(
        select(Placement.id).where(
            Placement.pupil_id == placement.pupil_id,
            Placement.domain_id == placement.domain_id,
            Placement.band == placement.band,
            Placement.withdrawn_at.is_(None),
            Placement.starts_on >= review.held_on,
        )
    )
    if after is not None:
        raise Problem("A later decision stands on this ending.", "Withdraw that decision first.")
    if until(session, placement.pupil_id, placement.starts_on) is not None:
        raise Problem("The pupil has left the school since, so nothing can go on.")
    placement.ends_on, placement.ending, placement.ending_note = None, None, ""
    placement.approved_by = ""
    placement.participants = [person for person in placement.participants if not person.at_end]


def _later(session: Session, review: Review) -> bool:
    """Say whether the placement was reviewed again after this review."""
    found = session.scalar(
        select(Review.id).where(
            Review.placement_id == review.placement_id,
            Review.id != (review.id or 0),
            Review.held_on > review.held_on,
        )
    )
    return found is not None
