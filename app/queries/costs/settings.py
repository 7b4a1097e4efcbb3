"""The figures that costs and effect are reckoned with, as the school has set them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import School
from app.queries.costs.sight import refuse_without_costs


@dataclass(frozen=True, slots=True)
class CostFigures:
    """Weeks of term in a year, and the pounds of support found first for each pupil with SEN."""

    cost_weeks: int
    first_pounds: int


def cost_figures(session: Session) -> CostFigures:
    """Return what costs are reckoned with; raises NotAllowed for who may not see costs."""
    refuse_without_costs(session)
    school = session.get_one(School, 1)
    return CostFigures(school.cost_weeks, school.first_pounds)


def delivered_percent(session: Session) -> int:
    """Return the share of its planned sessions from which a support counts as delivered."""
    return session.get_one(School, 1).delivered_percent
