"""Taking back what was recorded by mistake: the stage a support is in, or the whole of it."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Problem
from app.models import Group, GroupSession, Support, SupportStage
from app.operations.stays import on_roll, until
from app.operations.supports.checks import refuse_second
from app.operations.supports.fields import usual_look
from app.operations.supports.rows import open_membership
from app.operations.supports.standing import (
    known_support,
    readable_support,
    refuse_registered,
    stages_in_order,
)
from app.vocabulary import OVER, STAGE_LABELS, Stage, within

_A_DAY = timedelta(days=1)


def take_back_stage(session: Session, support_id: int, *, today: date) -> Done:
    """Take back the stage a support is in: it stands again where it stood before, in its group if it ran there.

    Of an ending that opens it again. Raises Problem where there was nothing before, or a register has been taken.
    """
    support = readable_support(session, support_id, today)
    rows = stages_in_order(support)
    if len(rows) == 1:
        raise Problem("There was nothing before that.", "Take the whole support back instead.")
    gone, before = rows[-1], rows[-2]
    if gone.stage in OVER:
        _refuse_open(session, support, today)
    elif gone.stage == Stage.RUNNING:
        refuse_registered(session, support, gone.starts_on)
        _refuse_judged(support, rows[:-1])
        _forget_groups(session, support, gone.starts_on)
    support.stages.remove(gone)
    session.flush()
    before.ends_on = None
    if before.stage == Stage.RUNNING:
        _back_to_group(session, support, gone.starts_on + (_A_DAY if gone.stage in OVER else timedelta()))
    if gone.stage in OVER:
        _reopen(session, support, today)
    words = within(STAGE_LABELS[before.stage])
    return Done(
        f"Taken back: {support.offer.name} for {support.pupil.known_as} is {words} again.", id=support.id
    )


def take_back_support(session: Session, support_id: int, *, today: date) -> Done:
    """Take back a support recorded by mistake, with its stages; one with registers is ended instead."""
    support = known_support(session, support_id, today)
    refuse_registered(session, support, support.began_on)
    what = f"{support.offer.name} for {support.pupil.known_as}"
    _forget_groups(session, support, support.began_on)
    session.delete(support)
    session.flush()
    return Done(f"Taken back: {what}.", id=support_id)


def _refuse_judged(support: Support, left: list[SupportStage]) -> None:
    """Raise Problem where it is said what came of a support that would not have run by then."""
    ran = [row.starts_on for row in left if row.stage == Stage.RUNNING]
    if support.outcome_on is not None and (not ran or min(ran) > support.outcome_on):
        raise Problem("It is said already what came of it.", "Take that away first.")


def _refuse_open(session: Session, support: Support, today: date) -> None:
    refuse_second(session, support)
    who = support.pupil.known_as
    if not on_roll(session, support.pupil_id, today):
        raise Problem(f"{who} is not on the roll.", "Only who is can have support.")
    if support.ended_on is not None and until(session, support.pupil_id, support.ended_on) is not None:
        raise Problem(f"{who} was away from the school since.", "Begin the support anew.")


def _reopen(session: Session, support: Support, today: date) -> None:
    support.ended_on, support.ending = None, None
    support.ending_note = support.what_next = support.who_told = support.way_back = ""
    if support.next_look_on is None:
        support.next_look_on = usual_look(session, today)


def _back_to_group(session: Session, support: Support, ended_on: date) -> None:
    """Open the time in a group again that ended with a day, where the group still runs."""
    row = next((row for row in support.memberships if row.ends_on == ended_on), None)
    if row is None or open_membership(support) is not None:
        return
    if row.group.alone:
        row.group.ends_on = None
    if row.group.ends_on is None:
        row.ends_on = None
    session.flush()


def _forget_groups(session: Session, support: Support, since: date) -> None:
    """Delete the time in groups since a day; a group made for this pupil alone goes with it."""
    alone: list[Group] = []
    for row in [row for row in support.memberships if row.starts_on >= since]:
        if row.group.alone:
            alone.append(row.group)
        support.memberships.remove(row)
    session.flush()
    for group in alone:
        for planned in session.scalars(select(GroupSession).where(GroupSession.group_id == group.id)):
            session.delete(planned)
        session.flush()
        session.delete(group)
    session.flush()
