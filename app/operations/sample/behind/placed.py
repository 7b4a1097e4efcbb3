"""The sample's placements as the makers of what stands behind them read them, and the plans they form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Domain, Grouping, Placement
from app.vocabulary import Band, GroupingCode

PLANNED = {GroupingCode.HELP, GroupingCode.MORE_HELP, GroupingCode.RISK_SUPPORT}


@dataclass(frozen=True, slots=True)
class Placed:
    """One placement that was not withdrawn."""

    id: int
    pupil_id: int
    domain_id: int
    domain: str
    grouping: str
    band: str
    starts_on: date
    ends_on: date | None
    ending: str | None
    next_look_on: date | None
    by: str


@dataclass(frozen=True, slots=True)
class Episode:
    """Placements that follow on each other and share one plan."""

    placements: tuple[Placed, ...]

    @property
    def first(self) -> Placed:
        """Return the placement it began with."""
        return self.placements[0]

    @property
    def last(self) -> Placed:
        """Return the placement that stands, or stood last."""
        return self.placements[-1]

    @property
    def more(self) -> bool:
        """Say whether it came to Getting More Help."""
        return any(one.grouping == GroupingCode.MORE_HELP for one in self.placements)

    @property
    def risk(self) -> bool:
        """Say whether it is about managing risk only."""
        return self.first.band == Band.RISK


def placed(session: Session) -> list[Placed]:
    """Return every placement by pupil, domain and band, in the order of their days."""
    rows = session.execute(
        select(
            Placement.id, Placement.pupil_id, Placement.domain_id, Domain.code, Grouping.code, Placement.band,
            Placement.starts_on, Placement.ends_on, Placement.ending, Placement.next_look_on,
            Placement.recorded_by,
        )
        .join(Domain, Domain.id == Placement.domain_id)
        .join(Grouping, Grouping.id == Placement.grouping_id)
        .where(Placement.withdrawn_at.is_(None), Placement.next_look_on.is_not(None))
        .order_by(Placement.pupil_id, Placement.domain_id, Placement.band, Placement.starts_on)
    )  # fmt: skip
    return [Placed(*row) for row in rows]


def episodes(rows: list[Placed]) -> Iterator[Episode]:
    """Yield the stretches of Getting Help, Getting More Help or Risk Support that one plan spans."""
    for _, mine in groupby(rows, key=lambda one: (one.pupil_id, one.domain_id, one.band)):
        run: list[Placed] = []
        for one in mine:
            goes_on = bool(run) and run[-1].ends_on == one.starts_on
            if run and not (goes_on and one.grouping in PLANNED):
                yield Episode(tuple(run))
                run = []
            if one.grouping in PLANNED:
                run.append(one)
        if run:
            yield Episode(tuple(run))
