"""Which pupil an admission number means, for who types it instead of choosing from a list."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Pupil


def pupil_by_admission(session: Session, number: str) -> int:
    """Return the pupil with an admission number; raises Problem where there is none."""
    found = session.scalar(select(Pupil.id).where(Pupil.admission_number == number.strip()))
    if found is None:
        raise Problem("No pupil has that admission number.", "See the pupil's page for it.")
    return found
