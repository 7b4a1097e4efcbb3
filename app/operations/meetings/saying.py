"""What was said of a pupil in a meeting, and what the pupil said."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Problem
from app.models import MeetingPupil
from app.operations.meetings.checks import the_meeting
from app.queries.sight_of_meetings import refuse_day_out_of_sight


def note_said(
    session: Session,
    meeting_id: int,
    pupil_id: int,
    *,
    said: str | None = None,
    pupil_words: str | None = None,
) -> Done:
    """Write what was said of a pupil, or the pupil's own words, over what stands there; None leaves one as it is."""
    meeting = the_meeting(session, meeting_id)
    query = select(MeetingPupil).where(
        MeetingPupil.meeting_id == meeting_id, MeetingPupil.pupil_id == pupil_id
    )
    row = session.scalars(query).first()
    if row is None:
        raise Problem("That meeting is not about this pupil.", "Add the pupil to it first.")
    refuse_day_out_of_sight(session, pupil_id, meeting.held_on)
    if said is not None:
        row.said = said.strip()
    if pupil_words is not None:
        row.pupil_words = pupil_words.strip()
    return Done(f"Noted for {row.pupil.known_as}.", id=row.id)
