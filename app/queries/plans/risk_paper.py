"""A Risk Support plan as it is printed: on one page, for whoever has to act on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Placement, Plan
from app.queries.plans.labels import PLAN_LABELS
from app.queries.plans.plan import plans_of
from app.queries.plans.risk_words import (
    FOR_THE_DAY,
    agreement_line,
    plan_lines,
    standing_of,
    trusted_line,
)
from app.queries.plans.rows import PlanRow
from app.queries.school import school_profile
from app.queries.sight import ask_first, sees_risk
from app.vocabulary import Band

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RiskPaper:
    """What stands on the page; facts are label and text, agreements sentences. The UPN is not among it.

    unprotected asks for the notice at its foot.
    """

    school: str
    name: str
    domain: str
    standing: str
    crisis_contact: str
    facts: Lines
    agreements: tuple[str, ...]
    versions: tuple[str, ...]
    next_look_on: date | None
    made_on: date
    unprotected: bool


def risk_paper(session: Session, plan_id: int, *, today: date) -> RiskPaper:
    """Return a Risk Support plan for its page; raises Problem where it has gone, or is not for whoever asks."""
    plan = session.get(Plan, plan_id)
    if not sees_risk(session):
        raise ask_first()
    if plan is None or plan.band != Band.RISK:
        raise Problem("That plan is no longer there.")
    row = next(row for row in plans_of(session, plan.pupil_id, today=today) if row.id == plan_id)
    placement = session.scalar(
        select(Placement).where(
            Placement.pupil_id == plan.pupil_id,
            Placement.domain_id == plan.domain_id,
            Placement.band == Band.RISK,
            Placement.withdrawn_at.is_(None),
            Placement.ends_on.is_(None),
        )
    )
    name, school = plan.pupil.first_name, school_profile(session)
    return RiskPaper(
        school.name,
        plan.pupil.known_as,
        plan.domain.name,
        standing_of(row),
        row.crisis_contact,
        _facts(row, placement, name),
        tuple(agreement_line(one, name) for one in row.agreements_now()),
        tuple(f"Version {one.number}: {one.why}" for one in row.versions),
        placement.next_look_on if placement else None,
        today,
        school.is_sample,
    )


def _facts(row: PlanRow, placement: Placement | None, name: str) -> Lines:
    """Return who and what helps first, then why the plan is there, and what bounds it."""
    said = [(PLAN_LABELS["trusted_adult"], trusted_line(row, name)), *plan_lines(row, FOR_THE_DAY)]
    if placement is not None:
        said += [("The risk", placement.risk), ("Safeguarding record", placement.safeguarding_ref)]
    said += plan_lines(row, ("family_changes", "legal_limit"))
    return tuple((label, text) for label, text in said if text)
