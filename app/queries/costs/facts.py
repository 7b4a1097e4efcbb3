"""What costs are reckoned from, read in few statements: offers, groups, supports, who was in which group, registers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Result, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.models import (
    Attendance,
    Group,
    GroupSession,
    Membership,
    Offer,
    OfferState,
    Support,
    SupportStage,
)
from app.queries.supports.hidden_offers import hidden_offers
from app.queries.years import Period
from app.vocabulary import OfferStatus, Stage

Asked = Select[*tuple[Any, ...]]


class OfferFacts(NamedTuple):
    """What of an offer counts for its cost."""

    id: int
    name: str
    in_house: bool
    universal: bool
    minutes: int | None
    sessions: int | None
    group_size: int | None


class GroupFacts(NamedTuple):
    """A group as it was meant to run."""

    id: int
    offer_id: int
    name: str
    starts_on: date
    planned_end_on: date | None
    ends_on: date | None
    minutes: int | None
    places: int | None
    sessions: int | None


class SupportFacts(NamedTuple):
    """A support that ran in the time: since when, until when (included), and what was typed of its sessions."""

    id: int
    pupil_id: int
    offer_id: int
    domain_id: int
    sole_reason: bool
    planned: int | None
    minutes: int | None
    delivered: int | None
    attended: int | None
    planned_end_on: date | None
    ended_on: date | None
    ran_on: date


class Member(NamedTuple):
    """A support in a group from one day to another (not included)."""

    support_id: int
    group_id: int
    starts_on: date
    ends_on: date | None


class Held(NamedTuple):
    """A session that was held; minutes are its own, where it was of another length than usual.

    here: the supports that were there, as one text, since a large school has hundreds of thousands of marks a year.
    """

    id: int
    group_id: int
    held_on: date
    minutes: int | None
    here: str | None


class Facts(NamedTuple):
    """Everything of some offers in a time; the sessions of each group are in the order of their days."""

    offers: dict[int, OfferFacts]
    groups: dict[int, GroupFacts]
    supports: dict[int, SupportFacts]
    members: dict[int, list[Member]]
    held: dict[int, list[Held]]


def facts(session: Session, offers: Collection[int] | None, period: Period, today: date) -> Facts:
    """Return what costs of some offers (None: of all) are reckoned from; held sessions up to today only.

    Who may not see Risk Support gets nothing of an offer that is for nothing else.
    """
    hidden = hidden_offers(session)

    def only(asked: Asked, offer: InstrumentedAttribute[int]) -> Result[*tuple[Any, ...]]:
        asked = asked.where(offer.not_in(hidden)) if hidden else asked
        return session.execute(asked if offers is None else asked.where(offer.in_(offers)))

    def of_groups(asked: Asked, group: InstrumentedAttribute[int]) -> Result[*tuple[Any, ...]]:
        if offers is None and not hidden:
            return session.execute(asked)
        # Each row of a group asked for its offer would take longer than the rows themselves.
        return only(asked.join(Group, Group.id == group), Group.offer_id)

    supports = [SupportFacts._make(row) for row in only(_supports(period), Support.offer_id)]
    members: dict[int, list[Member]] = defaultdict(list)
    for member in map(Member._make, of_groups(_members(period), Membership.group_id)):
        members[member.group_id].append(member)
    held: dict[int, list[Held]] = defaultdict(list)
    for one in map(Held._make, of_groups(_held(period, today), GroupSession.group_id)):
        held[one.group_id].append(one)
    for some in held.values():
        some.sort(key=lambda one: one.held_on)
    ran = {row.offer_id for row in supports}
    return Facts(
        {row.id: row for row in map(OfferFacts._make, only(_offers(period, ran), Offer.id))},
        {row.id: row for row in map(GroupFacts._make, only(_groups(period), Group.offer_id))},
        {row.id: row for row in supports},
        members,
        held,
    )


def _offers(period: Period, ran: Collection[int]) -> Asked:
    """Offers that were active on some day of the time, or ran for somebody then."""
    active = select(OfferState.offer_id).where(
        OfferState.status == OfferStatus.ACTIVE,
        OfferState.starts_on <= period.last,
        or_(OfferState.ends_on.is_(None), OfferState.ends_on > period.first),
    )
    return (
        select(
            Offer.id,
            Offer.name,
            Offer.in_house,
            Offer.universal,
            Offer.minutes,
            Offer.sessions,
            Offer.group_size,
        )
        .where(or_(Offer.id.in_(active), Offer.id.in_(ran)))
        .order_by(Offer.folded, Offer.id)
    )


def _groups(period: Period) -> Asked:
    g = Group
    return (
        select(
            g.id,
            g.offer_id,
            g.name,
            g.starts_on,
            g.planned_end_on,
            g.ends_on,
            g.minutes,
            g.places,
            g.sessions_planned,
        )
        .where(g.starts_on <= period.last, or_(g.ends_on.is_(None), g.ends_on >= period.first))
        .order_by(g.starts_on, g.id)
    )


def _supports(period: Period) -> Asked:
    s, ran = Support, func.min(SupportStage.starts_on)
    return (
        select(
            s.id, s.pupil_id, s.offer_id, s.domain_id, s.sole_reason, s.sessions_planned, s.minutes_planned,
            s.sessions_delivered, s.sessions_attended, s.planned_end_on, s.ended_on, ran.label("ran_on"),
        )
        .join(SupportStage, (SupportStage.support_id == s.id) & (SupportStage.stage == Stage.RUNNING))
        .where(or_(s.ended_on.is_(None), s.ended_on >= period.first))
        .group_by(s.id)
        .having(ran <= period.last)
        .order_by(s.id)
    )  # fmt: skip


def _members(period: Period) -> Asked:
    m = Membership
    return (
        select(m.support_id, m.group_id, m.starts_on, m.ends_on)
        .where(m.starts_on <= period.last, or_(m.ends_on.is_(None), m.ends_on > period.first))
        .order_by(m.group_id, m.starts_on, m.id)
    )


def _held(period: Period, today: date) -> Asked:
    s, a = GroupSession, Attendance
    # Grouped by their own numbers, sessions and marks are read in the order in which they lie.
    return (
        select(s.id, s.group_id, s.held_on, s.minutes, func.group_concat(a.support_id))
        .outerjoin(a, (a.session_id == s.id) & a.here)
        .where(s.state == "held", s.held_on >= period.first, s.held_on <= min(today, period.last))
        .group_by(s.id)
    )
