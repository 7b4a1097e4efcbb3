"""Meetings in which a pupil was talked about, and actions agreed, done and dropped, as entries of the pupil's story."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.models import Action, Meeting, MeetingPupil, Organisation, Staff
from app.queries.map_words import full_day
from app.queries.sight_of_meetings import hidden_action, hidden_day
from app.queries.story.entry import StoryEntry
from app.queries.story.own_words import OwnWords
from app.queries.story.telling import Telling, led_by, lines, one_line, quoted, stopped

_CLOSED = {"done": "Action done", "dropped": "Action no longer needed"}


def meeting_rows(told: Telling) -> list[Any]:
    """Return the meetings that were held about a pupil, with what was said where it may be read."""
    query = (
        select(
            MeetingPupil.id, MeetingPupil.said, MeetingPupil.pupil_words, Meeting.held_on, Meeting.kind,
            Meeting.recorded_by, hidden_day(told.session, MeetingPupil.pupil_id, Meeting.held_on).label("hidden"),
        )
        .join(Meeting, Meeting.id == MeetingPupil.meeting_id)
        .where(MeetingPupil.pupil_id == told.pupil_id, Meeting.state == "held")
    )  # fmt: skip
    return list(told.session.execute(query))


def words_in_meetings(rows: list[Any]) -> list[OwnWords]:
    """Return what the pupil said in meetings."""
    return [
        OwnWords(row.held_on, row.pupil_words, row.recorded_by)
        for row in rows
        if row.pupil_words and not row.hidden
    ]


def meeting_entries(told: Telling, rows: list[Any]) -> list[StoryEntry]:
    """Return meetings and actions as entries."""
    found = []
    for row in rows:
        title = f"Meeting: {told.word('meeting', row.kind)}"
        said = () if row.hidden else lines(row.said, quoted(f"In {told.first_name}’s words", row.pupil_words))
        found.append(StoryEntry(("met", row.id), row.held_on, title, said, brief=stopped(title)))
    return found + _actions(told)


def _actions(told: Telling) -> list[StoryEntry]:
    query = (
        select(Action, Staff.name, Organisation.name)
        .outerjoin(Staff, Staff.id == Action.staff_id)
        .outerjoin(Organisation, Organisation.id == Action.organisation_id)
        .where(Action.pupil_id == told.pupil_id, ~hidden_action(told.session))
    )
    found = []
    for action, staff, agency in told.session.execute(query):
        who = ", ".join(dict.fromkeys(filter(None, (staff or action.owner, agency))))
        by = f"by {full_day(action.due_on)}" if action.due_on is not None else ""
        title = f"Action: {one_line(action.words)}"
        said = lines(stopped(", ".join(filter(None, (who, by)))) if who or by else "")
        found.append(StoryEntry(("action", action.id), action.agreed_on, title, said, brief=stopped(title)))
        if action.closed_on is not None:
            title = f"{_CLOSED[action.state]}: {one_line(action.words)}"
            said = lines(led_by("What came of it", action.outcome))
            key = ("action closed", action.id)
            found.append(StoryEntry(key, action.closed_on, title, said, brief=stopped(title)))
    return found
