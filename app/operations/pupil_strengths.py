"""What a pupil is good at and what helps, in words that the pupil can read."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Pupil

LONGEST = 2000  # characters


def write_strengths(session: Session, pupil_id: int, strengths: str, what_helps: str) -> Done:
    """Write what a pupil is good at and what helps, one thing a line, over what stood there.

    Raises Problem where the pupil is not there, and Invalid for what is too long to be read.
    """
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    said = {"strengths": _lines(strengths), "what_helps": _lines(what_helps)}
    found = {name: f"Up to {LONGEST} letters." for name, text in said.items() if len(text) > LONGEST}
    if found:
        raise Invalid(found)
    pupil.strengths, pupil.what_helps = said["strengths"], said["what_helps"]
    return Done(f"Wrote what {pupil.known_as} is good at and what helps.", id=pupil_id)


def _lines(text: str) -> str:
    """Return the lines that say something, each without blanks at its ends."""
    return "\n".join(filter(None, (line.strip() for line in text.splitlines())))
