"""Members of a group who are to be in another group at the same time, and what lessons their groups take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.models import Group, Membership, Offer, Support
from app.queries.supports.group_words import minutes_of, when_words
from app.queries.supports.hidden_offers import hidden_offers

# Of a group whose length nobody has said.
_USUAL_MINUTES = 30


@dataclass(frozen=True, slots=True)
class Clash:
    """A pupil who is to be in two places: with is the other group, with its offer, when says when that one meets."""

    pupil_id: int
    group_id: int
    with_group: str
    when: str


@dataclass(frozen=True, slots=True)
class TimeOut:
    """A pupil's groups on a day: minutes a week of those that say how long, and what lessons they take."""

    groups: int
    minutes: int
    misses: tuple[str, ...]


class _Meets(NamedTuple):
    pupil_id: int
    group_id: int
    name: str
    offer: str
    weekday: int | None
    starts_at: str | None
    minutes: int | None
    misses: str


def clashes_of(session: Session, group_id: int, *, today: date) -> tuple[Clash, ...]:
    """Return the members of a group who are in another one that meets at the same time of the week."""
    meets = _by_pupil(session, _pupils_of(session, group_id, today), today)
    found = []
    for pupil, groups in meets.items():
        mine = next((one for one in groups if one.group_id == group_id), None)
        for other in groups:
            if mine is not None and other.group_id != group_id and _same_time(mine, other):
                words = f"{other.offer}: {other.name}"
                found.append(Clash(pupil, other.group_id, words, when_words(other.weekday, other.starts_at)))
    return tuple(found)


def clashes_with(
    session: Session,
    group_id: int,
    pupils: Collection[int] = (),
    *,
    moving: Collection[int] = (),
    today: date,
) -> tuple[Clash, ...]:
    """Return which of some pupils, who may join a group, are in another one that meets at the same time.

    moving: supports that are to go into the group; their pupils count, the groups they leave for it do not.
    """
    group = session.get(Group, group_id)
    if group is None or group.offer_id in hidden_offers(session):
        return ()
    mine = _Meets(0, group_id, group.name, "", group.weekday, group.starts_at, group.minutes, "")
    movers = set(session.scalars(select(Support.pupil_id).where(Support.id.in_(moving))))
    left = select(Support.pupil_id, Membership.group_id).join(Membership, Membership.support_id == Support.id)
    now_in = session.execute(left.where(Support.id.in_(moving), *_open(today)))
    leaving = {(pupil, group) for pupil, group in now_in}
    return tuple(
        Clash(
            pupil, other.group_id, f"{other.offer}: {other.name}", when_words(other.weekday, other.starts_at)
        )
        for pupil, groups in _by_pupil(session, movers | set(pupils), today).items()
        for other in groups
        if other.group_id != group_id and (pupil, other.group_id) not in leaving and _same_time(mine, other)
    )


def time_out(session: Session, pupils: Collection[int], *, today: date) -> dict[int, TimeOut]:
    """Return pupil → time out of lessons a week, in all groups the pupil is in on a day."""
    found = {}
    for pupil, groups in _by_pupil(session, pupils, today).items():
        misses = tuple(dict.fromkeys(one.misses for one in groups if one.misses))
        found[pupil] = TimeOut(len(groups), sum(one.minutes or 0 for one in groups), misses)
    return found


def _same_time(one: _Meets, other: _Meets) -> bool:
    first, second = minutes_of(one.starts_at), minutes_of(other.starts_at)
    if one.weekday is None or one.weekday != other.weekday or first is None or second is None:
        return False
    lasts, lasts_other = one.minutes or _USUAL_MINUTES, other.minutes or _USUAL_MINUTES
    return first < second + lasts_other and second < first + lasts


def _pupils_of(session: Session, group_id: int, today: date) -> list[int]:
    rows = select(Support.pupil_id).join(Membership, Membership.support_id == Support.id)
    return list(session.scalars(rows.where(Membership.group_id == group_id, *_open(today))))


def _by_pupil(session: Session, pupils: Collection[int], today: date) -> dict[int, list[_Meets]]:
    hidden = hidden_offers(session)
    rows = session.execute(
        select(
            Support.pupil_id, Group.id, Group.name, Offer.name, Group.weekday, Group.starts_at,
            func.coalesce(Group.minutes, Offer.minutes), Group.misses, Offer.id,
        )
        .join(Membership, Membership.support_id == Support.id)
        .join(Group, Group.id == Membership.group_id)
        .join(Offer, Offer.id == Group.offer_id)
        .where(Support.pupil_id.in_(pupils), *_open(today))
        .order_by(Support.pupil_id, Group.weekday, Group.starts_at, Group.id)
    )  # fmt: skip
    found: dict[int, list[_Meets]] = defaultdict(list)
    for row in rows:
        if row[-1] not in hidden:
            meets = _Meets(*row[:-1])
            found[meets.pupil_id].append(meets)
    return found


def _open(today: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Membership.starts_on <= today,
        (Membership.ends_on.is_(None)) | (Membership.ends_on > today),
    )
