"""One pupil in a meeting, on one screen: what is in place, tried and waited for, their words, actions old and new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Action, MeetingPupil
from app.queries.meetings.actions import action_rows, in_order
from app.queries.meetings.page import meeting_row
from app.queries.meetings.rows import ActionRow
from app.queries.meetings.supported import Supported, supported
from app.queries.plans.aim_rows import AimRow
from app.queries.pupil_page import pupil_page
from app.queries.sight_of_meetings import hidden_day
from app.queries.story.own_words import OwnWords
from app.queries.story.said import about
from app.queries.story.stands import Stands, stands_of
from app.queries.story.story import last_words, pupil_story
from app.queries.wording import groupings

# Of older actions that are closed only the newest are talked about again.
_CLOSED = 5


@dataclass(frozen=True, slots=True)
class MeetingScreen:
    """Everything of one pupil in a meeting; place counts from 1 of count pupils.

    before are actions agreed earlier: open ones first, then the last that were closed; now those of this meeting.
    ask says that what is said here is out of sight for whoever asks. words are what the pupil said last.
    """

    meeting_id: int
    pupil_id: int
    name: str
    first_name: str
    facts: str
    place: int
    count: int
    stands: tuple[Stands, ...]
    supports: Supported
    aims: tuple[AimRow, ...]
    words: OwnWords | None
    strengths: str
    what_helps: str
    said: str
    pupil_words: str
    before: tuple[ActionRow, ...]
    now: tuple[ActionRow, ...]
    ask: bool


def meeting_screen(session: Session, meeting_id: int, pupil_id: int, today: date) -> MeetingScreen:
    """Return the screen of one of a meeting's pupils. Raises Problem when the meeting is not about that pupil."""
    meeting = meeting_row(session, meeting_id)
    ordered = sorted(meeting.pupils, key=lambda one: one.position)
    here = next((one for one in ordered if one.pupil_id == pupil_id), None)
    if here is None:
        raise Problem("That meeting is not about this pupil.", "Choose another pupil.")
    page = pupil_page(session, pupil_id, today=today)
    recorded = pupil_story(session, pupil_id)
    known = {row.code: row for row in groupings(session, hidden=True)}
    ask = bool(
        session.scalar(
            select(hidden_day(session, MeetingPupil.pupil_id, meeting.held_on)).where(
                MeetingPupil.id == here.id
            )
        )
    )
    actions = in_order(action_rows(session, Action.pupil_id == pupil_id, today=today))
    before = [row for row in actions if row.meeting_id != meeting_id and row.agreed_on <= meeting.held_on]
    closed = [row for row in before if not row.is_open][:_CLOSED]
    return MeetingScreen(
        meeting_id,
        pupil_id,
        page.name,
        page.first_name,
        " · ".join(about(page)),
        ordered.index(here) + 1,
        len(ordered),
        stands_of(page, known, today),
        supported(session, (pupil_id,))[pupil_id],
        recorded.aims,
        last_words(page, recorded),
        page.strengths,
        page.what_helps,
        "" if ask else here.said,
        "" if ask else here.pupil_words,
        (*(row for row in before if row.is_open), *closed),
        tuple(row for row in actions if row.meeting_id == meeting_id),
        ask,
    )
