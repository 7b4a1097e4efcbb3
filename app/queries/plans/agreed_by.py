"""What a plan lacks in agreement, for the young person and for the family."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Agreement, Plan
from app.queries.plans.finding import Finding

# Only these two are looked for; the school and agencies may agree as well.
_LOOKED_FOR = ("young_person", "family")


def newest_agreements(plan: Plan, session: Session) -> tuple[Agreement, ...]:
    """Return the agreements to the version that stands, the newest of each person."""
    rows = session.scalars(
        select(Agreement)
        .where(Agreement.plan_id == plan.id, Agreement.version == plan.version)
        .order_by(Agreement.id)
    )
    return tuple({(row.kind, row.involvement_id): row for row in rows}.values())


def agreement_gate(plan: Plan, session: Session) -> tuple[Finding, ...]:
    """Return what is missing of the agreement of the young person and of the family to this version."""
    rows = newest_agreements(plan, session)
    names = {"young_person": plan.pupil.first_name, "family": "the family"}
    found: list[Finding] = []
    for kind in _LOOKED_FOR:
        found += _of_one(plan, names[kind], [row for row in rows if row.kind == kind])
    return tuple(found)


def _of_one(plan: Plan, name: str, rows: list[Agreement]) -> list[Finding]:
    said = [row for row in rows if row.not_agreed != "differs"]
    if rows and not said:
        return [Finding(f"{_start(name)} sees it differently: talk it over, and record what is agreed.")]
    if not said:
        return [Finding(f"Record when {name} agreed to version {plan.version}, or why not.")]
    if any(row.not_agreed == "too_young" and not row.how_shared for row in said):
        return [Finding(f"Say how the plan was shared with {name}, who is too young to agree.")]
    late = plan.version == 1 and any(row.agreed_on and row.agreed_on > plan.started_on for row in said)
    words = f"{_start(name)} agreed after the plan had started; better before."
    return [Finding(words, hinders=False)] if late else []


def _start(name: str) -> str:
    return name[:1].upper() + name[1:]
