"""What the support of one pupil costs: each support, and the academic year against the first £6,000."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import School, Support
from app.queries.costs.charging import charges
from app.queries.costs.reckoning import reckoning
from app.queries.costs.sums import Figures, whole_figures
from app.queries.supports.sight import hidden_support
from app.queries.years import Period, year_name, year_of


@dataclass(frozen=True, slots=True)
class SupportCost:
    """What one support costs in a time."""

    support_id: int
    offer: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class PupilCost:
    """What a pupil's support costs in an academic year beside what the school finds first, in pounds."""

    pupil_id: int
    year: str
    supports: tuple[SupportCost, ...]
    figures: Figures
    first_pounds: int


def cost_of_support(session: Session, support_id: int, *, today: date) -> SupportCost:
    """Return what a support costs in this academic year; raises Problem where it is not there or not to be seen."""
    asked = select(Support.pupil_id, Support.offer_id).where(
        Support.id == support_id, ~hidden_support(session)
    )
    found = session.execute(asked).first()
    if found is None:
        raise Problem("That support is no longer there.")
    costs = _supports(session, found.pupil_id, [found.offer_id], year_of(session, today), today)
    mine = next((one for one in costs if one.support_id == support_id), None)
    if mine is None:
        raise Problem("That support has not run this year, so it has cost nothing yet.")
    return mine


def cost_of_pupil(session: Session, pupil_id: int, *, today: date) -> PupilCost:
    """Return what a pupil's support costs in this academic year, which opens into its supports and their lines."""
    year = year_of(session, today)
    offers = set(session.scalars(select(Support.offer_id).where(Support.pupil_id == pupil_id)))
    supports = _supports(session, pupil_id, offers, year, today)
    figures = whole_figures("This year", (one.figures for one in supports))
    first = session.get_one(School, 1).first_pounds
    return PupilCost(pupil_id, year_name(year.first), supports, figures, first)


def _supports(
    session: Session, pupil_id: int, offers: set[int] | list[int], year: Period, today: date
) -> tuple[SupportCost, ...]:
    known = reckoning(session, offers, year, today)
    found: dict[int, list[Figures]] = {}
    names: dict[int, str] = {}
    for charge in charges(known):
        if charge.pupil_id == pupil_id and charge.support_id is not None:
            found.setdefault(charge.support_id, []).append(charge.figures)
            names[charge.support_id] = known.facts.offers[charge.offer_id].name
    return tuple(
        SupportCost(number, names[number], whole_figures(names[number], parts))
        for number, parts in found.items()
    )
