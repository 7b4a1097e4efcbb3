"""An offer's groups, each with how many are in it and when its register was last taken."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVarTuple

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from app.models import Group, GroupSession, GroupStaff, Membership, Offer, Staff
from app.queries.supports.group_words import places_words, when_words
from app.queries.supports.hidden_offers import hidden_offers

Ts = TypeVarTuple("Ts")


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as lists show it; members counts who is in it on the day, ended_on is its last day."""

    id: int
    offer_id: int
    name: str
    weekday: int | None
    starts_at: str | None
    minutes: int | None
    place: str
    places: int | None
    starts_on: date
    planned_end_on: date | None
    ended_on: date | None
    alone: bool
    offer: str
    members: int
    staff: tuple[str, ...]
    held: int
    last_held: date | None
    next_on: date | None

    @property
    def when(self) -> str:
        """Return when it meets in words: "Tuesdays 10:40, 30 minutes"."""
        return when_words(self.weekday, self.starts_at, self.minutes)

    @property
    def places_word(self) -> str:
        """Return "5 of 8 places", "over-full: 9 of 8"."""
        return places_words(self.members, self.places)

    @property
    def left(self) -> int | None:
        """Return how many places are free, under nought where it is over-full; None where nobody has said."""
        return None if self.places is None else self.places - self.members

    @property
    def over(self) -> bool:
        """Say whether more are in it than there are places."""
        return self.places is not None and self.members > self.places


def groups_of(session: Session, offer_id: int | None, *, today: date) -> tuple[GroupRow, ...]:
    """Return the groups of an offer, or of all for None: those not over first, then by weekday, time and name.

    Who may not see Risk Support gets none of an offer that is for nothing else.
    """
    hidden = hidden_offers(session)
    rows = select(*_SAME, Offer.name).join(Offer, Offer.id == Group.offer_id)
    if offer_id is not None:
        rows = rows.where(Group.offer_id == offer_id)
    found: list[Any] = [row for row in session.execute(rows) if row.offer_id not in hidden]
    ids = None if offer_id is None else [row.id for row in found]
    members, staff = _members(session, today, ids), _staff(session, ids)
    sessions = _sessions(session, today, ids)
    made = []
    for row in found:
        who: list[Any] = [members.get(row.id, 0), tuple(staff.get(row.id, ()))]
        values: list[Any] = [*row, *who, *sessions.get(row.id, (0, None, None))]
        made.append(GroupRow(*values))
    return tuple(sorted(made, key=_order))


_SAME: tuple[Any, ...] = (
    Group.id, Group.offer_id, Group.name.label("called"), Group.weekday, Group.starts_at, Group.minutes, Group.place,
    Group.places, Group.starts_on, Group.planned_end_on, Group.ends_on, Group.alone,
)  # fmt: skip


def _order(row: GroupRow) -> tuple[bool, str, int, str, str]:
    day = 7 if row.weekday is None else row.weekday
    return row.ended_on is not None, row.offer.casefold(), day, row.starts_at or "", row.name.casefold()


def _members(session: Session, today: date, ids: list[int] | None) -> dict[int, int]:
    rows = select(Membership.group_id, func.count()).where(
        Membership.starts_on <= today, (Membership.ends_on.is_(None)) | (Membership.ends_on > today)
    )
    rows = _of(rows, Membership.group_id, ids)
    return dict(session.execute(rows.group_by(Membership.group_id)).all())


def _staff(session: Session, ids: list[int] | None) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = select(GroupStaff.group_id, Staff.name).join(Staff, Staff.id == GroupStaff.staff_id)
    rows = _of(rows, GroupStaff.group_id, ids)
    for group, name in session.execute(rows.order_by(GroupStaff.lead.desc(), GroupStaff.id)):
        found[group].append(name)
    return found


def _sessions(
    session: Session, today: date, ids: list[int] | None
) -> dict[int, tuple[int, date | None, date | None]]:
    """Return group → how many were held, when last, and when the next one is planned."""
    held, day = GroupSession.state == "held", GroupSession.held_on
    ahead = (GroupSession.state == "planned") & (day >= today)
    rows = select(
        GroupSession.group_id,
        func.count(case((held, 1))),
        func.max(case((held, day))),
        func.min(case((ahead, day))),
    )
    rows = _of(rows, GroupSession.group_id, ids).group_by(GroupSession.group_id)
    return {group: (many, last, ahead) for group, many, last, ahead in session.execute(rows)}


def _of(rows: Select[*Ts], column: Any, ids: list[int] | None) -> Select[*Ts]:
    return rows if ids is None else rows.where(column.in_(ids))
