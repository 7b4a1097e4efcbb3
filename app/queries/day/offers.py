"""Offers that need somebody: asked about and not answered, or about to end by what was announced."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Offer, OfferState
from app.queries.day.row import DayRow
from app.queries.offer_queries import open_queries
from app.vocabulary import OfferStatus


def questions_open(session: Session) -> tuple[DayRow, ...]:
    """Return the questions about offers' entries that nobody has answered, the oldest first."""
    return tuple(
        DayRow(row.id, row.offer, f"{row.asked_by}: “{row.question}”" if row.asked_by else f"“{row.question}”", row.asked_on, offer_id=row.offer_id)
        for row in open_queries(session)
    )  # fmt: skip


def offers_ending(session: Session, *, today: date, days: int = 14) -> tuple[DayRow, ...]:
    """Return the running or paused offers whose announced end is up to some days ahead or past, the earliest first."""
    rows = session.execute(
        select(Offer.id, Offer.name, Offer.runs_until)
        .join(OfferState, OfferState.offer_id == Offer.id)
        .where(
            OfferState.status.in_((OfferStatus.ACTIVE, OfferStatus.PAUSED)),
            OfferState.starts_on <= today,
            OfferState.ends_on.is_(None) | (OfferState.ends_on > today),
            Offer.runs_until <= today + timedelta(days=days),
        )
        .order_by(Offer.runs_until, Offer.folded, Offer.id)
    )
    return tuple(
        DayRow(row.id, row.name, "Its announced end", row.runs_until, (today - row.runs_until).days, offer_id=row.id)
        for row in rows
        if row.runs_until is not None
    )  # fmt: skip
