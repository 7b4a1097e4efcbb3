"""What stands between a plan of Risk Support and agreed."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.models import Plan
from app.queries.plans.finding import Finding


def risk_gate(plan: Plan, session: Session, today: date) -> tuple[Finding, ...]:
    """Return what a plan of Risk Support lacks, hindrances and warnings."""
    return ()
