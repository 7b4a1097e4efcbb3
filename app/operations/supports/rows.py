"""Writing the stages of a support and its time in groups, so that exactly one stage stays open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import Invalid
from app.models import Group, Membership, Support, SupportStage
from app.operations.groups.planned import drop_planned
from app.operations.record import recorded_at, recorded_by
from app.operations.supports.drafts import ALONE
from app.operations.supports.said import day_said
from app.operations.supports.standing import last_stage, refuse_registered
from app.queries.supports.capacity import capacity

_A_DAY = timedelta(days=1)
ONE_TO_ONE = "One to one"


def begin_stage(
    session: Session, support: Support, stage: str, *, on: date, reason: str, until: date | None = None
) -> None:
    """Begin a stage on a day; until None ends the one that is open."""
    if until is None and support.stages:
        last_stage(support).ends_on = on
        session.flush()  # only one stage may be open, at every moment
    row = SupportStage(stage=stage, starts_on=on, ends_on=until, reason=reason.strip())
    row.recorded_at, row.recorded_by = recorded_at(session), recorded_by(session)
    support.stages.append(row)
    session.flush()


def running_group(session: Session, offer_id: int, group_id: int, on: date) -> Group:
    """Return a group of an offer that runs on a day; raises Invalid where it is another offer's, or does not."""
    found = session.get(Group, group_id)
    if found is None or found.offer_id != offer_id:
        raise Invalid({"group_id": "Choose a group of this offer."})
    if found.ends_on is not None and found.ends_on < on:
        raise Invalid({"group_id": f"{found.name} ended on {day_said(found.ends_on)}."})
    if found.starts_on > on:
        raise Invalid({"group_id": f"{found.name} begins on {day_said(found.starts_on)}."})
    return found


def enter(session: Session, support: Support, group_id: int, on: date) -> None:
    """Let a support run in a group from a day on, and no longer in the one before; ALONE makes a group of one."""
    alone = group_id == ALONE
    if not alone:
        running_group(session, support.offer_id, group_id, on)
    leave(session, support, on)
    number = _group_of_one(session, support, on) if alone else group_id
    support.memberships.append(Membership(group_id=number, starts_on=on))
    session.flush()


def _group_of_one(session: Session, support: Support, on: date) -> int:
    offer, sessions = support.offer, support.sessions_planned
    group = Group(
        offer_id=offer.id,
        name=ONE_TO_ONE,
        starts_on=on,
        planned_end_on=support.planned_end_on,
        alone=True,
        places=1,
        sessions_planned=sessions if sessions is not None else offer.sessions,
        minutes=support.minutes_planned or offer.minutes,
    )
    session.add(group)
    session.flush()
    return group.id


def leave(session: Session, support: Support, until: date) -> None:
    """End a support's time in its group; until is the first day on which it is not there any more.

    A group that was made for one pupil alone ends with it. Raises Invalid where the support was in a group that day
    or later that has ended since.
    """
    row = open_membership(support)
    if row is not None and until < row.starts_on:
        since = f"{support.pupil.known_as} is in {row.group.name} since {day_said(row.starts_on)}"
        raise Invalid({"on": f"{since}: choose that day or a later one."})
    _refuse_within(support, until)
    if row is None:
        return
    refuse_registered(session, support, until)
    row.ends_on = until
    if row.group.alone and row.group.ends_on is None:
        last = max(until - _A_DAY, row.group.starts_on)
        row.group.ends_on = last
        drop_planned(session, row.group, lambda day: True, last)
    session.flush()


def _refuse_within(support: Support, until: date) -> None:
    for row in support.memberships:
        if row.ends_on is not None and row.starts_on < row.ends_on and row.ends_on > until:
            was = f"{support.pupil.known_as} was in {row.group.name} until {day_said(row.ends_on - _A_DAY)}"
            raise Invalid({"on": f"{was}: choose a later day."})


def open_membership(support: Support) -> Membership | None:
    """Return the group a support is in, as its membership."""
    return next((row for row in support.memberships if row.ends_on is None), None)


def too_full(session: Session, group_id: int | None) -> str:
    """Return that a group has more pupils than places, a space before it; "" where it has not."""
    group = session.get(Group, group_id) if group_id else None
    if group is None or group.places is None:
        return ""
    there = session.scalar(
        select(func.count()).where(Membership.group_id == group.id, Membership.ends_on.is_(None))
    )
    return f" {group.name} has {there} of {group.places} places." if (there or 0) > group.places else ""


def offer_too_full(session: Session, begun: Iterable[Support], group_id: int | None, today: date) -> str:
    """Return which offers have more pupils than places, where some begin in no group that others share; "" for none."""
    if group_id not in (None, ALONE):
        return too_full(session, group_id)
    session.flush()
    said = []
    for offer in {row.offer_id: row.offer for row in begun}.values():
        room = capacity(session, today=today, offer_id=offer.id).get(offer.id)
        if room is not None and room.over:
            said.append(f" {offer.name} has {room.running} of {room.places} places.")
    return "".join(said)
