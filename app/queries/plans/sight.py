"""Which plans are out of sight for who may not see Risk Support."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import Session

from app.models import Plan
from app.queries.out_of_sight import hidden_time
from app.queries.sight import sees_risk
from app.vocabulary import Band


def plan_hidden(of: Session) -> ColumnElement[bool]:
    """Return the condition that a plan is out of sight: one of Risk Support, or one beside its time."""
    beside = hidden_time(of, Plan.pupil_id, Plan.domain_id, Plan.started_on, Plan.ended_on)
    return beside if sees_risk(of) else or_(Plan.band == Band.RISK, beside)
