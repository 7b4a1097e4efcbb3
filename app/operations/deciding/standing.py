"""Reaching a placement that stands, for whoever may see it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Placement
from app.queries.out_of_sight import is_hidden, refuse_out_of_sight
from app.queries.sight import ask_first


def standing_placement(session: Session, placement_id: int, today: date) -> Placement:
    """Return a placement that was not withdrawn. Raises Problem where it has gone or is out of sight."""
    placement = session.get(Placement, placement_id)
    if placement is None or placement.withdrawn_at is not None:
        raise Problem("That placement is no longer there.")
    if is_hidden(session, placement_id):
        raise ask_first()
    refuse_out_of_sight(session, placement.pupil_id, placement.domain_id, today)
    return placement
