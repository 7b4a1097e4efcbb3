"""Forgetting what was written of a group or a meeting that was for one pupil alone: no foreign key leads there."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from app.models import Action, Group, GroupSession, Meeting, MeetingPupil, Membership
from app.operations.supports.rows import ONE_TO_ONE


def forget_alone(session: Session, ids: Mapping[str, set[int]]) -> dict[str, set[int]]:
    """Clear the words of groups made for this pupil alone, and of meetings about nobody else; ask before rows go.

    ids are the rows about the pupil, by table. Days stay, for what was given and when. Returns the rows that were
    cleared, by table, with ids' own.
    """
    groups = list(
        session.scalars(select(Group).where(Group.alone, *_only(Membership, "group_id", Group, ids)))
    )
    meetings = list(session.scalars(select(Meeting).where(*_only(MeetingPupil, "meeting_id", Meeting, ids))))
    of_groups = GroupSession.group_id.in_([row.id for row in groups])
    sessions = list(session.scalars(select(GroupSession).where(of_groups)))
    whole = Action.meeting_id.in_([row.id for row in meetings]) & Action.pupil_id.is_(None)
    actions = list(session.scalars(select(Action).where(whole)))
    for group in groups:
        group.name, group.place, group.misses, group.notes, group.ended_why = ONE_TO_ONE, "", "", "", ""
    for one in sessions:
        one.note = ""
    for meeting in meetings:
        meeting.purpose, meeting.notes, meeting.place = "", "", ""
    for action in actions:
        session.delete(action)
    session.flush()
    more = {
        "offer_group": {row.id for row in groups},
        "group_session": {row.id for row in sessions},
        "meeting": {row.id for row in meetings},
        "action": {row.id for row in actions},
    }
    return {table: ids.get(table, set()) | more.get(table, set()) for table in {*ids, *more}}


def _only(
    kind: type[Membership] | type[MeetingPupil],
    column: str,
    of: type[Group] | type[Meeting],
    ids: Mapping[str, set[int]],
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    mine, there = ids.get(kind.__tablename__, set()), getattr(kind, column) == of.id
    return exists().where(there, kind.id.in_(mine)), ~exists().where(there, kind.id.not_in(mine))
