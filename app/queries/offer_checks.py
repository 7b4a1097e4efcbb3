"""Which offers are to be checked again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Offer, OfferState, Organisation, Staff
from app.queries.day_kinds import Kind
from app.queries.put_off import put_off_now
from app.vocabulary import OfferStatus


@dataclass(frozen=True, slots=True)
class CheckDue:
    """A running offer whose words nobody has checked for a term, or ever."""

    offer_id: int
    name: str
    organisation: str
    checked_on: date | None
    checked_by: str
    weeks: int | None


def checks_due(session: Session, *, today: date) -> tuple[CheckDue, ...]:
    """Return the running offers to check again that nobody has put off, never checked first, then the longest ago."""
    away = put_off_now(session, today=today)
    rows = session.execute(
        select(
            Offer.id,
            Offer.name,
            Organisation.name.label("organisation"),
            Offer.checked_on,
            Staff.name.label("by"),
        )
        .join(OfferState, OfferState.offer_id == Offer.id)
        .outerjoin(Organisation, Organisation.id == Offer.organisation_id)
        .outerjoin(Staff, Staff.id == Offer.checked_by_id)
        .where(
            OfferState.status == OfferStatus.ACTIVE,
            OfferState.starts_on <= today,
            (OfferState.ends_on.is_(None)) | (OfferState.ends_on > today),
            (Offer.checked_on.is_(None)) | (Offer.check_due_on <= today),
        )
        .order_by(Offer.checked_on.is_not(None), Offer.checked_on, Offer.folded, Offer.id)
    )
    return tuple(
        CheckDue(
            row.id,
            row.name,
            row.organisation or "",
            row.checked_on,
            row.by or "",
            None if row.checked_on is None else (today - row.checked_on).days // 7,
        )
        for row in rows
        if (Kind.CHECK, row.id) not in away
    )
