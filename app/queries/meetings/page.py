"""One meeting: when, where and what for, who was asked, whom it is about, and what the one before left to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.errors import Problem
from app.models import Action, Meeting, MeetingPerson, MeetingPupil
from app.queries.meetings.actions import action_rows
from app.queries.meetings.rows import ActionRow, PersonRow
from app.queries.sight import ASK
from app.queries.sight_of_meetings import hidden_day, hidden_meeting_words
from app.queries.wording import words
from app.vocabulary import ListKind


@dataclass(frozen=True, slots=True)
class AboutPupil:
    """A pupil of a meeting; noted says whether something was said of them there, hidden that it is out of sight."""

    pupil_id: int
    name: str
    class_name: str
    noted: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """Everything of a meeting but what was said; hidden means that its purpose and notes are out of sight.

    before are open actions of the meeting that this one follows; whole those about this meeting and no pupil.
    """

    id: int
    kind: str
    kind_label: str
    held_on: date
    starts_at: str
    place: str
    purpose: str
    notes: str
    state: str
    hidden: bool
    after_id: int | None
    after_on: date | None
    people: tuple[PersonRow, ...]
    pupils: tuple[AboutPupil, ...]
    before: tuple[ActionRow, ...]
    whole: tuple[ActionRow, ...]


def meeting_page(session: Session, meeting_id: int, *, today: date) -> MeetingPage:
    """Return a meeting. Raises Problem when it is not there."""
    row = meeting_row(session, meeting_id)
    kinds = words(session, ListKind.MEETING, retired=True)
    hidden = bool(session.scalar(select(hidden_meeting_words(session)).where(Meeting.id == meeting_id)))
    after = session.get(Meeting, row.after_id) if row.after_id is not None else None
    before = (
        ()
        if after is None
        else action_rows(session, Action.meeting_id == after.id, Action.state == "open", today=today)
    )
    whole = action_rows(session, Action.meeting_id == meeting_id, Action.pupil_id.is_(None), today=today)
    return MeetingPage(
        row.id,
        row.kind,
        kinds.get(row.kind, row.kind),
        row.held_on,
        row.starts_at or "",
        row.place,
        ASK if hidden else row.purpose,
        "" if hidden else row.notes,
        row.state,
        hidden,
        row.after_id,
        after.held_on if after is not None else None,
        tuple(person_of(one) for one in row.people),
        _about(session, row),
        before,
        whole,
    )


def meeting_row(session: Session, item: int) -> Meeting:
    """Return a meeting with its people and pupils. Raises Problem when it is not there."""
    query = (
        select(Meeting)
        .where(Meeting.id == item)
        .options(
            selectinload(Meeting.people).joinedload(MeetingPerson.staff),
            selectinload(Meeting.people).joinedload(MeetingPerson.organisation),
            selectinload(Meeting.pupils).joinedload(MeetingPupil.pupil),
        )
    )
    row = session.scalars(query).first()
    if row is None:
        raise Problem("That meeting is no longer there.")
    return row


def person_of(one: MeetingPerson) -> PersonRow:
    """Return somebody who was asked as a row."""
    agency = one.organisation
    return PersonRow(
        one.id,
        one.staff_id,
        one.staff.name if one.staff is not None else one.name,
        one.role,
        one.organisation_id,
        agency.name if agency is not None else "",
        agency.in_house if agency is not None else None,
        one.present,
    )


def _about(session: Session, row: Meeting) -> tuple[AboutPupil, ...]:
    query = select(MeetingPupil.pupil_id).where(
        MeetingPupil.meeting_id == row.id, hidden_day(session, MeetingPupil.pupil_id, row.held_on)
    )
    hidden = set(session.scalars(query))
    return tuple(
        AboutPupil(
            one.pupil_id,
            one.pupil.known_as,
            next((standing.class_name or "" for standing in reversed(one.pupil.standings)), ""),
            one.pupil_id not in hidden and bool(one.said or one.pupil_words),
            one.pupil_id in hidden,
        )
        for one in sorted(row.pupils, key=lambda one: one.position)
    )
