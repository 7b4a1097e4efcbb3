"""A register as it is taken, and the sessions of the last days that have none yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Attendance, Group, GroupSession, Membership, Offer, Pupil, Support
from app.queries.supports.hidden_offers import hidden_offers, refuse_hidden_offer
from app.queries.supports.sight import hidden_words

# After so many days nobody is asked any more for a register.
_DAYS = 14


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A member on the day of a register; here is True until somebody says otherwise."""

    support_id: int
    pupil_id: int
    pupil: str
    here: bool
    absence: str
    note: str


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A register of a group on a day: state is "" where nothing is planned or noted of that day yet."""

    group_id: int
    group: str
    offer: str
    on: date
    state: str
    minutes: int | None
    note: str
    rows: tuple[RegisterRow, ...]


@dataclass(frozen=True, slots=True)
class RegisterDue:
    """A session that was planned and has no register yet; late counts the days since, 0 on the day."""

    group_id: int
    group: str
    offer_id: int
    offer: str
    on: date
    late: int


def register_of(session: Session, group_id: int, on: date) -> RegisterPage:
    """Return a group's register of a day with every member of that day, by name; raises Problem where it has gone.

    Words on somebody who was in Risk Support then are blank for who may not see that; who was here never is.
    """
    group = session.get(Group, group_id)
    if group is None:
        raise Problem("That group is no longer there.")
    refuse_hidden_offer(session, group.offer_id)
    held = session.scalar(
        select(GroupSession).where(GroupSession.group_id == group_id, GroupSession.held_on == on)
    )
    rows = session.execute(
        select(
            Support.id, Pupil.id, Pupil.forename, Pupil.preferred_name, Pupil.surname, Attendance.here,
            Attendance.absence, case((hidden_words(session), ""), else_=Attendance.note),
        )
        .join(Membership, Membership.support_id == Support.id)
        .join(Pupil, Pupil.id == Support.pupil_id)
        .outerjoin(
            Attendance,
            (Attendance.support_id == Support.id)
            & (Attendance.session_id == (held.id if held is not None else None)),
        )
        .where(
            Membership.group_id == group_id,
            Membership.starts_on <= on,
            (Membership.ends_on.is_(None)) | (Membership.ends_on > on),
        )
        .order_by(Pupil.folded, Support.id)
    )  # fmt: skip
    found = tuple(
        RegisterRow(
            number, pupil, f"{preferred or forename} {surname}".strip(), here is not False, absence or "",
            note or "",
        )
        for number, pupil, forename, preferred, surname, here, absence, note in rows
    )  # fmt: skip
    state, minutes, note = (held.state, held.minutes, held.note) if held is not None else ("", None, "")
    return RegisterPage(group_id, group.name, group.offer.name, on, state, minutes, note, found)


def register_day(session: Session, group_id: int, *, today: date) -> date:
    """Return the day that a register is most likely for: the last one due, else its last weekday.

    Due are the planned sessions of the last 14 days. A group without a weekday is asked about today.
    """
    due = [row.on for row in registers_due(session, today=today) if row.group_id == group_id]
    if due:
        return max(due)
    group = session.get(Group, group_id)
    if group is None or group.weekday is None:
        return today
    return max(group.starts_on, today - timedelta(days=(today.weekday() - group.weekday) % 7))


def registers_due(session: Session, *, today: date) -> tuple[RegisterDue, ...]:
    """Return the planned sessions of the last 14 days, today's included, that have no register, the oldest first.

    Only those on which somebody was in the group, so that each can be taken.
    """
    hidden = hidden_offers(session)
    there = (
        select(func.count())
        .select_from(Membership)
        .where(
            Membership.group_id == Group.id,
            Membership.starts_on <= GroupSession.held_on,
            (Membership.ends_on.is_(None)) | (Membership.ends_on > GroupSession.held_on),
        )
    )
    rows = session.execute(
        select(Group.id, Group.name, Offer.id, Offer.name, GroupSession.held_on)
        .join(Group, Group.id == GroupSession.group_id)
        .join(Offer, Offer.id == Group.offer_id)
        .where(
            GroupSession.state == "planned",
            GroupSession.held_on <= today,
            GroupSession.held_on > today - timedelta(days=_DAYS),
            there.scalar_subquery() > 0,
        )
        .order_by(GroupSession.held_on, Group.starts_at, Group.name)
    )
    return tuple(
        RegisterDue(group, name, offer, offer_name, on, (today - on).days)
        for group, name, offer, offer_name, on in rows
        if offer not in hidden
    )
