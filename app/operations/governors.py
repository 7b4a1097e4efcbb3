"""The lines of the governors' page that people write: what the school will do next, who, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import NextStep
from app.operations.ordered import found
from app.queries.years import year_start

# The page has room for so many, and nobody does more at once.
MOST = 6
LONGEST = 160


@dataclass(frozen=True, slots=True)
class NextStepDraft:
    """A line as it is typed. No child is named in it: governors read it, and so may anybody."""

    words: str
    who: str = ""
    by_on: date | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong = {}
        if not self.words.strip():
            wrong["words"] = "Say what you will do."
        elif len(self.words.strip()) > LONGEST:
            wrong["words"] = f"A line has room for {LONGEST} letters."
        if len(self.who.strip()) > LONGEST // 2:
            wrong["who"] = f"A name has room for {LONGEST // 2} letters."
        return wrong


def add_next_step(session: Session, draft: NextStepDraft, *, year: date | None = None, today: date) -> Done:
    """Add a line at the end of an academic year's, by its first day; None is the year that runs."""
    first = year_start(session, year or today)
    rows = _rows(session, first)
    wrong = draft.problems()
    if len(rows) >= MOST:
        wrong.setdefault("words", f"The page has room for {MOST} lines. Change or remove one first.")
    if wrong:
        raise Invalid(wrong)
    place = max((row.position for row in rows), default=-1) + 1
    step = NextStep(year_on=first, position=place)
    _fill(step, draft)
    session.add(step)
    session.flush()
    return Done("Added to what we will do.", id=step.id)


def change_next_step(session: Session, step_id: int, draft: NextStepDraft) -> Done:
    """Write what is typed over a line."""
    step = found(session, NextStep, step_id, "line")
    if wrong := draft.problems():
        raise Invalid(wrong)
    _fill(step, draft)
    return Done("Changed what we will do.", id=step_id)


def move_next_step(session: Session, step_id: int, position: int) -> Done:
    """Move a line to a place among those of its year; 0 is the first."""
    step = found(session, NextStep, step_id, "line")
    rows = [row for row in _rows(session, step.year_on) if row is not step]
    rows.insert(max(0, min(position, len(rows))), step)
    for place, row in enumerate(rows):
        row.position = place
    return Done("Moved a line of what we will do.", id=step_id)


def drop_next_step(session: Session, step_id: int) -> Done:
    """Remove a line."""
    session.delete(found(session, NextStep, step_id, "line"))
    return Done("Removed a line of what we will do.", id=step_id)


def _fill(step: NextStep, draft: NextStepDraft) -> None:
    step.words = " ".join(draft.words.split())
    step.who = " ".join(draft.who.split())
    step.by_on = draft.by_on


def _rows(session: Session, first: date) -> list[NextStep]:
    rows = session.scalars(
        select(NextStep).where(NextStep.year_on == first).order_by(NextStep.position, NextStep.id)
    )
    return list(rows)
