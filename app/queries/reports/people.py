"""Who is on the roll of a day, with what reports group pupils by."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Pupil, Standing
from app.vocabulary import year_label, year_order


class OnRoll(NamedTuple):
    """One pupil on the roll; a plain tuple, because there are thousands."""

    pupil_id: int
    year: str
    class_name: str
    sen: str
    premium: bool
    looked_after: bool
    eal: bool


def on_roll(session: Session, day: date) -> dict[int, OnRoll]:
    """Return the pupils on the roll of a day by id."""
    table, pupil = Standing.__table__.c, Pupil.__table__.c
    rows = session.execute(
        select(
            table.pupil_id,
            table.year_group,
            table.class_name,
            table.sen_provision,
            table.pupil_premium,
            table.looked_after,
            pupil.eal,
        )
        .join(Pupil, pupil.id == table.pupil_id)
        .where(table.starts_on <= day, (table.ends_on.is_(None)) | (table.ends_on > day))
    )
    return {
        row[0]: OnRoll(
            row[0], row[1] or "", row[2] or "", row[3] or "", bool(row[4]), bool(row[5]), bool(row[6])
        )
        for row in rows
    }


def names_of(session: Session, pupils: Collection[int]) -> dict[int, str]:
    """Return the names people use of some pupils, in the order of their names."""
    wanted = set(pupils)
    if not wanted:
        return {}
    pupil = Pupil.__table__.c
    rows = session.execute(
        select(pupil.id, pupil.forename, pupil.preferred_name, pupil.surname).order_by(pupil.folded, pupil.id)
    )
    return {row[0]: f"{row[2] or row[1]} {row[3]}".strip() for row in rows if row[0] in wanted}


def years_of(people: Collection[OnRoll]) -> list[str]:
    """Return the years that pupils are in, youngest first; "" for who has none comes last."""
    return sorted({one.year for one in people}, key=lambda year: (not year, year_order(year), year))


def year_said(year: str) -> str:
    """Return how a year is called in a table."""
    return year_label(year) or "No year"
