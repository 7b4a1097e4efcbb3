"""The figures that costs and effect are reckoned with: weeks of term, the pounds found first, what counts as delivered."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import School
from app.operations.ordered import found
from app.queries.costs.sight import refuse_without_costs

MOST_POUNDS = 100_000


def set_cost_figures(session: Session, *, cost_weeks: int | None, first_pounds: int | None) -> Done:
    """Set the weeks of term in a year, and the pounds of support the school finds first for each pupil with SEN."""
    refuse_without_costs(session)
    if cost_weeks is None or not 1 <= cost_weeks <= 52:
        raise Invalid({"cost_weeks": "This is a number of weeks from 1 to 52."})
    if first_pounds is None or not 0 <= first_pounds <= MOST_POUNDS:
        raise Invalid({"first_pounds": "This is a sum in whole pounds."})
    school = found(session, School, 1, "school")
    school.cost_weeks, school.first_pounds = cost_weeks, first_pounds
    return Done("What costs are reckoned with is saved.", id=school.id)


def set_delivered_percent(session: Session, percent: int | None) -> Done:
    """Set the share of its planned sessions under which a support that ended counts as not delivered."""
    if percent is None or not 0 <= percent <= 100:
        raise Invalid({"percent": "A share is between 0 and 100%."})
    found(session, School, 1, "school").delivered_percent = percent
    return Done(f"A support counts as delivered from {percent} % of its planned sessions.", id=1)
