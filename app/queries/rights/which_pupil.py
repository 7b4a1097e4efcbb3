"""Which pupil an admission number means, and whether a pupil's record is on hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Pupil
from app.queries.sight import ASK, sees_holds


@dataclass(frozen=True, slots=True)
class Hold:
    """Since when a record is on hold, and why; not told is whom to ask in place of why."""

    since: date
    why: str
    told: bool


def pupil_by_admission(session: Session, number: str) -> int:
    """Return the pupil with an admission number; raises Problem where there is none."""
    found = session.scalar(select(Pupil.id).where(Pupil.admission_number == number.strip()))
    if found is None:
        raise Problem("No pupil has that admission number.", "See the pupil's page for it.")
    return found


def hold_of(session: Session, pupil_id: int) -> Hold | None:
    """Return since when and why a pupil's record is on hold, or None where it is not.

    The reason may be a court's or a social worker's: only who changes pupils' details or gives records away reads it.
    """
    row = session.execute(select(Pupil.held_on, Pupil.held_why).where(Pupil.id == pupil_id)).first()
    if row is None or row.held_on is None:
        return None
    told = sees_holds(session)
    return Hold(row.held_on, (row.held_why or "no reason given") if told else ASK, told)
