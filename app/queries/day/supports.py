"""Supports that need somebody: to look at again, past their planned end, a place offered and not answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from app.models import Support, SupportStage
from app.queries.day.people import known_as, open_supports
from app.queries.day.row import DayRow
from app.queries.kept import kept
from app.vocabulary import Stage

# A family has a week to answer before anybody is asked about it.
ANSWER_DAYS = 7


def looks_due(session: Session, *, today: date, days: int = 14) -> tuple[DayRow, ...]:
    """Return the supports to look at again up to some days ahead, the longest due first."""
    return support_lines(session.execute(_looks(session, today, days)), lambda on: (today - on).days)


@kept
def _looks(session: Session, today: date, days: int) -> Select[Any]:
    day = Support.next_look_on
    asked = open_supports(session, today, day.label("day")).where(day <= today + timedelta(days=days))
    return asked.order_by(day, Support.id)


def overrunning(session: Session, *, today: date) -> tuple[DayRow, ...]:
    """Return the supports that go on after the day on which they were to end, the longest over first."""
    return support_lines(session.execute(_over(session, today)), lambda on: (today - on).days)


@kept
def _over(session: Session, today: date) -> Select[Any]:
    day = Support.planned_end_on
    asked = open_supports(session, today, day.label("day")).where(day < today)
    return asked.order_by(day, Support.id)


def not_answered(session: Session, *, today: date) -> tuple[DayRow, ...]:
    """Return the places that were offered a week ago or more and that nobody has accepted or declined."""
    return support_lines(session.execute(_offered(session, today)), lambda _: 0)


@kept
def _offered(session: Session, today: date) -> Select[Any]:
    day = SupportStage.starts_on
    asked = (
        open_supports(session, today, day.label("day"))
        .join(SupportStage, SupportStage.support_id == Support.id)
        .where(
            SupportStage.ends_on.is_(None),
            SupportStage.stage == Stage.OFFERED,
            day <= today - timedelta(days=ANSWER_DAYS),
        )
    )
    return asked.order_by(day, Support.id)


def support_lines(found: Iterable[Any], late: Callable[[date], int]) -> tuple[DayRow, ...]:
    """Return the lines of what a question made by open_supports found, whose `day` is the day that is said."""
    # Taken apart at once: hundreds of rows read by the names of their columns take twice as long.
    return tuple(
        DayRow(
            number,
            known_as(forename, preferred, surname),
            offer,
            day,
            late(day),
            class_name or "",
            pupil_id=pupil_id,
            domain_id=domain_id,
            offer_id=offer_id,
        )
        for number, pupil_id, domain_id, offer_id, offer, forename, preferred, surname, class_name, day in found
    )
