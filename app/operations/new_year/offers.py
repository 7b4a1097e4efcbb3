"""Offers into the new year: kept and looked at, changed, ended."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.models import Offer, OfferState, School
from app.operations.new_year.drafts import OfferRoll, statuses
from app.vocabulary import OfferStatus


def write_offers(
    session: Session, rolls: Collection[OfferRoll], year_on: date, today: date
) -> dict[str, int]:
    """Do to offers what was decided; returns how many were kept, changed and ended."""
    wanted = {one.offer_id: one for one in rolls}
    weeks = session.get_one(School, 1).check_weeks
    counts = dict.fromkeys(("kept", "changed", "ended"), 0)
    rows = select(Offer).where(Offer.id.in_(wanted)).options(selectinload(Offer.states))
    for offer in session.scalars(rows):
        one = wanted[offer.id]
        status = statuses(one)
        changed = _move(offer, status, year_on, today)
        if not one.end and offer.runs_until != one.until:
            offer.runs_until, changed = one.until, True
        if one.checked and not one.end:
            offer.checked_on, offer.checked_by_id = today, None
            offer.check_due_on = today + timedelta(weeks=weeks)
        counts["ended" if one.end else "changed" if changed else "kept"] += 1
    return counts


def _move(offer: Offer, status: str, year_on: date, today: date) -> bool:
    """Give an offer a status from the first day of the year, or from its last change on; says whether it changed.

    A draft stays one: nothing makes an offer run but somebody who starts it.
    """
    current = next(row for row in offer.states if row.ends_on is None)
    if current.status == status or (current.status == OfferStatus.DRAFT and status != OfferStatus.ENDED):
        return False
    # Ended by itself when it said it would, else with the year.
    said = offer.runs_until + timedelta(days=1) if offer.runs_until else year_on
    on = min(said, year_on) if status == OfferStatus.ENDED else year_on
    on = min(today, max(on, current.starts_on))
    if on == current.starts_on:
        current.status = status
    else:
        current.ends_on = on
        offer.states.append(OfferState(status=status, starts_on=on))
    return True
