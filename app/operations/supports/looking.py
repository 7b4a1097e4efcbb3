"""Looking again at a support: it goes on, and the next look has a day."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.operations.supports.fields import usual_look
from app.operations.supports.said import day_said
from app.operations.supports.standing import open_support


def look_again_support(
    session: Session, support_id: int, *, to: date | None = None, note: str = "", today: date
) -> Done:
    """Move the day to look again at a support, and add what was seen to its notes, with the day.

    to None gives the school's usual number of weeks from today.
    """
    support = open_support(session, support_id, today)
    day = to or usual_look(session, today)
    if day <= today:
        raise Invalid({"to": "Choose a day after today."})
    support.next_look_on = day
    if note.strip():
        support.notes = f"{support.notes}\n{day_said(today)}: {note.strip()}".strip()
    who = f"{support.offer.name} for {support.pupil.known_as}"
    return Done(f"We look again at {who} on {day_said(day)}.", id=support.id)
