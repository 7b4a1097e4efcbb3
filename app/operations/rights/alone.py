"""Forgetting what was written of a group or a meeting that was for one pupil alone: no foreign key leads there."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Action, Group, GroupSession, Meeting
from app.operations.supports.rows import ONE_TO_ONE
from app.queries.rights.alone import ids_alone, with_alone


def forget_alone(session: Session, ids: Mapping[str, set[int]]) -> dict[str, set[int]]:
    """Clear the words of groups made for this pupil alone, and of meetings about nobody else; ask before rows go.

    ids are the rows about the pupil, by table. Days stay, for what was given and when. Returns ids with the rows that
    were cleared.
    """
    mine, every = ids_alone(session, ids), with_alone(session, ids)
    for group in session.scalars(select(Group).where(Group.id.in_(mine["offer_group"]))):
        group.name, group.place, group.misses, group.notes, group.ended_why = ONE_TO_ONE, "", "", "", ""
    for one in session.scalars(select(GroupSession).where(GroupSession.id.in_(mine["group_session"]))):
        one.note = ""
    for meeting in session.scalars(select(Meeting).where(Meeting.id.in_(mine["meeting"]))):
        meeting.purpose, meeting.notes, meeting.place = "", "", ""
    for action in session.scalars(select(Action).where(Action.id.in_(mine["action"]))):
        session.delete(action)
    session.flush()
    return every
