"""Moving supports on: from one stage to another, into a group or out of it, for one pupil or for many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Support
from app.operations.supports.checks import refuse_offer
from app.operations.supports.drafts import ALONE, stage_problems
from app.operations.supports.rows import (
    begin_stage,
    enter,
    leave,
    offer_too_full,
    open_membership,
    running_group,
)
from app.operations.supports.said import day_said, left_out_said, stage_said
from app.operations.supports.standing import each, last_stage, open_support, stages_in_order
from app.vocabulary import STAGE_LABELS, Stage, within


def move_supports(
    session: Session,
    support_ids: Iterable[int],
    stage: str,
    *,
    on: date | None = None,
    reason: str = "",
    group_id: int | None = None,
    today: date,
) -> Done:
    """Bring supports to another stage from a day on; those that cannot be there are left out and said.

    Running with a group puts them in it (ALONE makes each a group of one), any other stage takes them out. A day
    before the stage they are in is fitted between its neighbours, but for running, which says where they are now.
    counts: moved and left_out.
    """
    day = on or today
    found = stage_problems(stage, group_id)
    if day > today:
        found["on"] = "Choose today or an earlier day."
    if found:
        raise Invalid(found)
    numbers = list(support_ids)

    def move(number: int) -> Support:
        support = open_support(session, number, day)
        _move(session, support, stage, on=day, reason=reason, group_id=group_id)
        return support

    done, left_out = each(numbers, move)
    # Where a day was fitted in, the sentence says so rather than where they stand now.
    fitted = "" if all(last_stage(row).starts_on <= day for row in done) else " What came later stays."
    sentence = stage_said(done, stage, day, today) + fitted
    if stage == Stage.RUNNING:
        sentence += offer_too_full(session, done, group_id, today)
    counts = {"moved": len(done), "left_out": len(numbers) - len(done)}
    return Done(sentence + left_out_said(left_out), id=done[0].id, counts=counts)


def _move(
    session: Session, support: Support, stage: str, *, on: date, reason: str, group_id: int | None
) -> None:
    """Move one support; everything is checked before anything is written, as others of the bulk go on."""
    now, name = last_stage(support), f"{support.pupil.known_as}: {support.offer.name}"
    refuse_offer(session, support.offer, stage)
    if group_id:
        running_group(session, support.offer_id, group_id, on)
    if on < support.began_on:
        raise Invalid(
            {"on": f"{name} began on {day_said(support.began_on)}: choose that day or a later one."}
        )
    if on < now.starts_on:
        _fit(session, support, stage, on, reason)
        return
    there = open_membership(support)
    same = there is not None and (there.group.alone if group_id == ALONE else there.group_id == group_id)
    if stage == now.stage and (group_id is None or same):
        raise Problem(f"{name} is there already: {within(STAGE_LABELS[stage])}.")
    if group_id is not None:
        enter(session, support, group_id, on)
    else:
        leave(session, support, on)
    if stage != now.stage:
        begin_stage(session, support, stage, on=on, reason=reason)


def _fit(session: Session, support: Support, stage: str, on: date, reason: str) -> None:
    """Put a stage of an earlier day between its neighbours."""
    before = [row for row in stages_in_order(support) if row.starts_on <= on][-1]
    now = last_stage(support)
    if Stage.RUNNING in (stage, before.stage):
        since = f"{within(STAGE_LABELS[now.stage])} since {day_said(now.starts_on)}"
        raise Invalid({"on": f"{support.pupil.known_as} is {since}: choose that day or a later one."})
    until, before.ends_on = before.ends_on, on
    begin_stage(session, support, stage, on=on, reason=reason, until=until)
