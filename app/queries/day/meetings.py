"""Meetings that are planned for this week or were not marked as held, and the actions whose day has come."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Meeting, MeetingPupil, Pupil
from app.queries.day.row import DayRow
from app.queries.meetings.actions import actions_due
from app.queries.wording import words
from app.vocabulary import ListKind

# Of more pupils than these their number is said.
_NAMED = 2


def meetings_now(session: Session, *, today: date) -> tuple[DayRow, ...]:
    """Return the planned meetings up to Sunday, the earliest first; late are those of a day before.

    That a meeting takes place and about whom is no secret; its purpose is left out.
    """
    sunday = today + timedelta(days=6 - today.weekday())
    rows = session.execute(
        select(Meeting.id, Meeting.kind, Meeting.held_on, Meeting.starts_at, Meeting.place)
        .where(Meeting.state == "planned", Meeting.held_on <= sunday)
        .order_by(Meeting.held_on, func.coalesce(Meeting.starts_at, ""), Meeting.id)
    ).all()
    if not rows:
        return ()
    kinds, about = words(session, ListKind.MEETING, retired=True), _about(session, [row.id for row in rows])
    return tuple(
        DayRow(
            row.id,
            kinds.get(row.kind, row.kind),
            ", ".join(part for part in (about.get(row.id, ""), row.place) if part),
            row.held_on,
            (today - row.held_on).days,
            at=row.starts_at or "",
            meeting_id=row.id,
        )
        for row in rows
    )


def _about(session: Session, meetings: list[int]) -> dict[int, str]:
    names: dict[int, list[str]] = {}
    for meeting, forename, preferred, surname in session.execute(
        select(MeetingPupil.meeting_id, Pupil.forename, Pupil.preferred_name, Pupil.surname)
        .join(Pupil, Pupil.id == MeetingPupil.pupil_id)
        .where(MeetingPupil.meeting_id.in_(meetings))
        .order_by(MeetingPupil.position)
    ):
        names.setdefault(meeting, []).append(f"{preferred or forename} {surname}")
    return {
        meeting: " and ".join(found) if len(found) <= _NAMED else f"{len(found)} pupils"
        for meeting, found in names.items()
    }


def actions_now(session: Session, *, today: date) -> tuple[DayRow, ...]:
    """Return the open actions whose day has come, the longest due first."""
    return tuple(
        DayRow(
            row.id,
            row.pupil or row.owner or row.agency,
            f"{row.words} ({row.owner or row.agency})" if row.pupil else row.words,
            row.due_on,
            row.late,
            pupil_id=row.pupil_id,
            meeting_id=row.meeting_id,
        )
        for row in actions_due(session, today)
        if row.due_on is not None
    )
