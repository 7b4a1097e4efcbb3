"""A hold keeps a pupil's record whatever the schedule says, such as for a court or an inquiry."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.operations.rights.subject import the_pupil


def hold_pupil(session: Session, pupil_id: int, why: str, *, today: date) -> Done:
    """Put a record on hold: it can be neither erased nor anonymised until the hold ends."""
    pupil = the_pupil(session, pupil_id)
    if not why.strip():
        raise Invalid({"why": "Say why it is kept, such as a case number."})
    if pupil.held_on is not None:
        raise Problem("This record is on hold already.")
    pupil.held_on, pupil.held_why = today, why.strip()
    return Done(f"The record of {pupil.known_as} is on hold.", id=pupil_id)


def release_hold(session: Session, pupil_id: int) -> Done:
    """End a hold; the schedule counts again."""
    pupil = the_pupil(session, pupil_id)
    if pupil.held_on is None:
        raise Problem("This record is not on hold.")
    pupil.held_on = pupil.held_why = None
    return Done(f"The record of {pupil.known_as} is no longer on hold.", id=pupil_id)
