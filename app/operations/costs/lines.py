"""The lines of what an offer costs: written, put in order, and taken away."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Offer, OfferCost
from app.operations.ordered import clean, found
from app.queries.costs.lines import FIXED, PER, STAFF
from app.queries.costs.sight import refuse_without_costs
from app.queries.wording import words
from app.vocabulary import ListKind

MOST_PENCE = 1_000_000_00
MOST_PEOPLE, MOST_MINUTES = 50, 600


@dataclass(frozen=True, slots=True)
class OfferCostDraft:
    """One line: people of a role beside each session, or pence once for each year, group, session or pupil."""

    offer_id: int
    kind: str
    label: str = ""
    role: str | None = None
    people: float | None = 1
    extra_minutes: int | None = 0
    pence: int | None = 0
    per: str = "session"
    funding: str | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong: dict[str, str] = {}
        if self.kind == STAFF:
            if not self.role:
                wrong["role"] = "Choose the role of who does it."
            if not self.people or not 0 < self.people <= MOST_PEOPLE:
                wrong["people"] = "Say how many people, such as 1 or 0.5."
            if not 0 <= (self.extra_minutes or 0) <= MOST_MINUTES:
                wrong["extra_minutes"] = "This is a number of minutes up to 600."
        elif self.kind == FIXED:
            if not self.label.strip():
                wrong["label"] = "Say what is paid for."
            if not self.pence or not 0 < self.pence <= MOST_PENCE:
                wrong["pence"] = "Say how much it is."
            if self.per not in PER:
                wrong["per"] = "Choose what it is paid for each of."
        else:
            wrong["kind"] = "Choose staff or a fixed sum."
        return wrong


def write_offer_cost(session: Session, draft: OfferCostDraft, *, cost_id: int | None = None) -> Done:
    """Add a line to what an offer costs, or write over one; the sentence has no figure."""
    refuse_without_costs(session)
    offer = found(session, Offer, draft.offer_id, "offer")
    if wrong := draft.problems() or _unknown(session, draft):
        raise Invalid(wrong)
    if cost_id is None:
        row = OfferCost(offer_id=offer.id, position=len(_rows(session, offer.id)))
        session.add(row)
    else:
        row = found(session, OfferCost, cost_id, "line")
    staff = draft.kind == STAFF
    row.kind, row.label, row.funding = draft.kind, clean(draft.label), draft.funding
    row.role, row.people = (draft.role, draft.people or 1) if staff else (None, 1)
    row.extra_minutes = (draft.extra_minutes or 0) if staff else 0
    row.pence, row.per = (0, "session") if staff else (draft.pence or 0, draft.per)
    session.flush()
    return Done(f"Wrote what {offer.name} takes.", id=row.id)


def move_offer_cost(session: Session, cost_id: int, position: int) -> Done:
    """Move a line to a place among those of its offer, 0 being the first."""
    refuse_without_costs(session)
    row = found(session, OfferCost, cost_id, "line")
    others = [one for one in _rows(session, row.offer_id) if one is not row]
    others.insert(max(0, min(position, len(others))), row)
    for place, one in enumerate(others):
        one.position = place
    return Done(f"Put what {row.offer.name} takes in order.", id=cost_id)


def drop_offer_cost(session: Session, cost_id: int) -> Done:
    """Take a line away from what an offer costs."""
    refuse_without_costs(session)
    row = found(session, OfferCost, cost_id, "line")
    name = row.offer.name
    session.delete(row)
    return Done(f"Took a line away from what {name} takes.", id=cost_id)


def _rows(session: Session, offer_id: int) -> list[OfferCost]:
    asked = select(OfferCost).where(OfferCost.offer_id == offer_id)
    return list(session.scalars(asked.order_by(OfferCost.position, OfferCost.id)))


def _unknown(session: Session, draft: OfferCostDraft) -> dict[str, str]:
    """Return field → sentence for words that are not in the school's lists."""
    wrong: dict[str, str] = {}
    if draft.kind == STAFF and draft.role not in words(session, ListKind.ROLE, retired=True):
        wrong["role"] = "Choose a role that is in the list."
    if draft.funding is not None and draft.funding not in words(session, ListKind.FUNDING, retired=True):
        wrong["funding"] = "Choose a funding stream that is in the list."
    return wrong
