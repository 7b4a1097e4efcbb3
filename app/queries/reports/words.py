"""The words that reports share: times, counts, and shares that are said only where they mean something."""

from __future__ import annotations

from app.queries.map_words import full_day
from app.queries.years import Period

# Under this base a percentage says more about one pupil than about a school.
BASE = 10


def share(part: int, whole: int) -> float | None:
    """Return a part of a whole, 0 to 1; None under the base from which a share is said."""
    return part / whole if whole >= BASE else None


def share_words(part: int, whole: int) -> str:
    """Return " (29%)" to stand behind a count, or "" under the base from which a share is said."""
    found = share(part, whole)
    return "" if found is None else f" ({found:.0%})"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a count with its word: "1 pupil", "12 pupils", "no pupils"."""
    word = one if number == 1 else many or f"{one}s"
    return f"{number:,} {word}" if number else f"no {word}"


def period_words(period: Period) -> str:
    """Return a time as people say it: "1 September to 22 November 2026"."""
    first, last = period.first, period.last
    if first == last:
        return full_day(first)
    begin = full_day(first) if first.year != last.year else f"{first.day} {first:%B}"
    return f"{begin} to {full_day(last)}"


def capital(words: str) -> str:
    """Return words as they begin a sentence."""
    return words[:1].upper() + words[1:]
