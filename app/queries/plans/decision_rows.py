"""The rows behind a decision that is in sight already: the options and the answers of the prompt."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import DecisionOption, Offer, OfferState, Placement, PromptAnswer
from app.vocabulary import OfferStatus


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option that was talked about; its name is the offer's where it was one."""

    name: str
    offer_id: int | None
    involves: str
    speaks_for: str
    speaks_against: str
    chosen: bool


def options_of(session: Session, item: Placement) -> tuple[OptionRow, ...]:
    """Return the options of a decision in their order."""
    rows = session.scalars(
        select(DecisionOption)
        .where(DecisionOption.placement_id == item.id)
        .order_by(DecisionOption.position, DecisionOption.id)
    )
    return tuple(
        OptionRow(
            row.offer.name if row.offer else row.name,
            row.offer_id,
            row.involves,
            row.speaks_for,
            row.speaks_against,
            row.chosen,
        )
        for row in rows
    )


def option_offers(session: Session) -> tuple[tuple[int, str], ...]:
    """Return (id, name) of what the school offers now, by name, to choose options from."""
    rows = session.execute(
        select(Offer.id, Offer.name)
        .join(OfferState, OfferState.offer_id == Offer.id)
        .where(OfferState.ends_on.is_(None), OfferState.status.in_((OfferStatus.ACTIVE, OfferStatus.PAUSED)))
        .order_by(Offer.name)
    )
    return tuple((row.id, row.name) for row in rows)


def answers_of(session: Session, item: Placement) -> dict[str, tuple[str, str]]:
    """Return row of the prompt → (answer, note), of those that were answered."""
    rows = session.scalars(select(PromptAnswer).where(PromptAnswer.placement_id == item.id))
    return {row.row: (row.answer, row.note) for row in rows}
