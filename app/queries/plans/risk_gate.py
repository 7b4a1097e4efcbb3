"""What stands between a plan of Risk Support and agreed (requirements 41 to 48 and 52)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import Placement, Plan, Support
from app.queries.plans.agencies import agency_gate, outside
from app.queries.plans.agreed_by import agreement_gate, newest_agreements
from app.queries.plans.finding import Finding
from app.queries.wording import called
from app.vocabulary import Band, GroupingCode

NOTHING_TRIED = "Nothing earlier is recorded for this domain."


def risk_gate(plan: Plan, session: Session, today: date) -> tuple[Finding, ...]:
    """Return what a plan of Risk Support lacks, hindrances and warnings."""
    return (
        *_decision(plan, session),
        *_tried(plan, session),
        *_who(plan),
        *agreement_gate(plan, session),
        *agency_gate(plan, newest_agreements(plan, session), outside(plan, session, today)),
    )


def _decision(plan: Plan, session: Session) -> list[Finding]:
    """Both halves of the decision: why help is not being used, and what the risk is."""
    placement = session.scalar(_of(plan, Band.RISK).where(Placement.ends_on.is_(None)))
    found: list[Finding] = []
    help_, more = called(session, GroupingCode.HELP), called(session, GroupingCode.MORE_HELP)
    elsewhere = f"Where help can be used, {help_} or {more} is the place."
    if placement is None or not placement.help_unused:
        found.append(Finding(f"Say in the decision why help is not being used at present. {elsewhere}"))
    if placement is None or not placement.risk:
        found.append(Finding(f"Say in the decision in one sentence what the risk is. {elsewhere}"))
    return found


def _tried(plan: Plan, session: Session) -> list[Finding]:
    over = select(Support.id).where(
        Support.pupil_id == plan.pupil_id,
        Support.domain_id == plan.domain_id,
        Support.ended_on.is_not(None),
    )
    earlier = (_of(plan, Band.PLAN), over)
    if plan.tried or any(session.scalar(rows.limit(1)) is not None for rows in earlier):
        return []
    return [Finding(f"{NOTHING_TRIED} Say what was tried, or why nothing could be.")]


def _who(plan: Plan) -> list[Finding]:
    found: list[Finding] = []
    if not plan.crisis_contact:
        found.append(Finding("Give a crisis contact: whom to ring when it cannot wait."))
    if not plan.trusted_adult:
        name = plan.pupil.first_name
        found.append(Finding(f"No adult whom {name} trusts most is named yet.", hinders=False))
    return found


def _of(plan: Plan, band: Band) -> Select[Placement]:
    return select(Placement).where(
        Placement.pupil_id == plan.pupil_id,
        Placement.domain_id == plan.domain_id,
        Placement.band == band,
        Placement.withdrawn_at.is_(None),
    )
