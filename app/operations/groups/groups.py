"""Groups, the runs of an offer: made, changed, ended, begun again, taken back."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Group, GroupSession, GroupStaff, Membership, Offer, Staff
from app.operations.around.checks import told
from app.operations.groups.group_draft import GroupDraft, clock_time
from app.operations.groups.planned import drop_planned, off_days
from app.operations.ordered import clean, found
from app.queries.map_words import full_day
from app.queries.supports.group_words import when_words
from app.queries.supports.hidden_offers import refuse_hidden_offer
from app.vocabulary import OfferStatus


def the_group(session: Session, group_id: int) -> Group:
    """Return a group; raises Problem where it has gone, or is not for whoever asks."""
    group = found(session, Group, group_id, "group")
    refuse_hidden_offer(session, group.offer_id)
    return group


def add_group(session: Session, draft: GroupDraft, *, today: date) -> Done:
    """Make a group of an offer; without a first day it runs from today on."""
    offer = found(session, Offer, draft.offer_id, "offer")
    refuse_hidden_offer(session, offer.id)
    _refuse_over(offer)
    _refuse(session, draft)
    group = Group(offer_id=offer.id, starts_on=draft.starts_on or today)
    _fill(group, draft)
    session.add(group)
    session.flush()
    return Done(f"New group of {offer.name}: {group.name}.", id=group.id)


def change_group(session: Session, group_id: int, draft: GroupDraft, *, today: date) -> Done:
    """Write what the form says over a group; whose offer it is stays.

    Sessions planned for days to come that it no longer meets on are taken out, and the sentence says so.
    """
    group = the_group(session, group_id)
    _refuse(session, draft, group)
    first = draft.starts_on or group.starts_on
    if group.ends_on is not None and first > group.ends_on:
        raise Invalid({"starts_on": "It cannot begin after it ended."})
    if (since := _first_used(session, group_id)) is not None and first > since:
        raise Invalid({"starts_on": f"Somebody was in it, or it met, on {full_day(since)}."})
    group.starts_on = first
    _fill(group, draft)
    out = drop_planned(session, group, off_days(group), today)
    more = f" {_sessions(out)} on other days taken out: plan them again." if out else ""
    return Done(f"Changed: {group.name}.{more}", id=group_id, counts={"taken_out": out})


def end_group(session: Session, group_id: int, *, on: date | None, why: str = "", today: date) -> Done:
    """End a group after a day; planned sessions after it go.

    Its members leave the group and no more: their supports run on elsewhere until somebody ends or moves them, and
    the sentence says how many they are.
    """
    group = the_group(session, group_id)
    if group.ends_on is not None:
        raise Problem("That group has ended already.")
    wrong = "Say which was its last day." if on is None else told(on, today)
    if on is not None and on < group.starts_on:
        wrong = "It cannot end before it began."
    if on is not None and not wrong and (held := _last_held(session, group_id)) is not None and held > on:
        wrong = "A register was taken after this day."
    if on is None or wrong:
        raise Invalid({"on": wrong})
    after = on + timedelta(days=1)
    group.ends_on, group.ended_why = on, clean(why)
    members = _open_members(session, group_id)
    for member in (*members, *_later_members(session, group_id, after)):
        member.ends_on = max(after, member.starts_on)
    drop_planned(session, group, lambda day: day > on, on)
    many = "1 pupil has" if len(members) == 1 else f"{len(members)} pupils have"
    left = f" {many} the support still, in no group." if members else ""
    return Done(f"Ended: {group.name}.{left}", id=group_id, counts={"members": len(members)})


def reopen_group(session: Session, group_id: int) -> Done:
    """Let a group that has ended run again; who was in it joins it again one by one."""
    group = the_group(session, group_id)
    if group.ends_on is None:
        raise Problem("That group runs already.")
    _refuse_over(group.offer)
    group.ends_on, group.ended_why = None, ""
    return Done(f"{group.name} runs again, with nobody in it yet.", id=group_id)


def take_back_group(session: Session, group_id: int) -> Done:
    """Take a group away that was made by mistake; one that somebody was in, or that met, is ended instead."""
    group = the_group(session, group_id)
    if (
        session.scalar(select(Membership.id).where(Membership.group_id == group_id).limit(1)) is not None
        or _last_held(session, group_id) is not None
    ):
        raise Problem(f"Somebody was in {group.name}, or it met.", "End it instead: what was stays readable.")
    for one in session.scalars(select(GroupSession).where(GroupSession.group_id == group_id)):
        session.delete(one)
    session.flush()
    name = group.name
    session.delete(group)
    return Done(f"Taken back: {name}.", id=group_id)


def _refuse_over(offer: Offer) -> None:
    if any(row.ends_on is None and row.status == OfferStatus.ENDED for row in offer.states):
        raise Problem(f"{offer.name} has ended.", "Let it run again first.")


def _refuse(session: Session, draft: GroupDraft, group: Group | None = None) -> None:
    wrong = draft.problems()
    before = {row.staff_id for row in group.staff} if group is not None else set()
    known = set(session.scalars(select(Staff.id).where(Staff.retired.is_(False)))) | before
    if not set(draft.staff) <= known:
        wrong["staff"] = "Choose somebody from the list of staff."
    if wrong:
        raise Invalid(wrong)


def _fill(group: Group, draft: GroupDraft) -> None:
    group.planned_end_on, group.weekday = draft.planned_end_on, draft.weekday
    group.starts_at, group.minutes = clock_time(draft.starts_at) or None, draft.minutes
    group.place, group.misses, group.notes = clean(draft.place), clean(draft.misses), draft.notes.strip()
    group.places = 1 if draft.alone and draft.places is None else draft.places
    group.sessions_planned, group.alone = draft.sessions_planned, draft.alone
    group.name = clean(draft.name) or when_words(group.weekday, group.starts_at) or "Group"
    staff = tuple(dict.fromkeys(draft.staff))
    for row in [row for row in group.staff if row.staff_id not in staff]:
        group.staff.remove(row)
    there = {row.staff_id: row for row in group.staff}
    for number, staff_id in enumerate(staff):
        if staff_id not in there:
            there[staff_id] = GroupStaff(staff_id=staff_id)
            group.staff.append(there[staff_id])
        there[staff_id].lead = number == 0


def _open_members(session: Session, group_id: int) -> list[Membership]:
    rows = select(Membership).where(Membership.group_id == group_id, Membership.ends_on.is_(None))
    return list(session.scalars(rows.order_by(Membership.id)))


def _later_members(session: Session, group_id: int, after: date) -> list[Membership]:
    """Return who left a group later than a day from which on it did not run: nobody was in it then."""
    rows = select(Membership).where(Membership.group_id == group_id, Membership.ends_on > after)
    return list(session.scalars(rows.order_by(Membership.id)))


def _first_used(session: Session, group_id: int) -> date | None:
    """Return the first day on which somebody was in a group, or on which it met."""
    joined = select(func.min(Membership.starts_on)).where(
        Membership.group_id == group_id,
        (Membership.ends_on.is_(None)) | (Membership.ends_on > Membership.starts_on),
    )
    held = select(func.min(GroupSession.held_on)).where(
        GroupSession.group_id == group_id, GroupSession.state == "held"
    )
    days = (session.scalar(joined), session.scalar(held))
    return min((day for day in days if day is not None), default=None)


def _last_held(session: Session, group_id: int) -> date | None:
    held = select(func.max(GroupSession.held_on)).where(GroupSession.group_id == group_id)
    return session.scalar(held.where(GroupSession.state == "held"))


def _sessions(number: int) -> str:
    return "1 planned session" if number == 1 else f"{number} planned sessions"
