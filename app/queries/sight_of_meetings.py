"""What of meetings and actions is out of sight for who may not see Risk Support.

A meeting speaks of a child as a whole. So what was said of a pupil, and an action about one, is hidden where the
pupil was in Risk Support for any domain that day; what was written of a meeting as a whole, where one of its pupils
was. That a meeting takes place, with whom and about whom, is no secret.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true
from sqlalchemy.orm import Session

from app.models import Action, Meeting, MeetingPupil, Placement
from app.queries.sight import ask_first, sees_risk
from app.vocabulary import Band

Condition = ColumnElement[bool]


def in_any_risk(pupil: Any, first: Any, last: Any = None) -> Condition:
    """Return the condition that a pupil was in Risk Support for any domain in some of a time; columns or values."""
    there = Placement.__table__.alias()
    risk = there.c
    ends: Condition = or_(last.is_(None), last >= risk.starts_on) if last is not None else true()
    found = exists().where(
        risk.pupil_id == pupil,
        risk.band == Band.RISK,
        risk.withdrawn_at.is_(None),
        or_(risk.ends_on.is_(None), risk.ends_on > first),
        ends,
    )
    # The pupil and days may stand further out than in the question around it: it must be that row, not any row.
    return found.correlate_except(there)


def on_any_risk_day(pupil: Any, day: Any) -> Condition:
    """Return the condition that a pupil was in Risk Support for any domain on one day; columns or values."""
    there = Placement.__table__.alias()
    risk = there.c
    found = exists().where(
        risk.pupil_id == pupil,
        risk.band == Band.RISK,
        risk.withdrawn_at.is_(None),
        risk.starts_on <= day,
        or_(risk.ends_on.is_(None), risk.ends_on > day),
    )
    return found.correlate_except(there)


def meeting_about_risk(meeting_id: Any, day: Any) -> Condition:
    """Return the condition that one of a meeting's pupils was in Risk Support on its day."""
    of = MeetingPupil.__table__.alias().c
    return exists().where(of.meeting_id == meeting_id, on_any_risk_day(of.pupil_id, day))


def hidden_day(session: Session, pupil: Any, day: Any) -> Condition:
    """Return the condition that what was said of a pupil on a day is out of sight."""
    return false() if sees_risk(session) else on_any_risk_day(pupil, day)


def hidden_meeting_words(session: Session) -> Condition:
    """Return the condition that a meeting's purpose and notes are out of sight."""
    return false() if sees_risk(session) else meeting_about_risk(Meeting.id, Meeting.held_on)


def hidden_action(session: Session) -> Condition:
    """Return the condition that an action is out of sight: agreed, open or closed in a time of Risk Support."""
    if sees_risk(session):
        return false()
    of = Meeting.__table__.alias().c
    about = exists().where(of.id == Action.meeting_id, meeting_about_risk(of.id, of.held_on))
    return or_(
        and_(Action.pupil_id.is_not(None), in_any_risk(Action.pupil_id, Action.agreed_on, Action.closed_on)),
        and_(Action.pupil_id.is_(None), about),
    )


def refuse_day_out_of_sight(session: Session, pupil_id: int, day: date) -> None:
    """Raise Problem where nothing may be written of a pupil by who may not see Risk Support: on such a day, or now."""
    if sees_risk(session):
        return
    now = Placement.__table__.c
    still = exists().where(
        now.pupil_id == pupil_id, now.band == Band.RISK, now.withdrawn_at.is_(None), now.ends_on.is_(None)
    )
    if session.scalar(select(or_(on_any_risk_day(pupil_id, day), still))):
        raise ask_first()


def refuse_action_out_of_sight(session: Session, row: Action) -> None:
    """Raise Problem where an action is not for this person to read or to change."""
    if session.scalar(select(hidden_action(session)).where(Action.id == row.id)):
        raise ask_first()


def refuse_meeting_out_of_sight(session: Session, row: Meeting) -> None:
    """Raise Problem where what is written of a meeting is not for this person to read or to change."""
    if session.scalar(select(hidden_meeting_words(session)).where(Meeting.id == row.id)):
        raise ask_first()
