"""Dates as people type and read them: "12 nov", "12/11/26", "today", "+2w"; and what is wrong with one."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NOT_A_DATE = "This is not a date. Type it like 12 Nov or 12/11/26, or +2w for in two weeks."
_WORDS = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1}
_STEP = re.compile(r"(?:in\s+)?([+-]?)\s*(\d{1,3})\s*(d|w|m|y)[a-z]*(\s+ago)?")
_NUMBERS = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*([a-z]{3,9})\.?(?:\s*(\d{4}|\d{2}))?")


def say_date(day: date, weekday: bool = False) -> str:
    """A date in words: "15 December 2026", or "Tuesday 15 December 2026"."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]} {words}" if weekday else words


def short_date(day: date, today: date) -> str:
    """A date as short as it can be understood: "today", "Thu 12 Nov", "12 Nov", "12 Nov 2024"."""
    if day == today:
        return "today"
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    if 0 < (day - today).days < 14:
        return f"{DAYS[day.weekday()][:3]} {words}"
    return words if abs((day - today).days) < 300 else f"{words} {day.year}"


# A form reads its dates at every key, and they seldom change.
@lru_cache(maxsize=64)
def read_date(text: str, today: date) -> date:
    """The date a person typed; raises ValueError with the sentence to show.

    A day without a year is the nearest such day to today, before or after.
    """
    typed = " ".join(text.lower().replace(",", " ").split())
    for day_name in DAYS:
        typed = re.sub(rf"^{day_name.lower()[:3]}[a-z]*\s+(?=\d)", "", typed)
    if typed in _WORDS:
        return today + timedelta(days=_WORDS[typed])
    if (ahead := _weekday(typed, today)) is not None:
        return ahead
    if (step := _STEP.fullmatch(typed)) and (step[1] or typed.startswith("in ") or step[4]):
        return _stepped(today, int(step[2]) * (-1 if step[1] == "-" or step[4] else 1), step[3])
    if iso := _ISO.fullmatch(typed):
        return _made(int(iso[3]), int(iso[2]), int(iso[1]))
    if numbers := _NUMBERS.fullmatch(typed):
        return _nearest(int(numbers[1]), int(numbers[2]), numbers[3], today)
    if named := _NAMED.fullmatch(typed):
        hits = [at for at, month in enumerate(MONTHS, 1) if month.lower().startswith(named[2])]
        if named[2] == "sept":
            hits = [9]
        if len(hits) == 1:
            return _nearest(int(named[1]), hits[0], named[3], today)
    raise ValueError(_NOT_A_DATE)


def _weekday(typed: str, today: date) -> date | None:
    for at, name in enumerate(DAYS):
        if len(typed) >= 3 and name.lower().startswith(typed):
            return today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)
    return None


def _stepped(today: date, count: int, unit: str) -> date:
    try:
        if unit in "dw":
            return today + timedelta(days=count * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 + count * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        raise ValueError("That date is too far away.") from None


def _nearest(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return _made(day, month, int(year) + (2000 if len(year) == 2 else 0))
    if (day, month) == (29, 2):
        leap = [y for y in range(today.year - 4, today.year + 5) if monthrange(y, 2)[1] == 29]
        return min((date(y, 2, 29) for y in leap), key=lambda made: abs((made - today).days))
    years = (today.year - 1, today.year, today.year + 1)
    return min((_made(day, month, y) for y in years), key=lambda made: abs((made - today).days))


def _made(day: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}.")
    if not 1900 <= year <= 2200:
        raise ValueError(f"The year {year} cannot be right.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        when = f" {year}" if month == 2 else ""
        raise ValueError(f"{MONTHS[month - 1]}{when} has {last} days.")
    return date(year, month, day)
