"""Days and moments of the invented history, as the file stores them."""

from __future__ import annotations

from datetime import date, timedelta

from app.operations.sample.world import World


def stored(day: date | None) -> str | None:
    """Return a day as the file stores it."""
    return day.isoformat() if day is not None else None


def moment(day: date, hour: int = 15) -> str:
    """Return a moment of a day as the file stores it."""
    return f"{day.isoformat()} {hour:02d}:20:00.000000"


def every(first: date, last: date, days: int) -> list[date]:
    """Return the days from first up to last, some days apart; the first is not among them."""
    found = []
    while (first := first + timedelta(days=days)) <= last:
        found.append(first)
    return found


def until(world: World, ends_on: date | None) -> date:
    """Return the last day of something, today where it lasts."""
    return min(ends_on or world.today, world.today)
