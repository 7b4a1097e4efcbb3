"""The facts of a support that are no stages: written when it begins, and written over when they change."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.models import School, Support
from app.operations.supports.drafts import SupportDraft

_WORDS = ("why", "tried_before", "notes")
_PLAIN = (
    "domain_id",
    "need_id",
    "asked_by_id",
    "sessions_planned",
    "minutes_planned",
    "sessions_delivered",
    "sessions_attended",
    "planned_end_on",
    "sole_reason",
)


def fill_facts(session: Session, support: Support, draft: SupportDraft, today: date) -> None:
    """Write what a draft says on a support; an open one always has a day to look again."""
    for name in _WORDS:
        setattr(support, name, getattr(draft, name).strip())
    for name in _PLAIN:
        setattr(support, name, getattr(draft, name))
    if support.ended_on is None:
        support.next_look_on = draft.next_look_on or usual_look(session, today)


def usual_look(session: Session, today: date) -> date:
    """Return the day to look again where nobody says one: after the school's usual number of weeks."""
    return today + timedelta(weeks=session.get_one(School, 1).review_weeks)
