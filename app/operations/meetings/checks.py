"""What operations on meetings look at alike: the meeting, its words, who is asked, and what is out of sight."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.errors import Invalid
from app.models import Meeting, MeetingPerson, Staff
from app.operations.around.checks import agency_problem
from app.operations.meetings.drafts import MeetingDraft, PersonDraft
from app.operations.ordered import clean, found, unknown_word
from app.vocabulary import ListKind


def the_meeting(session: Session, meeting_id: int) -> Meeting:
    """Return the meeting, or say that it is no longer there."""
    return found(session, Meeting, meeting_id, "meeting")


def refuse_meeting(session: Session, draft: MeetingDraft, row: Meeting | None = None) -> None:
    """Raise Invalid where a form cannot be kept."""
    wrong = draft.problems()
    if "kind" not in wrong and unknown_word(session, ListKind.MEETING, draft.kind):
        wrong["kind"] = "Choose a kind from the list."
    if draft.after_id is not None:
        before = the_meeting(session, draft.after_id)
        if row is not None and before.id == row.id:
            wrong["after_id"] = "A meeting cannot follow itself."
        elif draft.held_on is not None and before.held_on > draft.held_on:
            wrong["held_on"] = "It cannot be before the meeting it follows."
    if wrong:
        raise Invalid(wrong)


def person_row(session: Session, draft: PersonDraft) -> MeetingPerson:
    """Return a row for somebody who is asked; raises Invalid for nobody, or for an agency there is not."""
    staff = session.get(Staff, draft.staff_id) if draft.staff_id is not None else None
    if staff is None and not draft.name.strip() and draft.organisation_id is None:
        raise Invalid({"people": "Say who it is: a name, or an agency."})
    if sentence := agency_problem(session, draft.organisation_id):
        raise Invalid({"people": sentence})
    return MeetingPerson(
        staff_id=None if staff is None else staff.id,
        name="" if staff is not None else clean(draft.name),
        role=clean(draft.role),
        organisation_id=draft.organisation_id,
    )


def same_person(row: MeetingPerson, draft: PersonDraft) -> bool:
    """Say whether a row and a form speak of the same person."""
    if draft.staff_id is not None or row.staff_id is not None:
        return row.staff_id == draft.staff_id
    return (row.name, row.organisation_id) == (clean(draft.name), draft.organisation_id)
