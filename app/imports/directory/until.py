"""Until when a part of a service holds, such as its hours or its price, as directories say it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

# 2026-07-20, with a time behind it or not; a calendar's rule has it without the lines: 20260720T235959Z.
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:\D.*)?", re.DOTALL)
_LONGEST = 40
# What programs write for a day that nobody said.
_NEVER = 2100


def last_day(part: Mapping[str, Any]) -> date | None:
    """Return the last day on which a part of a service holds, None where it says none that can be read."""
    found = [day for key in ("valid_to", "until") if (day := _day(part.get(key)))]
    return min(found, default=None)


def until_words(part: Mapping[str, Any]) -> str:
    """Return that last day in brackets, "" for none: what has passed is told by it, whenever somebody reads it."""
    day = last_day(part)
    return f"(until {day.day} {day:%B %Y})" if day else ""


def _day(value: Any) -> date | None:
    if isinstance(value, str) and len(value) < _LONGEST and (found := _DAY.fullmatch(value.strip())):
        with suppress(ValueError):
            day = date(*map(int, found.groups()))
            return day if 1900 < day.year < _NEVER else None
    return None
