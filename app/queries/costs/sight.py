"""Who may know what support costs: every question about it asks here, whatever the door has said before."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.abilities import Ability, NotAllowed
from app.queries.sight import sees_costs


def refuse_without_costs(session: Session) -> None:
    """Raise NotAllowed for who may not see costs; who may write them must see them too."""
    if not sees_costs(session):
        raise NotAllowed(Ability.SEE_COSTS)
