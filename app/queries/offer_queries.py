"""The questions asked about offers' entries: those of one offer, and those nobody has answered yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import Offer, OfferQuery


@dataclass(frozen=True, slots=True)
class QueryRow:
    """A question about an offer's entry; answered_on None while it is open."""

    id: int
    offer_id: int
    offer: str
    asked_on: date
    asked_by: str
    question: str
    answered_on: date | None
    answer: str


def queries_about(session: Session, offer_id: int) -> tuple[QueryRow, ...]:
    """Return the questions about an offer, open ones first, then the newest."""
    rows = _rows(session, _asked().where(OfferQuery.offer_id == offer_id))
    return tuple(
        sorted(rows, key=lambda row: (row.answered_on is not None, -row.asked_on.toordinal(), -row.id))
    )


def open_queries(session: Session) -> tuple[QueryRow, ...]:
    """Return every question that nobody has answered yet, the oldest first."""
    asked = _asked().where(OfferQuery.answered_on.is_(None))
    return _rows(session, asked.order_by(OfferQuery.asked_on, OfferQuery.id))


def _asked() -> Select[*tuple[Any, ...]]:
    asked: Select[*tuple[Any, ...]] = select(
        OfferQuery.id,
        OfferQuery.offer_id,
        Offer.name,
        OfferQuery.asked_on,
        OfferQuery.asked_by,
        OfferQuery.question,
        OfferQuery.answered_on,
        OfferQuery.answer,
    )
    return asked.join(Offer, Offer.id == OfferQuery.offer_id)


def _rows(session: Session, asked: Select[*tuple[Any, ...]]) -> tuple[QueryRow, ...]:
    return tuple(QueryRow(*row) for row in session.execute(asked))
