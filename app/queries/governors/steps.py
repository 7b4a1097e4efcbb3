"""What the school will do next: the lines of the governors' page that people write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import NextStep


@dataclass(frozen=True, slots=True)
class Step:
    """One line: what, who, and by when."""

    id: int
    words: str
    who: str
    by_on: date | None


def next_steps(session: Session, *, year: date) -> tuple[Step, ...]:
    """Return the lines of the academic year that starts on a day, in their order."""
    rows = session.scalars(
        select(NextStep).where(NextStep.year_on == year).order_by(NextStep.position, NextStep.id)
    )
    return tuple(Step(row.id, row.words, row.who, row.by_on) for row in rows)
