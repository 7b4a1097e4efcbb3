"""Meetings: planned, changed, held, cancelled, and taken back where nothing came of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Action, Meeting, MeetingPerson, MeetingPupil
from app.operations.around.checks import NOT_LATER, the_pupil
from app.operations.meetings.checks import person_row, refuse_meeting, the_meeting
from app.operations.meetings.drafts import MeetingDraft, clock
from app.operations.ordered import clean
from app.operations.record import recorded_at, recorded_by
from app.queries.map_words import full_day
from app.queries.sight_of_meetings import refuse_meeting_out_of_sight

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"


def add_meeting(session: Session, draft: MeetingDraft, *, today: date) -> Done:
    """Plan a meeting; one that follows another takes over its people and pupils where the form names none."""
    refuse_meeting(session, draft)
    row = Meeting(state=PLANNED, recorded_at=recorded_at(session), recorded_by=recorded_by(session))
    _fill(row, draft)
    session.add(row)
    before = the_meeting(session, draft.after_id) if draft.after_id is not None else None
    row.people = [person_row(session, person) for person in draft.people]
    if before is not None and not draft.people:
        row.people = [_again(person) for person in before.people]
    pupils = draft.pupils
    if before is not None and not pupils:
        pupils = tuple(one.pupil_id for one in before.pupils if one.pupil.left_on is None)
    for place, pupil_id in enumerate(dict.fromkeys(pupils)):
        row.pupils.append(MeetingPupil(pupil_id=the_pupil(session, pupil_id).id, position=place))
    session.flush()
    return Done(f"Planned: {_named(row)}.", id=row.id)


def change_meeting(
    session: Session, meeting_id: int, draft: MeetingDraft, *, notes: str | None = None, today: date
) -> Done:
    """Write what the form says over a meeting; its people and pupils have verbs of their own. None leaves the notes."""
    row = the_meeting(session, meeting_id)
    refuse_meeting_out_of_sight(session, row)
    refuse_meeting(session, draft, row)
    if row.state == HELD and draft.held_on is not None and draft.held_on > today:
        raise Invalid({"held_on": NOT_LATER})
    _fill(row, draft)
    if notes is not None:
        row.notes = notes.strip()
    return Done(f"Changed: {_named(row)}.", id=meeting_id)


def hold_meeting(session: Session, meeting_id: int, *, today: date) -> Done:
    """Say that a meeting was held; one of a later day was held today."""
    row = the_meeting(session, meeting_id)
    if row.state == HELD:
        raise Problem("That meeting is marked as held already.")
    if row.held_on > today:
        raise Invalid({"held_on": NOT_LATER})
    row.state = HELD
    return Done(f"Held: {_named(row)}.", id=meeting_id)


def cancel_meeting(session: Session, meeting_id: int, *, why: str = "") -> Done:
    """Say that a planned meeting does not take place; it stays in the list."""
    row = the_meeting(session, meeting_id)
    if row.state != PLANNED:
        raise Problem("Only a meeting that is planned can be cancelled.")
    row.state = CANCELLED
    if why.strip():
        row.notes = "\n".join(filter(None, (row.notes, f"Cancelled: {clean(why)}")))
    return Done(f"Cancelled: {_named(row)}.", id=meeting_id)


def take_back_meeting(session: Session, meeting_id: int) -> Done:
    """Take away a meeting that was planned by mistake; one from which something came is kept."""
    row = the_meeting(session, meeting_id)
    refuse_meeting_out_of_sight(session, row)
    action = session.scalar(select(Action.id).where(Action.meeting_id == meeting_id).limit(1))
    after = session.scalar(select(Meeting.id).where(Meeting.after_id == meeting_id).limit(1))
    if action is not None or after is not None:
        raise Problem("Something came of that meeting, so it is kept.", "Cancel it instead, or use Undo.")
    words = f"Taken back: {_named(row)}."
    session.delete(row)
    return Done(words, id=meeting_id)


def _fill(row: Meeting, draft: MeetingDraft) -> None:
    assert draft.held_on is not None
    row.kind, row.held_on, row.after_id = draft.kind, draft.held_on, draft.after_id
    row.purpose, row.place = clean(draft.purpose), clean(draft.place)
    row.starts_at = clock(draft.starts_at)


def _again(person: MeetingPerson) -> MeetingPerson:
    kept = ("staff_id", "name", "role", "organisation_id")
    return MeetingPerson(**{name: getattr(person, name) for name in kept})


def _named(row: Meeting) -> str:
    about = f" about {row.pupils[0].pupil.known_as}" if len(row.pupils) == 1 else ""
    return f"the meeting{about} of {full_day(row.held_on)}"
