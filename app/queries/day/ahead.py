"""What comes next, for a day on which nothing needs anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Action, Meeting, Support
from app.queries.sight_of_meetings import hidden_action
from app.queries.supports.sight import hidden_support
from app.queries.today import next_review_on


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next day after a day that somebody has to do with, and what it is, as a sentence begins."""

    what: str
    on: date


def next_ahead(session: Session, *, after: date) -> Ahead | None:
    """Return the next review, look at a support, meeting or action after a day, whichever comes first."""
    look = select(func.min(Support.next_look_on)).where(
        Support.next_look_on > after, Support.ended_on.is_(None), ~hidden_support(session)
    )
    meeting = select(func.min(Meeting.held_on)).where(Meeting.held_on > after, Meeting.state == "planned")
    action = select(func.min(Action.due_on)).where(
        Action.due_on > after, Action.state == "open", ~hidden_action(session)
    )
    found = (
        ("The next review is", next_review_on(session, after=after)),
        ("The next look at a support is", session.scalar(look)),
        ("The next meeting is", session.scalar(meeting)),
        ("The next action is due", session.scalar(action)),
    )
    days = [Ahead(what, on) for what, on in found if on is not None]
    return min(days, key=lambda one: one.on, default=None)
