"""Which meetings there are: those to come, the next first, and those that were, the last first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Action, Meeting, MeetingPerson, MeetingPupil, Pupil
from app.queries.meetings.rows import MeetingRow
from app.queries.sight import ASK
from app.queries.sight_of_meetings import hidden_action, hidden_meeting_words
from app.queries.wording import words
from app.vocabulary import ListKind


@dataclass(frozen=True, slots=True)
class MeetingList:
    """The meetings still planned, whatever their day, and those that are over or cancelled."""

    coming: tuple[MeetingRow, ...]
    past: tuple[MeetingRow, ...]


def meeting_list(session: Session) -> MeetingList:
    """Return all meetings; the purpose of one that is out of sight reads "Ask the SENCO"."""
    kinds = words(session, ListKind.MEETING, retired=True)
    pupils: dict[int, list[str]] = {}
    about = (
        select(MeetingPupil.meeting_id, Pupil)
        .join(Pupil, Pupil.id == MeetingPupil.pupil_id)
        .order_by(MeetingPupil.meeting_id, MeetingPupil.position)
    )
    for meeting_id, pupil in session.execute(about):
        pupils.setdefault(meeting_id, []).append(pupil.known_as)
    people = Counter(session.scalars(select(MeetingPerson.meeting_id)))
    to_do = _to_do(session)
    query = select(Meeting, hidden_meeting_words(session)).order_by(
        Meeting.held_on, func.coalesce(Meeting.starts_at, ""), Meeting.id
    )
    rows = [
        MeetingRow(
            row.id,
            row.kind,
            kinds.get(row.kind, row.kind),
            row.held_on,
            row.starts_at or "",
            row.place,
            ASK if hidden else row.purpose,
            row.state,
            tuple(pupils.get(row.id, ())),
            people[row.id],
            to_do[row.id],
        )
        for row, hidden in session.execute(query)
    ]
    return MeetingList(
        tuple(row for row in rows if row.state == "planned"),
        tuple(reversed([row for row in rows if row.state != "planned"])),
    )


def _to_do(session: Session) -> Counter[int]:
    query = select(Action.meeting_id).where(
        Action.state == "open", Action.meeting_id.is_not(None), ~hidden_action(session)
    )
    return Counter(number for number in session.scalars(query) if number is not None)
