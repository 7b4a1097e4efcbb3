"""Holding a review: a look at a placement that goes on, leads to a new decision, or ends it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import ListWord, Placement, Review, Staff
from app.operations.following import plans_follow
from app.operations.placements import ParticipantDraft, PlacementDraft, end_open
from app.operations.plans.review_aims import aims_stay, say_aims
from app.operations.plans.review_draft import ReviewDecision, ReviewDraft
from app.operations.plans.review_effects import let_go_on, look_again, say_again
from app.operations.record import recorded_at, recorded_by
from app.operations.supports.drafts import EndingDraft
from app.operations.supports.going_on import end_too, ended_with, look_at_what_goes_on
from app.queries.out_of_sight import is_hidden, refuse_out_of_sight
from app.queries.sight import ask_first
from app.queries.wording import words
from app.vocabulary import Band, GroupingCode, ListKind, within

_PLAIN = ("changed", "pupil_words", "safety", "costs_harms", "what_next", "who_told", "way_back")


def hold_review(session: Session, draft: ReviewDraft, *, today: date) -> Done:
    """Record a review. Going on moves the date to look again; an ending ends the placement in the same write.

    A change is recorded as such, and the new decision follows as a decision of its own. What is said of the aims of
    the plan behind the placement is noted on the day of the review. With an ending, supports that the draft names
    end too; of the others for that domain Today asks how they go on.
    """
    placement = _open_placement(session, draft.placement_id, today)
    _refuse(session, draft, placement, today)
    review = Review(placement=placement, recorded_at=recorded_at(session), recorded_by=recorded_by(session))
    _fill(session, review, draft, today)
    session.add(review)
    # Before an ending: the plan ends with it, and with it its aims.
    of_aims = say_aims(session, placement, draft.aims, on=review.held_on, today=today)
    if draft.decision == ReviewDecision.CONTINUE:
        look_again(session, review)
    elif draft.decision == ReviewDecision.END:
        _end(session, draft, placement, review.held_on)
    plans_follow(session, placement.pupil_id, today, placement.domain_id)
    of_supports = _end_supports(session, draft, placement, today) if review.ending else ""
    return Done(_sentence(review) + of_aims + of_supports, id=review.id)


def correct_review(session: Session, review_id: int, draft: ReviewDraft, *, today: date) -> Done:
    """Write over a review what should have been recorded; what it did to the placement is put right too.

    It can add what is said of the aims, and rates anew what the same respondent rated that day. What was said before
    stays: it belongs to the aims.
    """
    review = _review(session, review_id, today)
    if draft.decision == review.decision and (draft.on or today) == review.held_on:
        _refuse(session, draft, review.placement, today)
        _fill(session, review, draft, today)
        of_aims = say_aims(session, review.placement, draft.aims, on=review.held_on, today=today)
        say_again(session, review)
        plans_follow(session, review.placement.pupil_id, today, review.placement.domain_id)
        return Done(f"Corrected: {_sentence(review)}{of_aims}", id=review.id)
    stays = "" if (draft.on or today) == review.held_on else aims_stay(session, review)
    _undo(session, review, today)
    done = hold_review(session, draft, today=today)
    return Done(f"Corrected: {done.sentence}{stays}", id=done.id)


def take_back_review(session: Session, review_id: int, *, today: date) -> Done:
    """Take back a review recorded by mistake: what it ended goes on, what it put off is due again.

    What was said of aims that day stays, and the sentence says so: it belongs to the aims, and somebody may have
    noted it beside the review. Undo of the review takes back both.
    """
    review = _review(session, review_id, today)
    stays = aims_stay(session, review)
    if review.decision == ReviewDecision.END:
        stays += ended_with(session, review)
    _undo(session, review, today)
    return Done(f"Taken back: the review of {review.placement.pupil.known_as}.{stays}", id=review_id)


def _undo(session: Session, review: Review, today: date) -> None:
    """Delete a review with what it did to the placement, and let the plan behind it follow."""
    placement = review.placement
    let_go_on(session, review)
    session.delete(review)
    plans_follow(session, placement.pupil_id, today, placement.domain_id)


def _open_placement(session: Session, placement_id: int, today: date) -> Placement:
    placement = _seen(session, session.get(Placement, placement_id), today)
    if placement.ends_on is not None:
        raise Problem("That placement has ended already.", "Reviews are of what is open.")
    return placement


def _review(session: Session, review_id: int, today: date) -> Review:
    review = session.get(Review, review_id)
    if review is None:
        raise Problem("That review is no longer there.")
    _seen(session, review.placement, today)
    return review


def _seen(session: Session, placement: Placement | None, today: date) -> Placement:
    if placement is None or placement.withdrawn_at is not None:
        raise Problem("That placement is no longer there.")
    if is_hidden(session, placement.id):
        raise ask_first()
    refuse_out_of_sight(session, placement.pupil_id, placement.domain_id, today)
    return placement


def _refuse(session: Session, draft: ReviewDraft, placement: Placement, today: date) -> None:
    refuse_out_of_sight(session, placement.pupil_id, placement.domain_id, draft.on or today)
    found = draft.problems(today, placement.band)
    held = draft.on or today
    if held < placement.starts_on or (held == placement.starts_on and draft.decision == ReviewDecision.END):
        found["on"] = "A review comes after the decision. A decision made by mistake is withdrawn."
    if draft.ending and not found.get("ending") and not _is_word(session, draft.ending):
        found["ending"] = "Choose a reason."
    if found:
        raise Invalid(found)


def _is_word(session: Session, code: str) -> bool:
    asked = select(ListWord.id).where(ListWord.kind == ListKind.ENDING, ListWord.code == code)
    return session.scalar(asked) is not None


def _fill(session: Session, review: Review, draft: ReviewDraft, today: date) -> None:
    for name in _PLAIN:
        setattr(review, name, getattr(draft, name).strip())
    ends = draft.decision == ReviewDecision.END
    review.held_on, review.decision = draft.on or today, draft.decision
    review.present = _present(session, review.placement, draft.participants)
    review.ending = draft.ending if ends else None
    review.approved_by = draft.approved_by.strip() if ends else ""
    review.next_look_on = draft.next_look_on if draft.decision == ReviewDecision.CONTINUE else None


def _present(session: Session, placement: Placement, people: tuple[ParticipantDraft, ...]) -> str:
    """Return who was there as people say it, one a line."""
    kinds = words(session, ListKind.PARTICIPANT, retired=True)
    found = []
    for person in people:
        staff = session.get(Staff, person.staff_id) if person.staff_id is not None else None
        own = placement.pupil.first_name if person.kind == "young_person" else kinds.get(person.kind, "")
        found.append(staff.name if staff is not None else person.name.strip() or own)
    return "\n".join(dict.fromkeys(name for name in found if name))


def _end(session: Session, draft: ReviewDraft, placement: Placement, on: date) -> None:
    """End the placement as coming back to Thriving does, in its own band: what stands beside it goes on."""
    ending = PlacementDraft(
        placement.pupil_id,
        placement.domain_id,
        GroupingCode.THRIVING,
        reason=draft.changed,
        participants=draft.participants,
        ending=draft.ending,
        approved_by=draft.approved_by,
    )
    end_open(session, ending, Band(placement.band), on)


def _end_supports(session: Session, draft: ReviewDraft, placement: Placement, today: date) -> str:
    """End the supports that are to end with the placement, and let Today ask for the others; returns what to say."""
    ending = EndingDraft(
        draft.on, draft.ending or "", draft.changed, draft.what_next, draft.who_told, draft.way_back
    )
    of = (placement.pupil_id, placement.domain_id)
    ended = end_too(session, *of, draft.ends_too, ending, today=today)
    return ended + look_at_what_goes_on(session, *of, today=today)


def _sentence(review: Review) -> str:
    placement = review.placement
    what = f"{placement.grouping.short_label} for {within(placement.domain.name)}"
    who = placement.pupil.known_as
    if review.decision == ReviewDecision.END:
        return f"Reviewed {who}: {what} has ended."
    if review.decision == ReviewDecision.CHANGE:
        return f"Reviewed {who}: {what} is to change."
    look = review.next_look_on
    again = f" We look again on {look.day} {look:%B %Y}." if look is not None else ""
    return f"Reviewed {who}: {what} goes on.{again}"
