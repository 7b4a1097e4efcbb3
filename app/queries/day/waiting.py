"""Who has waited longest: referred or waiting for as long as the school calls long, the longest first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models import School, Support, SupportStage
from app.queries.day.people import open_supports
from app.queries.day.row import DayRow
from app.queries.day.supports import support_lines
from app.queries.kept import kept
from app.vocabulary import Stage


def long_waits(session: Session, *, today: date) -> tuple[DayRow, ...]:
    """Return the supports that were referred or wait for the school's number of weeks or more.

    Who was offered a place and waits again has waited since before, as an offer's capacity says.
    """
    weeks = session.get_one(School, 1).long_wait_weeks
    return support_lines(session.execute(_waits(session, today, weeks)), lambda _: 0)


@kept
def _waits(session: Session, today: date, weeks: int) -> Select[Any]:
    since = func.coalesce(_waits_since(), SupportStage.starts_on)
    return (
        open_supports(session, today, since.label("day"))
        .join(SupportStage, SupportStage.support_id == Support.id)
        .where(
            SupportStage.ends_on.is_(None),
            SupportStage.stage.in_((Stage.REFERRED, Stage.WAITING)),
            since <= today - timedelta(weeks=weeks),
        )
        .order_by(since, Support.id)
    )


def _waits_since() -> Any:
    """Return the first day on which a support waited since it last ran; NULL where it never waited."""
    ran, waited = SupportStage.__table__.alias().c, SupportStage.__table__.alias().c
    last = select(func.coalesce(func.max(ran.id), 0)).where(
        ran.support_id == Support.id, ran.stage == Stage.RUNNING
    )
    return (
        select(func.min(waited.starts_on))
        .where(
            waited.support_id == Support.id,
            waited.stage == Stage.WAITING,
            waited.id > last.scalar_subquery(),
        )
        .scalar_subquery()
    )
