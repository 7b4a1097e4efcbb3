"""Rows for tests of what is refused while something is in use, made without the operations of others."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from app.done import Done
from app.models import Offer, OfferPlace, OfferState, Placement, Pupil
from app.store import Store
from tests.fixtures import NOW, TODAY


def place(store: Store, name: str, *, domain: int = 1, grouping: int = 3, ended: bool = False) -> int:
    """Put a new pupil into a grouping a month ago; ended, the placement was over by today."""

    def make(session: Session) -> Done:
        pupil = Pupil(forename=name, surname="Test", folded=f"{name} test".casefold())
        session.add(pupil)
        session.flush()
        session.add(
            Placement(
                pupil_id=pupil.id,
                domain_id=domain,
                grouping_id=grouping,
                band="plan",
                starts_on=TODAY - timedelta(days=30),
                ends_on=TODAY if ended else None,
                recorded_at=NOW,
            )
        )
        return Done("Placed.", id=pupil.id)

    return store.write(make).id or 0


def offer(store: Store, name: str, *, status: str = "active", grouping: int = 3, ended: bool = False) -> int:
    """Put a new offer of a status on the map; ended, its place there was over by today."""

    def make(session: Session) -> Done:
        start = TODAY - timedelta(days=30)
        made = Offer(name=name, folded=name.casefold())
        made.states = [OfferState(status=status, starts_on=start)]
        made.places = [OfferPlace(grouping_id=grouping, starts_on=start, ends_on=TODAY if ended else None)]
        session.add(made)
        session.flush()
        return Done("Offered.", id=made.id)

    return store.write(make).id or 0
