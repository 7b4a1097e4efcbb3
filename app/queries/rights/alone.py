"""Groups and meetings that were for one pupil alone: what is written of them is about the pupil, though no key leads there."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from app.models import Action, Group, GroupSession, Meeting, MeetingPupil, Membership
from app.queries.rights.gone_alone import gone_alone

# Their tables in the order of a record, and what of each is said there.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "offer_group": ("name", "offer_id", "starts_on", "ends_on", "ended_why", "place", "misses", "notes"),
    "group_session": ("held_on", "state", "note"),
    "meeting": ("kind", "held_on", "place", "purpose", "notes"),
}


def ids_alone(session: Session, ids: Mapping[str, set[int]]) -> dict[str, set[int]]:
    """Return, by table, the rows of groups made for this pupil alone and of meetings about nobody else.

    ids are the rows about the pupil. Actions are those of such a meeting as a whole.
    """
    groups = set(
        session.scalars(select(Group.id).where(Group.alone, *_only(Membership, "group_id", Group, ids)))
    )
    meetings = set(
        session.scalars(select(Meeting.id).where(*_only(MeetingPupil, "meeting_id", Meeting, ids)))
    )
    whole = Action.meeting_id.in_(meetings) & Action.pupil_id.is_(None)
    return {
        "offer_group": groups,
        "group_session": set(
            session.scalars(select(GroupSession.id).where(GroupSession.group_id.in_(groups)))
        ),
        "meeting": meetings,
        "action": set(session.scalars(select(Action.id).where(whole))),
    }


def with_alone(session: Session, ids: Mapping[str, set[int]]) -> dict[str, set[int]]:
    """Return the rows about a pupil with those, and with such that are gone and that only the journal knows of."""
    more, gone = ids_alone(session, ids), gone_alone(session, ids)
    every = (ids, more, gone)
    return {table: set().union(*(one.get(table, set()) for one in every)) for table in {*ids, *more, *gone}}


def _only(
    kind: type[Membership] | type[MeetingPupil],
    column: str,
    of: type[Group] | type[Meeting],
    ids: Mapping[str, set[int]],
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    mine, there = ids.get(kind.__tablename__, set()), getattr(kind, column) == of.id
    return exists().where(there, kind.id.in_(mine)), ~exists().where(there, kind.id.not_in(mine))
