"""Asking whether what is written of an offer is right, and answering: the log beside each entry."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Offer, OfferQuery
from app.operations.record import recorded_at, recorded_by

LONGEST = 500


def ask_about_offer(session: Session, offer_id: int, question: str, *, by: str = "", today: date) -> Done:
    """Write down a question about an offer's entry; by says who asks, where it is not who writes."""
    offer = session.get(Offer, offer_id)
    if offer is None:
        raise Problem("That offer is no longer there.")
    row = OfferQuery(
        offer=offer,
        asked_on=today,
        asked_by=by.strip() or recorded_by(session),
        question=_words(question, "question", "Say what should be looked at."),
        recorded_at=recorded_at(session),
        recorded_by=recorded_by(session),
    )
    session.add(row)
    session.flush()
    return Done(f"Asked about {offer.name}.", id=row.id)


def answer_query(session: Session, query_id: int, answer: str, *, today: date) -> Done:
    """Answer a question, which closes it; answering again writes over the answer."""
    row = _query(session, query_id)
    row.answer = _words(answer, "answer", "Say what was found, if only that it is right as it stands.")
    row.answered_on = today
    return Done(f"Answered about {row.offer.name}.", id=row.id)


def take_back_query(session: Session, query_id: int) -> Done:
    """Take back a question that was asked by mistake."""
    row = _query(session, query_id)
    session.delete(row)
    return Done(f"Taken back: a question about {row.offer.name}.", id=query_id)


def _query(session: Session, query_id: int) -> OfferQuery:
    row = session.get(OfferQuery, query_id)
    if row is None:
        raise Problem("That question is no longer there.")
    return row


def _words(text: str, name: str, missing: str) -> str:
    words = text.strip()
    if not words:
        raise Invalid({name: missing})
    if len(words) > LONGEST:
        raise Invalid({name: f"Please keep it under {LONGEST} characters."})
    return words
