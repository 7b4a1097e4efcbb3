"""What stands between a plan and agreed: one gate for each band."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.models import Aim, Grouping, Involvement, Placement, Plan
from app.queries.plans.agreed_by import agreement_gate
from app.queries.plans.finding import Finding
from app.queries.plans.risk_gate import risk_gate
from app.vocabulary import Band, GroupingCode


def findings(plan: Plan, session: Session, today: date) -> tuple[Finding, ...]:
    """Return what a plan lacks, hindrances and warnings; nothing is looked for once it has ended."""
    if plan.ended_on is not None:
        return ()
    gate = risk_gate if plan.band == Band.RISK else help_gate
    return gate(plan, session, today)


def help_gate(plan: Plan, session: Session, today: date) -> tuple[Finding, ...]:
    """Return what a plan of Getting Help or Getting More Help lacks (requirements 23 to 30)."""
    return (*_aims(plan.aims), *agreement_gate(plan, session), *_more_help(plan, session, today))


def _aims(aims: list[Aim]) -> tuple[Finding, ...]:
    if not aims:
        return (Finding("Write an aim, in the family’s words."),)
    if any(aim.criterion and aim.target_on and aim.contingency for aim in aims):
        return ()
    aim = aims[0]
    lacks = (
        (not aim.criterion, "what will be seen when it is reached"),
        (aim.target_on is None, "a date"),
        (not aim.contingency, "what happens if not"),
    )
    words = [text for missing, text in lacks if missing]
    return (Finding(f"An aim needs {_list(words)}."),)


def _more_help(plan: Plan, session: Session, today: date) -> tuple[Finding, ...]:
    """Getting More Help is protracted, or joint work of two or more professionals: asked about, never demanded."""
    if plan.long_timeframe or grouping_now(plan, session) != GroupingCode.MORE_HELP:
        return ()
    professionals = session.scalar(
        select(func.count())
        .select_from(Involvement)
        .where(
            Involvement.pupil_id == plan.pupil_id,
            Involvement.kind == "professional",
            Involvement.starts_on <= today,
            or_(Involvement.ends_on.is_(None), Involvement.ends_on > today),
        )
    )
    words = "No long timeframe and fewer than two professionals are noted; one of the two is usual here."
    return () if (professionals or 0) >= 2 else (Finding(words, hinders=False),)


def grouping_now(plan: Plan, session: Session) -> str:
    """Return the code of the grouping that an open plan stands behind; "" where there is none."""
    code = session.scalar(
        select(Grouping.code)
        .join(Placement, Placement.grouping_id == Grouping.id)
        .where(
            Placement.pupil_id == plan.pupil_id,
            Placement.domain_id == plan.domain_id,
            Placement.band == plan.band,
            Placement.withdrawn_at.is_(None),
            Placement.ends_on.is_(None),
        )
    )
    return code or ""


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
