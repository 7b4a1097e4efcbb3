"""Moving the day of a line of Today: when a support is to end, when a meeting is, until when an offer runs."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Meeting, Offer
from app.operations.ordered import found
from app.operations.supports.standing import open_support
from app.queries.map_words import full_day

_LATER = "Choose a day after today."


def move_support_end(session: Session, support_id: int, *, to: date, today: date) -> Done:
    """Plan the end of a support that is open for another day; that it runs longer than meant is left standing."""
    support = open_support(session, support_id, today)
    if to <= today:
        raise Invalid({"to": _LATER})
    support.planned_end_on = to
    who = f"{support.offer.name} for {support.pupil.known_as}"
    return Done(f"{who} is now planned to end on {full_day(to)}.", id=support_id)


def move_meeting(session: Session, meeting_id: int, *, to: date, today: date) -> Done:
    """Move a meeting that was not held to another day, today or later; its time of day stays."""
    row = found(session, Meeting, meeting_id, "meeting")
    if row.state != "planned":
        raise Problem("Only a meeting that is planned can be moved.")
    if to < today:
        raise Invalid({"to": "This can be today or later."})
    before = session.get(Meeting, row.after_id) if row.after_id is not None else None
    if before is not None and before.held_on > to:
        raise Invalid({"to": "It cannot be before the meeting it follows."})
    row.held_on = to
    return Done(f"The meeting is now on {full_day(to)}.", id=meeting_id)


def move_offer_end(session: Session, offer_id: int, *, to: date | None, today: date) -> Done:
    """Say until when an offer runs; None: it goes on, and no end is known."""
    offer = found(session, Offer, offer_id, "offer")
    if to is not None and to <= today:
        raise Invalid({"to": _LATER})
    offer.runs_until = to
    until = f"runs until {full_day(to)}" if to is not None else "goes on, with no end known"
    return Done(f"{offer.name} {until}.", id=offer_id)
