"""Which units of an import go when it is taken back, and which stay and why: the one rule for Undo and its preview."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.journal import Images, images, rows_now
from app.progress import Progress, Silent
from app.queries.back.depending import Depending
from app.queries.back.keys import Owners, Place, foreign_keys
from app.queries.back.places import taken_places

CHANGED = ""
_STEP = 5000


@dataclass(slots=True)
class Part:
    """What of a step goes back, and which units stay: unit -> the table whose row is in the way, CHANGED for its own."""

    goes: Images = field(default_factory=dict)
    going: tuple[Place, ...] = ()
    kept: dict[Place, str] = field(default_factory=dict)


def part_of(connection: Connection, step: int, *, erased: bool, progress: Progress | None = None) -> Part:
    """Return what of an import can be taken back now; what is back already counts neither way.

    A unit stays whole where one of its rows is not as the import left it, where anything else refers to a row
    that would go, or where something else has taken its number. erased: a pupil has been erased from the step.
    """
    progress = progress or Silent()
    progress.step(0, 0, "Looking what can be taken back")
    changed = images(connection, step)
    owners = Owners(connection, foreign_keys(connection), changed)
    units: dict[Place, list[Place]] = {}
    for number, place in enumerate(_places(changed)):
        if number % _STEP == 0:
            progress.step(0, 0, "Looking what can be taken back")
        units.setdefault(owners.of(*place), []).append(place)
    kept = _changed_since(connection, units, changed)
    if erased:
        kept |= {unit: CHANGED for unit, rows in units.items() if _torn(unit, rows, changed)}
    progress.step(0, 0, "Looking what was done since")
    depending = Depending(connection, owners, changed, units)
    depending.keep(kept)
    while more := taken_places(connection, changed, units, kept):
        kept |= more
        depending.keep(kept)
    going = tuple(unit for unit in units if unit not in kept)
    goes: Images = {table: {} for table in changed}
    for unit in going:
        for table, row_id in units[unit]:
            goes[table][row_id] = changed[table][row_id]
    return Part({table: rows for table, rows in goes.items() if rows}, going, kept)


def _places(changed: Images) -> Iterable[Place]:
    return ((table, row_id) for table, rows in changed.items() for row_id in rows)


def _changed_since(
    connection: Connection, units: dict[Place, list[Place]], changed: Images
) -> dict[Place, str]:
    """Return the units that are not as the import left them; take out of them all that are as they were before it."""
    now = {table: rows_now(connection, table, rows) for table, rows in changed.items()}
    kept: dict[Place, str] = {}
    for unit, rows in list(units.items()):
        stands = back = 0
        for table, row_id in rows:
            before, after = changed[table][row_id]
            live = now[table].get(row_id)
            stands += live == after
            back += live == before
        if back == len(rows):
            del units[unit]
        elif stands < len(rows):
            kept[unit] = CHANGED
    return kept


def _torn(unit: Place, rows: list[Place], changed: Images) -> bool:
    """Say whether the journal may have lost a part of a unit: it holds new rows, but not what they hang on."""
    return unit not in rows and any(changed[table][row_id][0] is None for table, row_id in rows)
