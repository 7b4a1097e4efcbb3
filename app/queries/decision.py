"""What the decision sheet fills in by itself: how a pupil stands now, who can be named, when to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Grouping, Placement, PupilNeed, School, Staff, Term
from app.queries.sight import ASK, sees_risk
from app.vocabulary import ASK_CODE, Band


@dataclass(frozen=True, slots=True)
class StandsNow:
    """One open placement of a pupil in a domain; ASK_CODE and placement 0 for what is not to be seen."""

    placement_id: int
    grouping: str
    label: str
    band: str
    starts_on: date
    next_look_on: date | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the sheet offers: staff as (id, name), the usual days to look again as (words, date)."""

    staff: tuple[tuple[int, str], ...]
    review_on: date
    reviews: tuple[tuple[str, date], ...]


def stands_now(session: Session, pupil_id: int, domain_id: int, *, today: date) -> tuple[StandsNow, ...]:
    """Return the open placements of a pupil in a domain: none means Thriving, two where Risk Support is beside.

    Where one of them is Risk Support, who may not see that gets one line in their stead: Ask the SENCO.
    """
    rows = session.execute(
        select(
            Placement.id,
            Grouping.code,
            Grouping.short_label,
            Placement.band,
            Placement.starts_on,
            Placement.next_look_on,
        )
        .join(Grouping, Grouping.id == Placement.grouping_id)
        .where(
            Placement.pupil_id == pupil_id,
            Placement.domain_id == domain_id,
            Placement.withdrawn_at.is_(None),
            Placement.starts_on <= today,
            (Placement.ends_on.is_(None)) | (Placement.ends_on > today),
        )
        .order_by(Placement.band)
    ).all()
    risk = next((row for row in rows if row.band == Band.RISK), None)
    if risk is not None and not sees_risk(session):
        return (StandsNow(0, ASK_CODE, ASK, Band.PLAN, risk.starts_on, None),)
    return tuple(
        StandsNow(row.id, row.code, row.short_label, row.band, row.starts_on, row.next_look_on)
        for row in rows
    )


def open_needs(session: Session, pupil_id: int, domain_id: int) -> tuple[int, ...]:
    """Return the presenting needs noted for a pupil in a domain and not closed."""
    return tuple(
        need_id
        for need_id in session.scalars(
            select(PupilNeed.need_id).where(
                PupilNeed.pupil_id == pupil_id,
                PupilNeed.domain_id == domain_id,
                PupilNeed.closed_on.is_(None),
                PupilNeed.need_id.is_not(None),
            )
        )
        if need_id is not None
    )


def choices(session: Session, *, today: date) -> Choices:
    """Return what the decision sheet offers on a day."""
    weeks = session.get_one(School, 1).review_weeks
    ends = session.scalar(select(Term.ends_on).where(Term.ends_on > today).order_by(Term.ends_on).limit(1))
    usual = today + timedelta(weeks=weeks)
    reviews = [("in 2 weeks", today + timedelta(weeks=2)), (f"in {weeks} weeks", usual)]
    if ends is not None:
        reviews.append(("end of term", ends))
    staff = session.execute(select(Staff.id, Staff.name).where(Staff.retired.is_(False)).order_by(Staff.name))
    return Choices(tuple((row.id, row.name) for row in staff), usual, tuple(reviews))
