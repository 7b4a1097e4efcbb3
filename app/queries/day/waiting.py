"""Who has waited longest: referred or waiting for as long as the school calls long, the longest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.models import School, Support, SupportStage
from app.queries.day.people import open_supports
from app.queries.day.row import DayRow
from app.queries.day.supports import support_lines
from app.queries.supports.capacity import waits
from app.vocabulary import Stage


def long_waits(session: Session, *, today: date) -> tuple[DayRow, ...]:
    """Return the supports that were referred or wait for the school's number of weeks or more."""
    weeks = session.get_one(School, 1).long_wait_weeks
    asked = (
        open_supports(session, today, SupportStage.starts_on.label("day"))
        .join(SupportStage, SupportStage.support_id == Support.id)
        .where(SupportStage.ends_on.is_(None), SupportStage.stage.in_((Stage.REFERRED, Stage.WAITING)))
    )
    # Who was offered a place and waits again has waited since before.
    since = {wait.support_id: wait.since for wait in waits(session, today=today)}
    found = support_lines(session.execute(asked), lambda _: 0)
    rows = [replace(row, on=since.get(row.id, row.on)) for row in found]
    long = [row for row in rows if row.on <= today - timedelta(weeks=weeks)]
    return tuple(sorted(long, key=lambda row: (row.on, row.id)))
