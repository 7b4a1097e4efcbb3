"""Whom a meeting is with and about: its people, its pupils and their order, and who came."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import MeetingPerson, MeetingPupil
from app.operations.around.checks import the_pupil
from app.operations.meetings.checks import person_row, same_person, the_meeting
from app.operations.meetings.drafts import PersonDraft
from app.operations.ordered import found


def set_meeting_people(session: Session, meeting_id: int, people: tuple[PersonDraft, ...]) -> Done:
    """Ask these people, and nobody else, to a meeting; who was asked before stays as noted."""
    row = the_meeting(session, meeting_id)
    kept: list[MeetingPerson] = []
    for draft in people:
        before = next((one for one in row.people if same_person(one, draft) and one not in kept), None)
        if before is not None:
            before.role = draft.role.strip() or before.role
        kept.append(before or person_row(session, draft))
    row.people = kept
    session.flush()
    return Done(f"Asked to the meeting: {_count(len(kept), 'person', 'people')}.", id=meeting_id)


def set_meeting_pupils(session: Session, meeting_id: int, pupils: tuple[int, ...]) -> Done:
    """Talk about these pupils in this order; of whom something was said already nobody is left out."""
    row = the_meeting(session, meeting_id)
    wanted = tuple(dict.fromkeys(pupils))
    before = {one.pupil_id: one for one in row.pupils}
    for pupil_id, one in before.items():
        if pupil_id not in wanted and (one.said or one.pupil_words):
            raise Problem(f"Something is noted of {one.pupil.known_as} here.", "Take those words away first.")
    row.pupils = [before[pupil] for pupil in wanted if pupil in before]
    for place, pupil_id in enumerate(wanted):
        if pupil_id in before:
            before[pupil_id].position = place
        else:
            new = MeetingPupil(pupil_id=the_pupil(session, pupil_id).id, position=place)
            row.pupils.append(new)
    session.flush()
    return Done(f"Talked about in the meeting: {_count(len(wanted), 'pupil', 'pupils')}.", id=meeting_id)


def note_present(session: Session, person_id: int, present: bool | None) -> Done:
    """Note that somebody who was asked came (True) or did not (False); None takes that back."""
    row = found(session, MeetingPerson, person_id, "person")
    if present not in (True, False, None):
        raise Invalid({"present": "Somebody is there or not."})
    row.present = present
    words = {True: "was there", False: "was not there", None: "is not noted as there or away"}[present]
    name = row.staff.name if row.staff is not None else row.name
    name = name or (row.organisation.name if row.organisation is not None else "Somebody")
    return Done(f"{name} {words}.", id=person_id)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
