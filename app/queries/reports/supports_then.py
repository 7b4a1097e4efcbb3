"""Which supports there were in a time, and where each stood on a day, out of sight ones left out."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import Offer, Support, SupportStage
from app.queries.supports.hidden_offers import hidden_offers
from app.queries.supports.sight import hidden_support
from app.queries.years import Period
from app.vocabulary import Stage


class Then(NamedTuple):
    """A support with the stage it stood in, and since when."""

    id: int
    pupil_id: int
    offer_id: int
    domain_id: int
    stage: str
    since: date


def standing_on(session: Session, day: date, *, of: Container[int] | None = None) -> list[Then]:
    """Return every support that was open on a day, with its stage of that day; of some pupils, None for all.

    Whoever has left may have supports that nobody has ended: a count of who has something now is of the roll.
    """
    table = SupportStage.__table__.c
    statement = _with_stage(session).where(
        table.starts_on <= day,
        (table.ends_on.is_(None)) | (table.ends_on > day),
        table.stage.not_in((Stage.DECLINED, Stage.ENDED)),
    )
    found = map(Then._make, session.execute(statement))
    return list(found) if of is None else [row for row in found if row.pupil_id in of]


def running_between(session: Session, period: Period) -> list[Then]:
    """Return every support that ran on some day of a time, once, with the first day it ran; its last day counts."""
    table, support = SupportStage.__table__.c, Support.__table__.c
    statement = (
        _with_stage(session)
        .where(
            table.stage == Stage.RUNNING,
            table.starts_on <= period.last,
            (table.ends_on.is_(None))
            | (table.ends_on > period.first)
            # A support's last day belongs to it, and the stage of its ending begins on that very day.
            | ((table.ends_on == period.first) & (support.ended_on == period.first)),
        )
        .order_by(table.id)
    )
    found: dict[int, Then] = {}
    for row in session.execute(statement):
        then = Then._make(row)
        found.setdefault(then.id, then)
    return list(found.values())


def begun_between(session: Session, period: Period, *stages: Stage) -> list[Then]:
    """Return the supports that came into one of some stages in a time, a row each time they did."""
    table = SupportStage.__table__.c
    statement = _with_stage(session).where(
        table.stage.in_(stages), table.starts_on >= period.first, table.starts_on <= period.last
    )
    return list(map(Then._make, session.execute(statement)))


def offer_names(session: Session) -> dict[int, str]:
    """Return the names of offers by id, in the order of their names; those without a number here are left out."""
    offer, unseen = Offer.__table__.c, hidden_offers(session)
    rows = session.execute(select(offer.id, offer.name).order_by(offer.folded))
    return {row[0]: row[1] for row in rows if row[0] not in unseen}


def _with_stage(session: Session) -> Select[tuple[int, int, int, int, str, date]]:
    support, stage = Support.__table__.c, SupportStage.__table__.c
    return (
        select(
            support.id, support.pupil_id, support.offer_id, support.domain_id, stage.stage, stage.starts_on
        )
        .select_from(Support)
        .join(SupportStage, stage.support_id == support.id)
        .where(~hidden_support(session))
    )
