"""What the form of a group says, and what cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.operations.ordered import clean

_TIME = re.compile(r"(\d{1,2})\s*[:.h]?\s*(\d{2})?\s*(am|pm)?", re.IGNORECASE)
_MOST = {"places": 500, "minutes": 600, "sessions_planned": 500}


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """A group as its form has it; without a name it is called by its day and time.

    weekday: 0 is Monday. starts_at as typed: "10:40", "9.15", "2pm". staff: who runs it, whoever answers for it first.
    alone: made for one pupil. misses: what pupils miss for it, such as "Maths".
    """

    offer_id: int
    name: str = ""
    starts_on: date | None = None
    planned_end_on: date | None = None
    weekday: int | None = None
    starts_at: str = ""
    minutes: int | None = None
    place: str = ""
    places: int | None = None
    sessions_planned: int | None = None
    alone: bool = False
    misses: str = ""
    notes: str = ""
    staff: tuple[int, ...] = ()

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong: dict[str, str] = {}
        if len(clean(self.name)) > 120:
            wrong["name"] = "A name can have up to 120 characters."
        if self.weekday is not None and not 0 <= self.weekday <= 6:
            wrong["weekday"] = "Choose a day of the week."
        if clock_time(self.starts_at) is None:
            wrong["starts_at"] = "Type a time like 10:40."
        if self.starts_on and self.planned_end_on and self.planned_end_on < self.starts_on:
            wrong["planned_end_on"] = "The last day comes after the first."
        for name, most in _MOST.items():
            number = getattr(self, name)
            if number is not None and not 1 <= number <= most:
                wrong[name] = f"This can be 1 to {most}."
        return wrong


def clock_time(typed: str) -> str | None:
    """Return a time as it is kept, "HH:MM", "" for none; None for what is no time."""
    words = clean(typed)
    if not words:
        return ""
    match = _TIME.fullmatch(words)
    if match is None:
        return None
    hours, minutes, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hours <= 12:
        return None
    hours = hours % 12 + (12 if half == "pm" else 0) if half else hours
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None
