"""When an invented pupil was at the school: came, left, or left and returned."""

from __future__ import annotations

from datetime import date, timedelta

from app.operations.sample.child import Child
from app.operations.sample.world import World


def stays(world: World, child: Child) -> list[tuple[date, date | None]]:
    """Return the days on the roll, none for who left before the history begins; a late start moves `joined`."""
    first = max(child.joined, world.year_starts[0])
    if not child.told and child.left is None and world.chance(0.04):
        late = _day_in(world, max(first, world.autumn(1)) + timedelta(days=20))
        if late is not None:
            child.joined = first = late
    if child.left is not None:
        return [(first, child.left)] if child.left > first else []
    away = _day_in(world, first + timedelta(days=60))
    if not child.told and away is not None and world.chance(0.012):
        back = away + timedelta(days=world.between(60, 250))
        if back < world.today - timedelta(days=5):
            return [(first, away), (world.school_day(back, away + timedelta(days=7)), None)]
    return [(first, None)]


def _day_in(world: World, earliest: date) -> date | None:
    days = (world.today - timedelta(days=30) - earliest).days
    return world.school_day(earliest + timedelta(days=world.between(0, days)), earliest) if days > 0 else None
