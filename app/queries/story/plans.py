"""Plans, their versions and their endings as entries of a pupil's story."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.models import Aim, Plan, PlanVersion
from app.queries.plans.sight import plan_hidden
from app.queries.story.entry import StoryEntry
from app.queries.story.telling import Telling, lines, stopped
from app.vocabulary import Band, within


def plan_rows(told: Telling) -> list[Plan]:
    """Return a pupil's plans with their aims; none of a time in Risk Support to who may not see that."""
    session = told.session
    query = (
        select(Plan)
        .where(Plan.pupil_id == told.pupil_id, ~plan_hidden(session))
        .options(
            selectinload(Plan.domain),
            selectinload(Plan.aims).selectinload(Aim.ratings),
            selectinload(Plan.aims).selectinload(Aim.likelihoods),
        )
        .order_by(Plan.started_on.desc(), Plan.id.desc())
    )
    return list(session.scalars(query))


def plan_name(plan: Plan) -> str:
    """Return what a plan is called inside a sentence: "the plan for communication and language"."""
    kind = "the plan for managing risk" if plan.band == Band.RISK else "the plan"
    return (
        f"{kind} for {within(plan.domain.name)}"
        if plan.band != Band.RISK
        else f"{kind}, {within(plan.domain.name)}"
    )


def plan_entries(told: Telling, plans: list[Plan]) -> list[StoryEntry]:
    """Return what happened to plans as wholes: begun, agreed, new versions, ended."""
    found = []
    for plan in plans:
        name, of = plan_name(plan), plan.domain_id
        found.append(_entry("plan", plan.id, plan.started_on, f"Began {name}", of))
        if plan.agreed_on is not None:
            title = f"Agreed: {name}, version {plan.version}"
            found.append(_entry("plan agreed", plan.id, plan.agreed_on, title, of))
        if plan.ended_on is not None:
            ending = within(told.word("ending", plan.ending))
            title = f"Ended: {name}" + (f", {ending}" if ending else "")
            found.append(_entry("plan ended", plan.id, plan.ended_on, title, of, plan.ending_note))
    return found + _versions(told, {plan.id: plan for plan in plans})


def _versions(told: Telling, plans: dict[int, Plan]) -> list[StoryEntry]:
    query = select(
        PlanVersion.id, PlanVersion.plan_id, PlanVersion.number, PlanVersion.closed_on, PlanVersion.why
    )
    found = []
    for row in told.session.execute(query.where(PlanVersion.plan_id.in_(list(plans)))):
        plan = plans[row.plan_id]
        title = f"Version {row.number + 1} of {plan_name(plan)}"
        found.append(_entry("version", row.id, row.closed_on, title, plan.domain_id, row.why))
    return found


def _entry(kind: str, number: int, on: date, title: str, domain_id: int, *said: str) -> StoryEntry:
    return StoryEntry((kind, number), on, title, lines(*said), brief=stopped(title), domain_id=domain_id)
