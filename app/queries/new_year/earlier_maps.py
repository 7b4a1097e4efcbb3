"""The maps of earlier years, kept as they stood when each year was rolled forward."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import YearMap
from app.queries.years import year_name


@dataclass(frozen=True, slots=True)
class EarlierMap:
    """A year whose map is kept, and when it was made."""

    id: int
    year_on: date
    name: str
    made_at: datetime


def earlier_maps(session: Session) -> tuple[EarlierMap, ...]:
    """Return the years whose map is kept, the newest first; the workbooks themselves are not read."""
    rows = session.execute(
        select(YearMap.id, YearMap.year_on, YearMap.made_at).order_by(YearMap.year_on.desc())
    )
    return tuple(EarlierMap(number, year, year_name(year), made) for number, year, made in rows)


def earlier_map(session: Session, map_id: int) -> bytes:
    """Return a kept map: the Excel workbook, with the words and offers of then; it holds no pupil data."""
    found = session.scalar(select(YearMap.workbook).where(YearMap.id == map_id))
    if found is None:
        raise Problem("That year’s map is no longer kept.")
    return found
