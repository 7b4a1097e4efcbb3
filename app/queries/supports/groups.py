"""An offer's groups, each with how many are in it and when its register was last taken."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.models import Group, GroupSession, GroupStaff, Membership, Offer, Staff
from app.queries.supports.group_words import places_words, when_words
from app.queries.supports.hidden_offers import hidden_offers


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as lists show it; members counts who is in it on the day, ended_on is its last day."""

    id: int
    offer_id: int
    offer: str
    name: str
    weekday: int | None
    starts_at: str | None
    minutes: int | None
    place: str
    places: int | None
    members: int
    staff: tuple[str, ...]
    starts_on: date
    planned_end_on: date | None
    ended_on: date | None
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
    def over(self) -> bool:
        """Say whether more are in it than there are places."""
        return self.places is not None and self.members > self.places


def groups_of(session: Session, offer_id: int | None, *, today: date) -> tuple[GroupRow, ...]:
    """Return the groups of an offer, or of all for None: those not over first, then by weekday, time and name.

    Who may not see Risk Support gets none of an offer that is for nothing else.
    """
    hidden = hidden_offers(session)
    rows = select(Group, Offer.name.label("offer")).join(Offer, Offer.id == Group.offer_id)
    if offer_id is not None:
        rows = rows.where(Group.offer_id == offer_id)
    found = [(group, offer) for group, offer in session.execute(rows) if group.offer_id not in hidden]
    members, staff, sessions = _members(session, today), _staff(session), _sessions(session, today)
    made = [
        GroupRow(
            group.id,
            group.offer_id,
            offer,
            group.name,
            group.weekday,
            group.starts_at,
            group.minutes,
            group.place,
            group.places,
            members.get(group.id, 0),
            tuple(staff.get(group.id, ())),
            group.starts_on,
            group.planned_end_on,
            group.ends_on,
            *sessions.get(group.id, (0, None, None)),
        )
        for group, offer in found
    ]
    return tuple(sorted(made, key=_order))


def _order(row: GroupRow) -> tuple[bool, str, int, str, str]:
    day = 7 if row.weekday is None else row.weekday
    return row.ended_on is not None, row.offer.casefold(), day, row.starts_at or "", row.name.casefold()


def _members(session: Session, today: date) -> dict[int, int]:
    rows = select(Membership.group_id, func.count()).where(
        Membership.starts_on <= today, (Membership.ends_on.is_(None)) | (Membership.ends_on > today)
    )
    return dict(session.execute(rows.group_by(Membership.group_id)).tuples().all())


def _staff(session: Session) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = select(GroupStaff.group_id, Staff.name).join(Staff, Staff.id == GroupStaff.staff_id)
    for group, name in session.execute(rows.order_by(GroupStaff.lead.desc(), GroupStaff.id)):
        found[group].append(name)
    return found


def _sessions(session: Session, today: date) -> dict[int, tuple[int, date | None, date | None]]:
    """Return group → how many were held, when last, and when the next one is planned."""
    held, day = GroupSession.state == "held", GroupSession.held_on
    ahead = (GroupSession.state == "planned") & (day >= today)
    rows = select(
        GroupSession.group_id,
        func.count(case((held, 1))),
        func.max(case((held, day))),
        func.min(case((ahead, day))),
    )
    found = session.execute(rows.group_by(GroupSession.group_id))
    return {group: (many, last, ahead) for group, many, last, ahead in found}
