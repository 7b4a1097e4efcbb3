"""Who is on the roll of a day and who is placed where: what every count of pupils starts from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models import Placement, Standing
from app.queries.kept import kept
from app.queries.sight import sees_risk
from app.queries.together import counted_grouping
from app.vocabulary import Band


class Placed(NamedTuple):
    """One pupil in one grouping for one domain on a day; a plain tuple, because there are thousands."""

    placement_id: int
    pupil_id: int
    domain_id: int
    grouping_id: int
    year: str | None
    band: str


def roll(session: Session, as_at: date, years: tuple[str, ...] = ()) -> int:
    """Return how many pupils have a standing on a day, guests included; in some years only, where given."""
    statement = (
        select(func.count())
        .select_from(Standing)
        .where(Standing.starts_on <= as_at, (Standing.ends_on.is_(None)) | (Standing.ends_on > as_at))
    )
    if years:
        statement = statement.where(Standing.year_group.in_(years))
    return int(session.scalar(statement) or 0)


def open_placements(session: Session, as_at: date, years: tuple[str, ...] = ()) -> list[Placed]:
    """Return the placements that stand on a day, of pupils on the roll of that day.

    A pupil who is also in Risk Support for a domain counts there once, so the other placement is left out:
    the counts of one domain, with Thriving, sum to the roll. For who may not see Risk Support those there count in
    Getting More Help, and nothing here tells them apart.
    """
    rows = list(map(Placed._make, session.execute(_standing(session, as_at, years))))
    at_risk = {(row.pupil_id, row.domain_id) for row in rows if row.band == Band.RISK}
    if at_risk:
        rows = [row for row in rows if row.band == Band.RISK or (row.pupil_id, row.domain_id) not in at_risk]
    return rows if sees_risk(session) else [row._replace(band=Band.PLAN.value) for row in rows]


@kept
def _standing(session: Session, as_at: date, years: tuple[str, ...]) -> Select[Any]:
    statement = (
        select(
            Placement.id,
            Placement.pupil_id,
            Placement.domain_id,
            counted_grouping(session),
            Standing.year_group,
            Placement.band,
        )
        .join(Standing, Standing.pupil_id == Placement.pupil_id)
        .where(
            Placement.withdrawn_at.is_(None),
            Placement.starts_on <= as_at,
            (Placement.ends_on.is_(None)) | (Placement.ends_on > as_at),
            Standing.starts_on <= as_at,
            (Standing.ends_on.is_(None)) | (Standing.ends_on > as_at),
        )
    )
    return statement.where(Standing.year_group.in_(years)) if years else statement


def pupils_by_grouping(placed: Iterable[Placed]) -> dict[int, int]:
    """Return grouping → pupils, each once a grouping; a pupil may stand in several, so columns overlap."""
    found: dict[int, set[int]] = {}
    for row in placed:
        found.setdefault(row.grouping_id, set()).add(row.pupil_id)
    return {grouping: len(pupils) for grouping, pupils in found.items()}


def a_year_before(day: date) -> date:
    """Return the same day a year before; 28 February for 29 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
