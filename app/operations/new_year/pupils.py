"""Pupils into their new year, in bulk with their journal, and leavers off the roll."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.errors import Problem
from app.journal import write_rows
from app.models import Pupil
from app.operations.pupils import leave_school
from app.progress import Progress
from app.queries.new_year.promoting import Row, YearStanding

Classes = Mapping[tuple[str | None, str | None], str | None]
_AT_ONCE = 500
_SOME = 20


def write_leavers(
    session: Session, leavers: Collection[YearStanding], on: date, today: date, progress: Progress
) -> int:
    """Take pupils off the roll from a day on, or the day after what was changed about them since; returns how many."""
    found = {one.pupil_id: one for one in leavers}
    pupils = select(Pupil).where(Pupil.id.in_(found)).options(selectinload(Pupil.standings))
    # Held so that each is at hand when its turn comes.
    here = list(session.scalars(pupils))
    for number, pupil in enumerate(here):
        if number % _SOME == 0:
            progress.step(number, len(here), "Leavers")
        first = found[pupil.id].now["starts_on"] + timedelta(days=1)
        if first > today:
            raise Problem(
                f"{pupil.known_as} was changed today, so leaving today would undo that.",
                "Take this pupil off the leavers, or do it tomorrow.",
            )
        leave_school(session, pupil.id, on=max(on, first), today=today)
    return len(here)


def write_years(
    session: Session, going_up: Collection[YearStanding], year_on: date, classes: Classes, progress: Progress
) -> int:
    """Let pupils go up a year from its first day on; returns how many.

    What was changed about them since that day, such as the class, stays as it was written.
    """
    some = list(going_up)
    for start in range(0, len(some), _AT_ONCE):
        progress.step(start, len(some), "Pupils")
        changed: list[tuple[Row, Row]] = []
        begun: list[Row] = []
        for one in some[start : start + _AT_ONCE]:
            _go_up(one, year_on, classes, changed, begun)
        # What was open ends first: nobody has two open standings.
        write_rows(session, "standing", updates=changed)
        write_rows(session, "standing", begun)
    return len(some)


def _go_up(
    one: YearStanding, year_on: date, classes: Classes, changed: list[tuple[Row, Row]], begun: list[Row]
) -> None:
    before = one.before
    assert before is not None
    old = before["class_name"]
    new: dict[str, Any] = {
        "year_group": one.to,
        "class_name": classes.get((before["year_group"], old)) or None,
    }
    ends = before["ends_on"]
    if ends is None or ends > year_on:
        row = before | new | {"starts_on": year_on}
        del row["id"]
        changed.append((before, before | {"ends_on": year_on}))
        begun.append(row)
    changed += [
        (row, row | (new if row["class_name"] == old else {"year_group": one.to})) for row in one.since
    ]
