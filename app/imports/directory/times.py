"""When a service runs: its days and hours, a line each, and the day on which all of them end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.imports.directory.parts import dicts, joined, line_of
from app.imports.directory.until import last_day, until_words

_DAYS = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday",
    "SU": "Sunday",
}  # fmt: skip


def times_of(item: dict[str, Any]) -> Iterator[str]:
    """Return days and hours, a line each, with the day on which they end where the directory says one."""
    for one in _schedules(item):
        if words := _words(one):
            yield joined([words, until_words(one)], " ")


def times_end_on(item: dict[str, Any]) -> date | None:
    """Return the day on which the last of the days and hours ends; None where one goes on or none is said."""
    ends = [last_day(one) for one in _schedules(item) if _words(one)]
    known = [end for end in ends if end]
    return max(known) if known and len(known) == len(ends) else None


def _schedules(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for source in (item, *dicts(item.get("service_at_locations"))):
        for key in ("schedules", "regular_schedules"):
            yield from dicts(source.get(key))


def _words(one: dict[str, Any]) -> str:
    byday = line_of(one.get("byday") or one.get("weekday"))
    days = joined(_DAYS.get(day.strip()[-2:].upper(), "") for day in byday.split(",")[:20])
    opens, closes = (_hour(one.get(key)) for key in ("opens_at", "closes_at"))
    hours = f"{opens}–{closes}" if opens and closes else ""
    monthly = "(monthly)" if line_of(one.get("freq")).upper() == "MONTHLY" and (days or hours) else ""
    return joined([days, hours, monthly, line_of(one.get("description"))], " ")


def _hour(value: Any) -> str:
    return line_of(value)[:5] if isinstance(value, str) else ""
