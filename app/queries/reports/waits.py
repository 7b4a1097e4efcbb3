"""Waits: from the day a pupil was first referred or put on a list for an offer until it runs."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Support, SupportStage
from app.queries.reports.supports_then import begun_between, standing_on
from app.queries.years import Period
from app.vocabulary import Stage

# In these somebody waits for the offer to begin; a need identified or signposted waits for nobody yet.
WAITS = (Stage.REFERRED, Stage.WAITING, Stage.OFFERED, Stage.ACCEPTED)


class Wait(NamedTuple):
    """One pupil's wait for one offer; until None: still waiting."""

    support_id: int
    pupil_id: int
    offer_id: int
    since: date
    until: date | None

    def days(self, day: date) -> int:
        """Return how many days it has lasted on a day."""
        return (day - self.since).days


def waiting_on(session: Session, day: date) -> list[Wait]:
    """Return every wait that lasted on a day."""
    first = _first_days(session)
    return [
        Wait(row.id, row.pupil_id, row.offer_id, first.get(row.id, row.since), None)
        for row in standing_on(session, day)
        if row.stage in WAITS
    ]


def waits_ended(session: Session, time: Period) -> list[Wait]:
    """Return every wait that ended in a start within a time; what began at once was no wait."""
    first = _first_days(session)
    return [
        Wait(row.id, row.pupil_id, row.offer_id, first[row.id], row.since)
        for row in begun_between(session, time, Stage.RUNNING)
        if row.id in first and first[row.id] < row.since
    ]


def _first_days(session: Session) -> dict[int, date]:
    rows = session.execute(
        select(SupportStage.support_id, func.min(SupportStage.starts_on))
        .join(Support, Support.id == SupportStage.support_id)
        .where(SupportStage.stage.in_(WAITS))
        .group_by(SupportStage.support_id)
    )
    return {row[0]: row[1] for row in rows}
