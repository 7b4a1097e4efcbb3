"""How often pupils came to what was held: sessions with a register in a time, counted by support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from app.models import Attendance, GroupSession
from app.queries.years import Period


class Came(NamedTuple):
    """Of one support: sessions held with this pupil on the register, and how many the pupil was here for."""

    held: int
    here: int


class Marks(NamedTuple):
    """Marks of one support that say the same: here, or not here and why ("" where nobody said)."""

    support_id: int
    absence: str
    held: int
    here: int


def marks_between(session: Session, period: Period) -> list[Marks]:
    """Return the marks of the sessions that were held in a time, counted; one look at the longest table there is."""
    seen, held = Attendance.__table__.c, GroupSession.__table__.c
    rows = session.execute(
        select(seen.support_id, seen.absence, func.count(), func.sum(cast(seen.here, Integer)))
        .select_from(GroupSession)
        .join(Attendance, seen.session_id == held.id)
        .where(held.held_on >= period.first, held.held_on <= period.last, held.state == "held")
        .group_by(seen.support_id, seen.absence)
    )
    return [Marks(row[0], row[1] or "", row[2], row[3] or 0) for row in rows]


def came_of(marks: Collection[Marks]) -> dict[int, Came]:
    """Return support → how often its pupil came."""
    found: dict[int, Came] = {}
    for one in marks:
        before = found.get(one.support_id, Came(0, 0))
        found[one.support_id] = Came(before.held + one.held, before.here + one.here)
    return found


def absences_of(marks: Collection[Marks], supports: Collection[int]) -> Counter[str]:
    """Return why the pupils of some supports were not here → times; "" where nobody said."""
    wanted, found = set(supports), Counter[str]()
    for one in marks:
        if one.support_id in wanted and one.held > one.here:
            found[one.absence] += one.held - one.here
    return found
