"""A pupil's time at the school: whether a day lies in it, when it ends, and what ends with it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Placement, Standing
from app.operations.following import plans_follow
from app.operations.record import recorded_at, recorded_by
from app.queries.sight import sees_risk
from app.vocabulary import Band

GONE_BY_THEN = "The pupil had left the school by that day."


def on_roll(session: Session, pupil_id: int, day: date) -> bool:
    """Say whether a pupil was on the roll on a day."""
    return any(row.starts_on <= day and _reaches(row, day) for row in _standings(session, pupil_id))


def until(session: Session, pupil_id: int, day: date) -> date | None:
    """Return the day on which the time at the school that a day lies in is over, or None while it lasts.

    Standings that follow one another without a gap are one time.
    """
    end: date | None = day
    for row in _standings(session, pupil_id):
        if end is not None and row.starts_on <= end and _reaches(row, end):
            end = row.ends_on
    return end


def end_placements(session: Session, pupil_id: int, on: date) -> int:
    """End a pupil's placements, and the plans behind them, with the day of leaving; returns how many decisions of later days are withdrawn.

    Those in Risk Support are not counted for who may not see them.
    """
    withdrawn = 0
    for row in session.scalars(
        select(Placement).where(
            Placement.pupil_id == pupil_id,
            Placement.withdrawn_at.is_(None),
            Placement.ends_on.is_(None) | (Placement.ends_on > on),
        )
    ):
        if row.starts_on >= on:
            row.withdrawn_at, row.withdrawn_why = recorded_at(session), GONE_BY_THEN
            withdrawn += row.band != Band.RISK or sees_risk(session)
        else:
            row.ends_on, row.ending, row.ending_note = on, "left", ""
            # Leaving ends Risk Support by itself; whoever records it stands for that by name.
            row.approved_by = recorded_by(session) if row.band == Band.RISK else ""
            row.participants = [person for person in row.participants if not person.at_end]
    plans_follow(session, pupil_id, on)
    return withdrawn


def _reaches(row: Standing, day: date) -> bool:
    return row.ends_on is None or row.ends_on > day


def _standings(session: Session, pupil_id: int) -> list[Standing]:
    return list(
        session.scalars(select(Standing).where(Standing.pupil_id == pupil_id).order_by(Standing.starts_on))
    )
