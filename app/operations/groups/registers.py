"""Registers: who was at a session, taken in ten seconds as everyone here but a few, corrected, taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Attendance, Group, GroupSession, Membership, Support
from app.operations.around.checks import told
from app.operations.groups.groups import the_group
from app.operations.groups.planned import CANCELLED, HELD, PLANNED
from app.operations.groups.sessions import new_session, session_on
from app.operations.ordered import clean, unknown_word
from app.operations.record import recorded_at, recorded_by
from app.queries.map_words import full_day
from app.queries.supports.sight import hidden_words
from app.vocabulary import ListKind


@dataclass(frozen=True, slots=True)
class RegisterDraft:
    """Who was not there: (support, a code of the list of absences or "", a few words); everyone else was."""

    group_id: int
    on: date | None
    absent: tuple[tuple[int, str, str], ...] = ()
    minutes: int | None = None
    note: str = ""

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong = {} if self.on is not None else {"on": "Say on which day."}
        if self.minutes is not None and not 1 <= self.minutes <= 600:
            wrong["minutes"] = "This can be 1 to 600."
        return wrong


def take_register(session: Session, draft: RegisterDraft, *, today: date) -> Done:
    """Note that a session was held: everyone who was a member that day was here but those the draft names.

    A second register of the same day corrects the first. Whoever was a member only by mistake drops out of it.
    """
    group = the_group(session, draft.group_id)
    on = _refuse(session, draft, group, today)
    members = set(session.scalars(_members_on(group.id, on)))
    if not members:
        raise Problem(
            f"Nobody was in {group.name} on {full_day(on)}.", "Choose another day, or add who is in it."
        )
    absent = {support_id: (code, note) for support_id, code, note in draft.absent}
    if not absent.keys() <= members:
        raise Problem(
            "Somebody in this register was not in the group on that day.", "Open the register again."
        )
    held = session_on(session, group.id, on)
    first = held is None or held.state != HELD
    if held is None:
        held = new_session(session, group.id, on, HELD)
        session.add(held)
    held.state, held.minutes, held.note = HELD, draft.minutes, clean(draft.note)
    held.recorded_at, held.recorded_by = recorded_at(session), recorded_by(session)
    session.flush()
    _write(session, held, members, absent)
    here = len(members) - len(absent)
    words = f"{here} of {len(members)} here" if absent else "everyone here"
    what = "Register of" if first else "Corrected the register of"
    counts = {"here": here, "members": len(members)}
    return Done(f"{what} {group.name} on {full_day(on)}: {words}.", id=held.id, counts=counts)


def take_back_register(session: Session, group_id: int, on: date) -> Done:
    """Take back what was noted of a session: its register, or that it was cancelled.

    On a day on which the group meets it stands as planned again, on any other day it goes.
    """
    group = the_group(session, group_id)
    row = session_on(session, group_id, on)
    if row is None or row.state == PLANNED:
        raise Problem("Nothing was noted of that day yet.")
    what = "that it was cancelled" if row.state == CANCELLED else "the register"
    for one in session.scalars(select(Attendance).where(Attendance.session_id == row.id)):
        session.delete(one)
    session.flush()
    if group.weekday is None or group.weekday == on.weekday():
        row.state, row.minutes, row.note = PLANNED, None, ""
    else:
        session.delete(row)
    return Done(f"Taken back for {group.name} on {full_day(on)}: {what}.", id=group_id)


def _refuse(session: Session, draft: RegisterDraft, group: Group, today: date) -> date:
    wrong, on = draft.problems(), draft.on
    if on is not None and (sentence := told(on, today)):
        wrong["on"] = sentence
    elif on is not None and (on < group.starts_on or (group.ends_on is not None and on > group.ends_on)):
        wrong["on"] = "The group did not run on this day."
    if any(unknown_word(session, ListKind.ABSENCE, code) for code in {code for _, code, _ in draft.absent}):
        wrong["absent"] = "Choose a reason from the list."
    if on is None or wrong:
        raise Invalid(wrong)
    return on


def _members_on(group_id: int, on: date) -> Select[int]:
    return select(Membership.support_id).where(
        Membership.group_id == group_id,
        Membership.starts_on <= on,
        (Membership.ends_on.is_(None)) | (Membership.ends_on > on),
    )


def _write(
    session: Session, held: GroupSession, members: set[int], absent: dict[int, tuple[str, str]]
) -> None:
    noted = select(Attendance).where(Attendance.session_id == held.id)
    there = {row.support_id: row for row in session.scalars(noted)}
    for support_id, row in there.items():
        if support_id not in members:
            session.delete(row)
    # Whoever cannot read the words on somebody does not take them away by saving the register again.
    unread = set(session.scalars(select(Support.id).where(Support.id.in_(there), hidden_words(session))))
    for support_id in sorted(members):
        row = there.get(support_id) or Attendance(session_id=held.id, support_id=support_id)
        code, note = absent.get(support_id, ("", ""))
        row.here, row.absence = support_id not in absent, code or None
        row.note = row.note if support_id in unread and not row.here and not clean(note) else clean(note)
        session.add(row)
