"""What cannot be true of pupils, standings and placements; each look gives the ids of rows that are wrong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, select, true
from sqlalchemy.orm import Session

from app.models import Domain, Grouping, Placement, Pupil, Standing
from app.queries.check_rows import grouped, overlapping
from app.queries.folding import pupil_folded
from app.vocabulary import GroupingCode, band_of

# The pupils to look at; None is all of them.
Pupils = Collection[int] | None


def standings(session: Session, pupils: Pupils = None) -> Iterator[int]:
    """Yield the ids of standings that begin before the one before has ended."""
    rows: Iterable[Row[Any]] = session.execute(
        select(Standing.id, Standing.pupil_id, Standing.starts_on, Standing.ends_on).where(
            _of(Standing.pupil_id, pupils)
        )
    )
    return overlapping(rows, lambda row: row.pupil_id)


def placements(session: Session, pupils: Pupils = None) -> Iterator[int]:
    """Yield the ids of placements that begin before the one before of their pupil, domain and band has ended."""
    rows: Iterable[Row[Any]] = session.execute(
        select(
            Placement.id,
            Placement.pupil_id,
            Placement.domain_id,
            Placement.band,
            Placement.starts_on,
            Placement.ends_on,
        ).where(Placement.withdrawn_at.is_(None), _of(Placement.pupil_id, pupils))
    )
    return overlapping(rows, lambda row: (row.pupil_id, row.domain_id, row.band))


def placements_outside(session: Session, pupils: Pupils = None) -> Iterator[int]:
    """Yield the ids of placements that are not within one time of their pupil at the school."""
    stays = _stays(session, pupils)
    rows = session.execute(
        select(Placement.id, Placement.pupil_id, Placement.starts_on, Placement.ends_on).where(
            Placement.withdrawn_at.is_(None), _of(Placement.pupil_id, pupils)
        )
    )
    for row in rows:
        mine = stays.get(row.pupil_id, [])
        place = bisect_right(mine, row.starts_on, key=lambda stay: stay[0]) - 1
        if place < 0:
            yield row.id
            continue
        until = mine[place][1]
        if until is not None and (row.ends_on is None or row.ends_on > until):
            yield row.id


def _of(column: Any, pupils: Pupils) -> ColumnElement[bool]:
    return true() if pupils is None else column.in_(pupils)


def _stays(session: Session, pupils: Pupils) -> dict[int, list[tuple[date, date | None]]]:
    """Return each pupil's times at the school: standings that follow without a gap are one."""
    rows: Iterable[Row[Any]] = session.execute(
        select(Standing.pupil_id, Standing.starts_on, Standing.ends_on).where(_of(Standing.pupil_id, pupils))
    )
    found: dict[int, list[tuple[date, date | None]]] = {}
    for pupil_id, group in grouped(rows, lambda row: int(row.pupil_id)).items():
        mine: list[tuple[date, date | None]] = []
        for row in sorted(group, key=lambda row: row.starts_on):
            if mine and mine[-1][1] == row.starts_on:
                mine[-1] = (mine[-1][0], row.ends_on)
            else:
                mine.append((row.starts_on, row.ends_on))
        found[pupil_id] = mine
    return found


def bands(session: Session) -> Iterator[int]:
    """Yield the ids of placements in another band than their grouping's, or in Thriving."""
    codes = {row.id: row.code for row in session.execute(select(Grouping.id, Grouping.code))}
    for row in session.execute(select(Placement.id, Placement.grouping_id, Placement.band)):
        code = codes.get(row.grouping_id, GroupingCode.THRIVING)
        if code == GroupingCode.THRIVING or band_of(code) != row.band:
            yield row.id


def out_of_sight(session: Session) -> Iterable[int]:
    """Return the ids of open placements in a retired domain or a hidden grouping, which no map would show."""
    return session.scalars(
        select(Placement.id)
        .join(Domain, Domain.id == Placement.domain_id)
        .join(Grouping, Grouping.id == Placement.grouping_id)
        .where(
            Placement.withdrawn_at.is_(None),
            Placement.ends_on.is_(None),
            Domain.retired | Grouping.hidden,
        )
    )


def next_looks(session: Session) -> Iterable[int]:
    """Return the ids of placements that are looked at again before they begin."""
    # A review may move the date to any later day, so only its order with the decision is certain.
    return session.scalars(
        select(Placement.id).where(
            Placement.withdrawn_at.is_(None), Placement.next_look_on <= Placement.starts_on
        )
    )


def no_next_look(session: Session) -> Iterable[int]:
    """Return the ids of open placements without a day to look again: nothing stays open without one."""
    return session.scalars(
        select(Placement.id).where(
            Placement.withdrawn_at.is_(None), Placement.ends_on.is_(None), Placement.next_look_on.is_(None)
        )
    )


def pupil_names(session: Session) -> Iterator[int]:
    """Yield the ids of pupils whose search column does not say their names."""
    named = select(
        Pupil.id, Pupil.folded, Pupil.forename, Pupil.preferred_name, Pupil.surname, Pupil.admission_number
    )
    for row_id, folded, forename, preferred, surname, admission in session.execute(named):
        if folded != pupil_folded(forename, preferred, surname, admission):
            yield row_id
