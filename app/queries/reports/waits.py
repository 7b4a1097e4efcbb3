"""Waits: from the day a pupil was first referred or put on a list for an offer, since it last ran, until it runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import SupportStage
from app.queries.reports.supports_then import begun_between, standing_on
from app.queries.these import these
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
    now = [row for row in standing_on(session, day) if row.stage in WAITS]
    stages = _stages(session, [row.id for row in now])
    return [
        Wait(row.id, row.pupil_id, row.offer_id, _since(stages[row.id], day) or row.since, None)
        for row in now
    ]


def waits_ended(session: Session, time: Period) -> list[Wait]:
    """Return every wait that ended in a start within a time; what began at once was no wait."""
    begun = list(begun_between(session, time, Stage.RUNNING))
    stages = _stages(session, {row.id for row in begun})
    found = []
    for row in begun:
        since = _since(stages[row.id], row.since, ending=True)
        if since is not None and since < row.since:
            found.append(Wait(row.id, row.pupil_id, row.offer_id, since, row.since))
    return found


def _since(stages: list[tuple[str, date]], day: date, *, ending: bool = False) -> date | None:
    """Return the first day of the wait that lasts on a day, or that ends on it as the support begins to run."""
    since: date | None = None
    for stage, first in stages:
        if first > day or (ending and stage == Stage.RUNNING and first == day):
            break
        if stage == Stage.RUNNING:
            since = None
        elif since is None:
            since = first
    return since


def _stages(session: Session, supports: Collection[int]) -> dict[int, list[tuple[str, date]]]:
    """Return support → its waits and when it ran, in their order; a stage of an earlier day may be recorded later."""
    stage = SupportStage.__table__.c
    rows = session.execute(
        select(stage.support_id, stage.stage, stage.starts_on)
        .where(stage.support_id.in_(these(supports)), stage.stage.in_((*WAITS, Stage.RUNNING)))
        .order_by(stage.support_id, stage.starts_on, stage.ends_on.is_(None), stage.ends_on, stage.id)
    )
    found: dict[int, list[tuple[str, date]]] = defaultdict(list)
    for number, name, first in rows:
        found[number].append((name, first))
    return found
