"""What costs are reckoned from, read in few statements: offers, groups, supports, who was in which group, registers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

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
    """A session that was held; minutes are its own, where it was of another length than usual."""

    id: int
    group_id: int
    held_on: date
    minutes: int | None


class Facts(NamedTuple):
    """Everything of some offers in a time; groups are in the order of their offers."""

    offers: dict[int, OfferFacts]
    groups: dict[int, GroupFacts]
    supports: dict[int, SupportFacts]
    members: dict[int, list[Member]]
    held: dict[int, list[Held]]
    here: dict[int, list[int]]


def facts(session: Session, offers: Collection[int] | None, period: Period, today: date) -> Facts:
    """Return what costs of some offers (None: of all) are reckoned from; held sessions up to today only.

    Who may not see Risk Support gets nothing of an offer that is for nothing else.
    """
    hidden = hidden_offers(session)

    def only(asked: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        asked = asked.where(Offer.id.not_in(hidden)) if hidden else asked
        return asked if offers is None else asked.where(Offer.id.in_(offers))

    supports = [SupportFacts._make(row) for row in session.execute(only(_supports(period)))]
    members: dict[int, list[Member]] = defaultdict(list)
    for member in map(Member._make, session.execute(only(_members(period)))):
        members[member.group_id].append(member)
    held: dict[int, list[Held]] = defaultdict(list)
    for one in map(Held._make, session.execute(only(_held(period, today)))):
        held[one.group_id].append(one)
    here = {number: json.loads(ids) for number, ids in session.execute(only(_here(period, today)))}
    ran = {row.offer_id for row in supports}
    return Facts(
        {row.id: row for row in map(OfferFacts._make, session.execute(only(_offers(period, ran))))},
        {row.id: row for row in map(GroupFacts._make, session.execute(only(_groups(period))))},
        {row.id: row for row in supports},
        members,
        held,
        here,
    )


def _offers(period: Period, ran: Collection[int]) -> Select[*tuple[Any, ...]]:
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


def _groups(period: Period) -> Select[*tuple[Any, ...]]:
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
        .join(Offer, Offer.id == g.offer_id)
        .where(g.starts_on <= period.last, or_(g.ends_on.is_(None), g.ends_on >= period.first))
        .order_by(g.starts_on, g.id)
    )


def _supports(period: Period) -> Select[*tuple[Any, ...]]:
    s, ran = Support, func.min(SupportStage.starts_on)
    return (
        select(
            s.id, s.pupil_id, s.offer_id, s.domain_id, s.sole_reason, s.sessions_planned, s.minutes_planned,
            s.sessions_delivered, s.sessions_attended, s.planned_end_on, s.ended_on, ran.label("ran_on"),
        )
        .join(Offer, Offer.id == s.offer_id)
        .join(SupportStage, (SupportStage.support_id == s.id) & (SupportStage.stage == Stage.RUNNING))
        .where(or_(s.ended_on.is_(None), s.ended_on >= period.first))
        .group_by(s.id)
        .having(ran <= period.last)
        .order_by(s.id)
    )  # fmt: skip


def _members(period: Period) -> Select[*tuple[Any, ...]]:
    m = Membership
    return (
        select(m.support_id, m.group_id, m.starts_on, m.ends_on)
        .join(Group, Group.id == m.group_id)
        .join(Offer, Offer.id == Group.offer_id)
        .where(m.starts_on <= period.last, or_(m.ends_on.is_(None), m.ends_on > period.first))
        .order_by(m.group_id, m.starts_on, m.id)
    )


def _held(period: Period, today: date) -> Select[*tuple[Any, ...]]:
    s = GroupSession
    return (
        select(s.id, s.group_id, s.held_on, s.minutes)
        .join(Group, Group.id == s.group_id)
        .join(Offer, Offer.id == Group.offer_id)
        .where(s.state == "held", s.held_on >= period.first, s.held_on <= min(today, period.last))
        .order_by(s.group_id, s.held_on)
    )


def _here(period: Period, today: date) -> Select[*tuple[Any, ...]]:
    """Support → at which sessions it was, as one text each: there are hundreds of thousands of marks."""
    a = Attendance
    return (
        _held(period, today)
        .with_only_columns(a.support_id, func.json_group_array(a.session_id))
        .join(a, a.session_id == GroupSession.id)
        .where(a.here)
        .group_by(a.support_id)
        .order_by(None)
    )
