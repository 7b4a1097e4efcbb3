"""The plan that an operation is about: there, open, and for this person to change."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Aim, Grouping, Placement, Plan
from app.queries.out_of_sight import refuse_out_of_sight
from app.queries.plans.planned import PLANNED
from app.queries.plans.sight import plan_hidden
from app.queries.sight import ask_first, sees_risk
from app.vocabulary import Band


def standing_plan(session: Session, plan_id: int, today: date) -> Plan:
    """Return an open plan to be changed; raises Problem where it has gone, ended, or is out of sight."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise Problem("That plan is no longer there.")
    refuse_hidden(session, plan, today)
    if plan.ended_on is not None:
        raise Problem("That plan has ended.", "A new decision begins the next one.")
    return plan


def standing_aim(session: Session, aim_id: int, today: date) -> Aim:
    """Return an aim of an open plan; raises Problem as standing_plan does."""
    aim = session.get(Aim, aim_id)
    if aim is None:
        raise Problem("That aim is no longer there.")
    standing_plan(session, aim.plan_id, today)
    return aim


def refuse_agreed(plan: Plan) -> None:
    """Raise Problem where the text is agreed: what somebody agreed to is not changed under their hands."""
    if plan.agreed_on is not None:
        raise Problem(f"Version {plan.version} is agreed.", "Begin a new version to change what it says.")


def refuse_hidden(session: Session, plan: Plan, today: date) -> None:
    """Raise Problem where a plan is out of sight."""
    refuse_out_of_sight(session, plan.pupil_id, plan.domain_id, today)
    if plan.band == Band.RISK and not sees_risk(session):
        raise ask_first()
    if session.scalar(select(plan_hidden(session)).where(Plan.id == plan.id)):
        raise ask_first()


def stands_in(session: Session, pupil_id: int, domain_id: int, band: str) -> bool:
    """Say whether a pupil stands in a grouping that a plan of the band is behind."""
    found = session.scalar(
        select(Placement.id)
        .join(Grouping, Grouping.id == Placement.grouping_id)
        .where(
            Placement.pupil_id == pupil_id,
            Placement.domain_id == domain_id,
            Placement.withdrawn_at.is_(None),
            Placement.ends_on.is_(None),
            Grouping.code.in_(PLANNED[band]),
        )
        .limit(1)
    )
    return found is not None
