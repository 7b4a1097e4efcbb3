"""Meetings and actions of the school of test_sight: of a pupil in Risk Support, and of one who goes there."""

from __future__ import annotations

from datetime import timedelta

from app.operations.meetings.actions import add_action
from app.operations.meetings.drafts import ActionDraft, MeetingDraft, PersonDraft
from app.operations.meetings.meetings import add_meeting, hold_meeting
from app.operations.meetings.saying import note_said
from app.store import Store
from tests.fixtures import TODAY

from .sight_school import Seen

# The number of the meeting about the pupil who goes into Risk Support alone.
OF_MORE = 2
OF_MEETING = frozenset({"meeting_page", "meeting_screen", "recap", "meeting_pack"})


def add_meetings(senco: Store, seen: Seen) -> None:
    """Hold one about two pupils, the first of them in Risk Support, and plan one about the pupil in More Help."""
    people = (PersonDraft(name="Dr Sparrow"),)
    draft = MeetingDraft(
        "multi_agency", TODAY, "Zebra purpose.", people=people, pupils=(seen.beside, seen.once)
    )
    first = senco.write(add_meeting, draft, today=TODAY).id or 0
    senco.write(note_said, first, seen.beside, said="Zebra said.", pupil_words="Zebra told.")
    senco.write(note_said, first, seen.once, said="Likes the garden.")
    _do(senco, first, seen.beside, "Zebra action.")
    _do(senco, first, None, "Zebra action for all.")
    _do(senco, first, seen.once, "Ring home.")
    senco.write(hold_meeting, first, today=TODAY)
    plain = MeetingDraft("pastoral", TODAY, "How mornings go", people=people, pupils=(seen.more,))
    second = senco.write(add_meeting, plain, today=TODAY).id or 0
    senco.write(note_said, second, seen.more, said="Sleeps better.")
    _do(senco, second, seen.more, "Lend a book.")


def _do(senco: Store, meeting: int, pupil: int | None, words: str) -> None:
    draft = ActionDraft(words, pupil, meeting, owner="Dr Sparrow", due_on=TODAY + timedelta(0))
    senco.write(add_action, draft, today=TODAY)
