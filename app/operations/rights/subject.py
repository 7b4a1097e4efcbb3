"""The pupil whose rights are in question, and what stands in the way of forgetting them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Pupil


def the_pupil(session: Session, pupil_id: int) -> Pupil:
    """Return the pupil; raises Problem where there is none any more."""
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    return pupil


def refuse_held(pupil: Pupil) -> None:
    """Raise Problem for a pupil on hold, whose record nothing may take away."""
    if pupil.held_on is not None:
        raise Problem(
            "This record is on hold, so nothing of it is erased.", "End the hold first, if it may end."
        )
