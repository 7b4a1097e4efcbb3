"""How many more pupils than places an offer would have once some begin on it, in no group that others share."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Support, SupportStage
from app.queries.supports.capacity import capacity, shared_places
from app.queries.supports.sight import hidden_support
from app.vocabulary import Stage


def over_full(
    session: Session,
    offer_id: int,
    pupils: Collection[int] = (),
    *,
    moving: Collection[int] = (),
    alone: bool = False,
    today: date,
) -> int:
    """Return by how many there would be too many on an offer; nought where there is room, or nobody has said.

    moving: supports that are to begin, whose pupils count. alone: each begins in a group of one. Whoever is there
    already takes no second place; nor does a group of one take room from the groups beside it.
    """
    found = capacity(session, today=today, offer_id=offer_id).get(offer_id)
    if found is None or found.places is None:
        return 0
    if alone and offer_id in shared_places(session, today, offer_id):
        return 0
    movers = select(Support.pupil_id).where(Support.id.in_(moving), ~hidden_support(session))
    new = set(session.scalars(movers)) | set(pupils)
    there = (
        select(Support.pupil_id)
        .join(SupportStage, SupportStage.support_id == Support.id)
        .where(
            Support.offer_id == offer_id,
            Support.pupil_id.in_(new),
            SupportStage.stage == Stage.RUNNING,
            SupportStage.starts_on <= today,
            (SupportStage.ends_on.is_(None)) | (SupportStage.ends_on > today),
        )
    )
    new -= set(session.scalars(there))
    return max(0, found.running + len(new) - found.places) if new else 0
