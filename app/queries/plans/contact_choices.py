"""What the form of a contact gives to choose from: kinds of contact, staff, and the offers that run now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Offer, OfferState
from app.queries.decision import choices
from app.queries.wording import words
from app.vocabulary import ListKind, OfferStatus, fold


@dataclass(frozen=True, slots=True)
class ContactChoices:
    """Codes and words of each list; me is who is at the program among the staff.

    offers: those that run, what the family can reach without a referral first.
    """

    kinds: tuple[tuple[str, str], ...]
    staff: tuple[tuple[int, str], ...]
    me: int | None
    offers: tuple[tuple[int, str], ...]
    follow_up_on: date
    days: tuple[tuple[str, date], ...]


def contact_choices(session: Session, *, person: str, today: date) -> ContactChoices:
    """Return what can be chosen on a day by the person at the program, given by name."""
    offered = choices(session, today=today)
    me = next((number for number, name in offered.staff if fold(name) == fold(person)), None)
    kinds = tuple(words(session, ListKind.CONTACT).items())
    return ContactChoices(
        kinds, offered.staff, me, _offers(session, today), offered.review_on, offered.reviews
    )


def follow_up_choices(session: Session) -> tuple[tuple[str, str], ...]:
    """Return how a follow-up can have gone, as (code, words)."""
    return tuple(words(session, ListKind.FOLLOW_UP).items())


def _offers(session: Session, today: date) -> tuple[tuple[int, str], ...]:
    rows = session.execute(
        select(Offer.id, Offer.name, Offer.self_access)
        .join(OfferState, OfferState.offer_id == Offer.id)
        .where(
            OfferState.status == OfferStatus.ACTIVE,
            OfferState.starts_on <= today,
            (OfferState.ends_on.is_(None)) | (OfferState.ends_on > today),
        )
        .order_by(Offer.self_access.is_not(True), Offer.folded, Offer.id)
    )
    return tuple((row.id, row.name if row.self_access else f"{row.name} (by referral)") for row in rows)
