"""What operations about people, consent and sharing look at alike: the pupil, the agency, the day."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Organisation, Pupil

NOT_LATER = "This can be today or earlier."


def the_pupil(session: Session, pupil_id: int) -> Pupil:
    """Return the pupil; raises Problem where there is none any more."""
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    return pupil


def agency_problem(session: Session, organisation_id: int | None, before: int | None = None) -> str:
    """Return what is wrong with an agency; one that is retired may stay where it stood before."""
    if organisation_id is None or organisation_id == before:
        return ""
    row = session.get(Organisation, organisation_id)
    return "Choose an organisation from the list." if row is None or row.retired else ""


def name_of(session: Session, organisation_id: int | None) -> str:
    """Return what an agency is called; nothing for none."""
    row = session.get(Organisation, organisation_id) if organisation_id is not None else None
    return "" if row is None else row.name


def told(on: date, today: date) -> str:
    """Return what is wrong with a day on which something has happened already."""
    return NOT_LATER if on > today else ""
