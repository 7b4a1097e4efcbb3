"""Pupils into their new year, in bulk with their journal, and leavers off the roll."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from app.errors import Problem
from app.journal import write_rows
from app.models import Placement, Pupil, Support
from app.operations.stays import end_placements
from app.operations.supports.leaving import end_supports_of_leaver
from app.progress import Progress
from app.queries.new_year.promoting import Row, YearStanding

Classes = Mapping[tuple[str | None, str | None], str | None]
_AT_ONCE = 500
_SOME = 20


def write_leavers(
    session: Session, leavers: Collection[YearStanding], on: date, today: date, progress: Progress
) -> int:
    """Take pupils off the roll from a day on, or the day after what was changed about them since; returns how many.

    Placements and supports end with it, as leave_school has it; only those who have any are gone through one by one.
    """
    days = {one.pupil_id: max(on, one.now["starts_on"] + timedelta(days=1)) for one in leavers}
    wanted = select(Pupil).where(Pupil.id.in_(days)).options(selectinload(Pupil.standings))
    for pupil in session.scalars(wanted):
        if days[pupil.id] > today:
            raise Problem(
                f"{pupil.known_as} was changed today, so leaving today would undo that.",
                "Take this pupil off the leavers, or do it tomorrow.",
            )
        current = next(row for row in pupil.standings if row.ends_on is None)
        current.ends_on = pupil.left_on = days[pupil.id]
    session.flush()
    first = min(days.values(), default=on)
    lasts = Placement.ends_on.is_(None) | (Placement.ends_on > first)
    placed = _with(session, Placement, Placement.withdrawn_at.is_(None) & lasts, days)
    supported = _with(session, Support, Support.ended_on.is_(None), days)
    for number, pupil_id in enumerate(sorted(placed | supported)):
        if number % _SOME == 0:
            progress.step(number, len(placed | supported), "Leavers")
        if pupil_id in placed:
            end_placements(session, pupil_id, days[pupil_id])
        if pupil_id in supported:
            end_supports_of_leaver(session, pupil_id, days[pupil_id])
    return len(days)


def _with(
    session: Session, kind: type[Placement] | type[Support], open_: ColumnElement[bool], ids: Collection[int]
) -> set[int]:
    return set(session.scalars(select(kind.pupil_id).where(open_, kind.pupil_id.in_(ids)).distinct()))


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
