"""Plans follow decisions: one ends with the placement that ends its grouping, and opens again with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Grouping, Placement, Plan
from app.queries.plans.planned import PLANNED

WITHDRAWN = "The decision behind the plan was withdrawn."


@dataclass(slots=True)
class Stretch:
    """Days without a gap in groupings that share a plan, and how they ended."""

    starts_on: date
    ends_on: date | None
    ending: str
    note: str


def plans_follow(session: Session, pupil_id: int, today: date, domain_id: int | None = None) -> None:
    """Bring a pupil's plans, in one domain or in all, into line with the placements as they stand now.

    The newest plan of each domain and band goes on while the pupil stands in a grouping it is behind, ends on the day
    and with the ending of the last one, and opens again where that ending is taken back.
    """
    session.flush()
    plans = select(Plan).where(Plan.pupil_id == pupil_id).order_by(Plan.id)
    if domain_id is not None:
        plans = plans.where(Plan.domain_id == domain_id)
    newest = {(plan.domain_id, plan.band): plan for plan in session.scalars(plans)}
    if not newest:
        return
    behind = _placements(session, pupil_id)
    for plan in newest.values():
        _follow(plan, _last_stretch(behind, plan), today)


def end_plan_with(plan: Plan, *, on: date, ending: str, note: str = "") -> None:
    """End a plan with the decision that ends its grouping; a plan never ends by itself."""
    plan.ended_on, plan.ending, plan.ending_note = max(on, plan.started_on), ending, note


def plan_goes_along(session: Session, wrong: Placement, right: Placement) -> None:
    """Let the open plan behind a decision for the wrong domain stand behind the one that takes its place."""
    session.flush()
    if wrong.pupil_id != right.pupil_id or right.grouping.code not in PLANNED[wrong.band]:
        return
    mine = select(Plan).where(
        Plan.pupil_id == wrong.pupil_id, Plan.band == wrong.band, Plan.ended_on.is_(None)
    )
    plan = session.scalar(mine.where(Plan.domain_id == wrong.domain_id))
    if plan is None or session.scalar(mine.where(Plan.domain_id == right.domain_id)) is not None:
        return
    last = _last_stretch(_placements(session, plan.pupil_id), plan)
    if last is None or last.ends_on is not None:
        plan.domain_id = right.domain_id


def _follow(plan: Plan, last: Stretch | None, today: date) -> None:
    if last is None:
        if plan.ended_on is None:
            end_plan_with(plan, on=today, ending="other", note=WITHDRAWN)
        return
    if plan.ended_on is not None and plan.ended_on < last.starts_on:
        return  # what began after its end is behind another plan
    if last.ends_on is None:
        plan.ended_on, plan.ending, plan.ending_note = None, None, ""
    else:
        end_plan_with(plan, on=last.ends_on, ending=last.ending, note=last.note)


def _placements(session: Session, pupil_id: int) -> list[tuple[Placement, str]]:
    """Return a pupil's decisions that stand, each with the code of its grouping, the earliest first."""
    rows = session.execute(
        select(Placement, Grouping.code)
        .join(Grouping, Grouping.id == Placement.grouping_id)
        .where(Placement.pupil_id == pupil_id, Placement.withdrawn_at.is_(None))
        .order_by(Placement.starts_on)
    )
    return [(row, code) for row, code in rows]


def _last_stretch(placements: Iterable[tuple[Placement, str]], plan: Plan) -> Stretch | None:
    last: Stretch | None = None
    for row, code in placements:
        if row.domain_id != plan.domain_id or code not in PLANNED[plan.band]:
            continue
        begins = row.starts_on if last is None or last.ends_on != row.starts_on else last.starts_on
        last = Stretch(begins, row.ends_on, row.ending or "", row.ending_note)
    return last
