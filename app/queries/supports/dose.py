"""How much of a support was planned, delivered and attended: three figures that are never mixed up."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models import Attendance, Group, GroupSession, Membership, Support
from app.queries.supports.sight import hidden_support

# So many are asked for by number; of more, all are looked at.
_SOME = 500


@dataclass(frozen=True, slots=True)
class Dose:
    """Sessions planned, delivered and attended; None where nobody has said, which is not nought."""

    planned: int | None = None
    delivered: int | None = None
    attended: int | None = None


class _Days(NamedTuple):
    """The days of a group's sessions in order: those held, and those held or still planned."""

    held: list[date]
    meant: list[date]
    planned: int | None


class _Member(NamedTuple):
    support_id: int
    group_id: int
    starts_on: date
    ends_on: date | None


def dose_of(session: Session, support_ids: Collection[int], today: date) -> dict[int, Dose]:
    """Return the dose of each support that whoever asks may see, up to today; plans reach further.

    planned: what the support says, else what its groups mean to do from the day it joined them. delivered: sessions
    held while it was a member, else what the support says where no register is kept here. attended: likewise.
    """
    some = list(support_ids) if len(support_ids) <= _SOME else None
    said = list(session.execute(_said(session, some)))
    members: dict[int, list[_Member]] = defaultdict(list)
    for row in map(_Member._make, session.execute(_of(_MEMBERS, Membership.support_id, some))):
        members[row.support_id].append(row)
    days = _days(session, {row.group_id for rows in members.values() for row in rows}, today)
    here: dict[int, int] = dict(map(tuple, session.execute(_of(_HERE, Attendance.support_id, some))))
    wanted = set(support_ids)
    found = {}
    for number, planned, *counted in said:
        if number in wanted:
            mine = members.get(number, [])
            meant = _planned(mine, days) if planned is None else planned
            if any(days[one.group_id].held for one in mine):
                held = sum(_within(days[one.group_id].held, one) for one in mine)
                found[number] = Dose(meant, held, here.get(number, 0))
            else:
                found[number] = Dose(meant, *counted)
    return found


def planned_of(session: Session, support_ids: Collection[int]) -> dict[int, int | None]:
    """Return what its groups mean to do for each support that plans nothing itself; one of no group is not in it.

    Whoever asks must be allowed to see them.
    """
    members = _members_of(session, support_ids)
    days: dict[int, _Days] = {}
    groups = {row.group_id for rows in members.values() for row in rows}
    asked = (
        select(Group.id, Group.sessions_planned, func.json_group_array(GroupSession.held_on))
        .outerjoin(GroupSession, (GroupSession.group_id == Group.id) & (GroupSession.state != "cancelled"))
        .where(Group.id.in_(_these(groups)))
        .group_by(Group.id)
    )
    for number, planned, held in session.execute(asked):
        days[number] = _Days([], sorted(map(date.fromisoformat, filter(None, json.loads(held)))), planned)
    return {number: _planned(mine, days) for number, mine in members.items()}


def _members_of(session: Session, support_ids: Collection[int]) -> dict[int, list[_Member]]:
    members: dict[int, list[_Member]] = defaultdict(list)
    for row in map(
        _Member._make, session.execute(_MEMBERS.where(Membership.support_id.in_(_these(support_ids))))
    ):
        members[row.support_id].append(row)
    return members


def _these(ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    """Return numbers as a question, since there may be more than a statement may name."""
    return select(func.json_each(json.dumps(list(ids))).table_valued("value").c.value)


_MEMBERS = select(
    Membership.support_id, Membership.group_id, Membership.starts_on, Membership.ends_on
).order_by(Membership.support_id, Membership.starts_on, Membership.id)
_HERE = select(Attendance.support_id, func.count()).where(Attendance.here).group_by(Attendance.support_id)


def _said(session: Session, some: list[int] | None) -> Select[*tuple[Any, ...]]:
    asked = select(
        Support.id, Support.sessions_planned, Support.sessions_delivered, Support.sessions_attended
    ).where(~hidden_support(session))
    return _of(asked, Support.id, some)


def _of(asked: Select[*tuple[Any, ...]], column: Any, some: list[int] | None) -> Select[*tuple[Any, ...]]:
    return asked if some is None else asked.where(column.in_(some))


def _days(session: Session, groups: Collection[int], today: date) -> dict[int, _Days]:
    asked = select(Group.id, Group.sessions_planned)
    days = {number: _Days([], [], planned) for number, planned in session.execute(asked) if number in groups}
    rows = select(GroupSession.group_id, GroupSession.held_on, GroupSession.state)
    if len(days) <= _SOME:
        rows = rows.where(GroupSession.group_id.in_(days))
    for number, day, state in session.execute(rows.order_by(GroupSession.group_id, GroupSession.held_on)):
        if number in days and state != "cancelled":
            days[number].meant.append(day)
            if state == "held" and day <= today:
                days[number].held.append(day)
    return days


def _within(days: list[date], member: _Member) -> int:
    last = len(days) if member.ends_on is None else bisect_left(days, member.ends_on)
    return max(0, last - bisect_left(days, member.starts_on))


def _planned(members: Iterable[_Member], days: dict[int, _Days]) -> int | None:
    """Add up what the groups mean to do; the last of them from the joining on, whenever the pupil left."""
    mine = list(members)
    known = [one for one in mine if days[one.group_id].meant or days[one.group_id].planned is not None]
    if not known:
        return None
    total = 0
    for one in known:
        group = days[one.group_id]
        counted = _within(group.meant, one)
        if one is mine[-1] and group.planned is not None:
            # Whoever joins half-way is to get what is left; whoever leaves early was to get all of it.
            counted = max(counted, group.planned - bisect_left(group.meant, one.starts_on))
        total += counted
    return total
