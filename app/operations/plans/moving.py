"""Putting off what a plan has a date for: an aim, and the planned end."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.operations.plans.standing import standing_aim, standing_plan
from app.queries.map_words import full_day
from app.vocabulary import within


def move_aim_date(session: Session, aim_id: int, *, to: date, today: date) -> Done:
    """Move the day by which an aim is to be reached; what was agreed of it stays agreed."""
    aim = standing_aim(session, aim_id, today)
    if aim.outcome is not None:
        raise Problem("How that aim went has been said already.")
    if to < today:
        raise Invalid({"to": "Choose today or a later day."})
    aim.target_on = to
    return Done(f"{aim.plan.pupil.known_as} has until {full_day(to)} for this aim.", id=aim.id)


def move_planned_end(session: Session, plan_id: int, *, to: date, today: date) -> Done:
    """Move the day on which a plan is planned to end; it never ends by itself."""
    plan = standing_plan(session, plan_id, today)
    if to < today or to <= plan.started_on:
        raise Invalid({"to": "Choose today or a later day, after the plan began."})
    plan.planned_end_on = to
    words = f"{plan.pupil.known_as}’s plan for {within(plan.domain.name)}"
    return Done(f"{words} is planned to end on {full_day(to)}.", id=plan.id)
