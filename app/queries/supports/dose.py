"""How much of a support was planned, delivered and attended: three figures that are never mixed up."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from app.models import Attendance, Group, GroupSession, Membership, Support
from app.queries.supports.sight import hidden_support
from app.queries.these import these


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
    members = _members_of(session, support_ids)
    days = _days(session, members, today)
    asked = _HERE.where(_of(Attendance, support_ids))
    here = {number: many for number, many in session.execute(asked)}  # noqa: C416 - rows are no pairs to mypy
    found = {}
    for number, planned, *counted in session.execute(_said(session, support_ids)):
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
    days = _days(session, members, date.min)
    return {number: _planned(mine, days) for number, mine in members.items()}


_MEMBERS = select(
    Membership.support_id, Membership.group_id, Membership.starts_on, Membership.ends_on
).order_by(Membership.support_id, Membership.starts_on, Membership.id)
_HERE = select(Attendance.support_id, func.count()).where(Attendance.here).group_by(Attendance.support_id)


def _said(session: Session, support_ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    s = Support
    asked = select(s.id, s.sessions_planned, s.sessions_delivered, s.sessions_attended)
    return asked.where(s.id.in_(these(support_ids)), ~hidden_support(session))


def _members_of(session: Session, support_ids: Collection[int]) -> dict[int, list[_Member]]:
    members: dict[int, list[_Member]] = defaultdict(list)
    for row in map(_Member._make, session.execute(_MEMBERS.where(_of(Membership, support_ids)))):
        members[row.support_id].append(row)
    return members


def _of(kind: type[Attendance] | type[Membership], support_ids: Collection[int]) -> ColumnElement[bool]:
    return kind.support_id.in_(these(support_ids))


def _days(session: Session, members: Mapping[int, Iterable[_Member]], today: date) -> dict[int, _Days]:
    """Return the days of the groups of some supports, each group's as one text: a large school has 100,000."""
    groups = {row.group_id for rows in members.values() for row in rows}
    s = GroupSession
    days = func.json_group_array(s.held_on)
    held = days.filter(s.state == "held", s.held_on <= today)
    asked = (
        select(Group.id, Group.sessions_planned, held, days.filter(s.state != "cancelled"))
        .outerjoin(s, s.group_id == Group.id)
        .where(Group.id.in_(these(groups)))
        .group_by(Group.id)
    )
    return {
        number: _Days(_in_order(was), _in_order(meant), planned)
        for number, planned, was, meant in session.execute(asked)
    }


def _in_order(days: str) -> list[date]:
    return sorted(map(date.fromisoformat, json.loads(days)))


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
