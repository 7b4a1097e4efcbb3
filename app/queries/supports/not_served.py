"""Which pupils an offer is not for, by its years; a fact to know, never a refusal."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Offer, Pupil, Standing
from app.vocabulary import serves_year, year_label


def not_served(session: Session, offer_id: int, pupils: Collection[int], *, today: date) -> tuple[str, ...]:
    """Return the names, with their years, of those among some pupils whom an offer's years leave out."""
    offer = session.get(Offer, offer_id)
    if offer is None:
        return ()
    rows = session.execute(
        select(Pupil, Standing.year_group)
        .join(Standing, Standing.pupil_id == Pupil.id)
        .where(
            Pupil.id.in_(pupils),
            Standing.starts_on <= today,
            (Standing.ends_on.is_(None)) | (Standing.ends_on > today),
        )
        .order_by(Pupil.folded)
    )
    return tuple(
        f"{pupil.known_as} ({year_label(year)})"
        for pupil, year in rows
        if not serves_year(offer.year_from, offer.year_to, year)
    )
