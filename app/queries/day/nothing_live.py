"""Pupils in a grouping for whose need nothing is under way or ahead."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, literal, or_, select
from sqlalchemy.orm import Session

from app.models import Contact, Domain, Grouping, Placement, Pupil, Standing, Support
from app.queries.day.people import NAMED, known_as, on_roll
from app.queries.day.row import DayRow
from app.queries.kept import kept
from app.queries.out_of_sight import hidden_time
from app.vocabulary import GroupingCode


def without_anything(session: Session, *, today: date) -> tuple[DayRow, ...]:
    """Return the placements with no open support in their domain, the oldest first; id is the placement's.

    Advice that is to be followed up is something. One line a pupil and domain: where Risk Support stands beside
    another grouping, that one. Of a domain in which a pupil is in Risk Support, who may not see that gets nothing.
    """
    rows = session.execute(_bare(session, today)).all()
    there = GroupingCode.RISK_SUPPORT.value
    risk = {(pupil, domain) for _, pupil, domain, _, _, code, *_ in rows if code == there}
    return tuple(
        DayRow(
            number,
            known_as(forename, preferred, surname),
            domain,
            since,
            0,
            class_name or "",
            code,
            pupil_id=pupil_id,
            domain_id=domain_id,
        )
        for number, pupil_id, domain_id, since, domain, code, forename, preferred, surname, class_name in rows
        if code == there or (pupil_id, domain_id) not in risk
    )


@kept
def _bare(session: Session, today: date) -> Select[Any]:
    placed = Placement
    asked = _standing(today).where(
        ~_something_live(),
        ~hidden_time(session, placed.pupil_id, placed.domain_id, today, literal(today)),
    )
    return asked.order_by(placed.starts_on, placed.id)


def _standing(today: date) -> Select[Any]:
    """Return the question for the placements that stand on a day, of pupils on the roll, but in Thriving."""
    placed = Placement
    placement = (placed.id, placed.pupil_id, placed.domain_id, placed.starts_on)
    columns: tuple[Any, ...] = (*placement, Domain.name, Grouping.code, *NAMED)
    return (
        select(*columns)
        .join(Pupil, Pupil.id == placed.pupil_id)
        .join(Standing, Standing.pupil_id == Pupil.id)
        .join(Domain, Domain.id == placed.domain_id)
        .join(Grouping, Grouping.id == placed.grouping_id)
        .where(
            placed.withdrawn_at.is_(None),
            placed.starts_on <= today,
            or_(placed.ends_on.is_(None), placed.ends_on > today),
            Grouping.code != GroupingCode.THRIVING,
            on_roll(today),
        )
    )


def _something_live() -> ColumnElement[bool]:
    """Return the condition that a placement has an open support, or advice that is to be followed up."""
    support, contact = Support.__table__.alias().c, Contact.__table__.alias().c
    live = exists().where(
        support.pupil_id == Placement.pupil_id,
        support.domain_id == Placement.domain_id,
        support.ended_on.is_(None),
    )
    advised = exists().where(
        contact.pupil_id == Placement.pupil_id,
        contact.domain_id == Placement.domain_id,
        contact.follow_up_on.is_not(None),
        contact.followed_up_on.is_(None),
    )
    return or_(live, and_(Grouping.code == GroupingCode.ADVICE, advised))
