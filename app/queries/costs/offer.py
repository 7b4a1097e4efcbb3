"""What one offer costs in a time: its lines, and planned, to date and attended with how each is made up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Offer
from app.queries.costs.charge import Charge
from app.queries.costs.charging import charges
from app.queries.costs.lines import CostLine, cost_lines
from app.queries.costs.reckoning import reckoning
from app.queries.costs.sums import Figures, Sum, alike, whole_figures
from app.queries.supports.hidden_offers import refuse_hidden_offer
from app.queries.years import Period


@dataclass(frozen=True, slots=True)
class OfferCosts:
    """An offer's lines and figures; supports is how many ran in the time. No part of a figure names a pupil."""

    offer_id: int
    name: str
    in_house: bool
    lines: tuple[CostLine, ...]
    supports: int
    figures: Figures


def offer_cost(session: Session, offer_id: int, period: Period, today: date) -> OfferCosts:
    """Return what an offer costs in a time; raises Problem where it is not there, NotAllowed where costs are hidden."""
    lines = cost_lines(session, offer_id)
    refuse_hidden_offer(session, offer_id)
    offer = session.get(Offer, offer_id)
    if offer is None:
        raise Problem("That offer is no longer there.")
    found = tuple(charges(reckoning(session, [offer_id], period, today)))
    supports = len({charge.support_id for charge in found} - {None})
    return OfferCosts(offer_id, offer.name, offer.in_house, lines, supports, figures_of(offer.name, found))


def figures_of(name: str, found: Iterable[Charge]) -> Figures:
    """Return the figures of many charges of one offer, of which those that are alike are one part, "6 times …"."""
    return whole_figures(name, (charge.figures for charge in found), flat)


def flat(parts: Iterable[Sum]) -> tuple[Sum, ...]:
    """Return the smallest parts of figures, those that are alike together."""
    leaves: list[Sum] = []
    for part in parts:
        leaves.extend(_leaves(part) if part.parts else (part,))
    return alike(leaves)


def _leaves(figure: Sum) -> Iterator[Sum]:
    for part in figure.parts:
        if part.parts:
            yield from _leaves(part)
        else:
            yield part
