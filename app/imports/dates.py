"""Dates as files write them: ISO, day or month first, months in words, and Excel's day numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from app.imports.table import Cell

_NUMBERS = re.compile(r"(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{1,4})")
_DAY_WORD_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ \-/.,]*([a-z]{3,9})[ \-/.,]*(\d{4}|\d{2})", re.IGNORECASE
)
_WORD_DAY_YEAR = re.compile(
    r"([a-z]{3,9})[ \-/.]*(\d{1,2})(?:st|nd|rd|th)?[ \-/.,]+(\d{4}|\d{2})", re.IGNORECASE
)
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[, ]+", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.\d*)?")
_COMPACT = re.compile(r"(?:19|20)\d{6}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Excel counts days from here and believes in 29 February 1900.
_EXCEL_START = date(1899, 12, 30)
# Eight digits, as in 20170312, are the most that a date in one number has.
_DIGITS = 10**8
_EXCEL_DAYS = range(10_000, 80_000)


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads one column's dates in one order, decided over the whole column."""

    month_first: bool
    # What the person should know about the order; empty when there was no doubt.
    doubt: str
    today: date

    def read(self, cell: Cell) -> date | None:
        """Return the date a cell means, or None if it means none."""
        if isinstance(cell, date):
            return cell
        if isinstance(cell, bool) or cell is None:
            return None
        if isinstance(cell, (int, float)):
            # What is no number, or has more digits than any day, is no date.
            return _serial(float(cell)) or self._text(str(int(cell))) if abs(cell) < _DIGITS else None
        return self._text(cell)

    def _text(self, text: str) -> date | None:
        text = _WEEKDAY.sub("", _TIME.sub("", text.strip()))
        if _SERIAL.fullmatch(text):
            return _serial(float(text))
        if _COMPACT.fullmatch(text):
            return self._date(text[:4], text[4:6], text[6:])
        if found := _NUMBERS.fullmatch(text):
            first, second, third = found.groups()
            if len(first) == 4:
                return self._date(first, second, third)
            day, month = (second, first) if self.month_first else (first, second)
            return self._date(third, month, day)
        if found := _DAY_WORD_YEAR.fullmatch(text):
            day, word, year = found.groups()
            return self._date(year, _month(word), day)
        if found := _WORD_DAY_YEAR.fullmatch(text):
            word, day, year = found.groups()
            return self._date(year, _month(word), day)
        return None

    def _date(self, year: str, month: str, day: str) -> date | None:
        if len(year) not in (2, 4):
            return None
        number = int(year)
        if len(year) == 2:
            number += 2000 if 2000 + number <= self.today.year + 1 else 1900
        with suppress(ValueError):
            return date(number, int(month), int(day))
        return None


@dataclass(slots=True)
class Evidence:
    """What a column's dates prove about their order."""

    day_first: bool = False
    month_first: bool = False
    either: bool = False

    @property
    def undecided(self) -> bool:
        """Say whether there are dates that can be read both ways, and none that can only be read one way."""
        return self.either and not self.day_first and not self.month_first

    def see(self, cell: Cell) -> None:
        """Take another cell of the column into account."""
        found = _NUMBERS.fullmatch(_TIME.sub("", cell.strip())) if isinstance(cell, str) else None
        if not found or len(found[1]) > 2:
            return
        first, second = int(found[1]), int(found[2])
        self.day_first = self.day_first or first > 12
        self.month_first = self.month_first or second > 12
        self.either = self.either or (first <= 12 and second <= 12 and first != second)


def readers_for(
    columns: Mapping[str, tuple[str, Evidence]], today: date, said: bool | None = None
) -> dict[str, DateReader]:
    """Return a reader for each column of dates, given as field → (heading, what its dates prove).

    The order is decided over a whole column; a column that proves nothing follows those that do, as one
    system wrote them all. Where none does, a person has said whether the month stands first, or the day is
    taken to, and the person is told.
    """
    file_order = _order(one for _, one in columns.values())
    readers = {}
    for field, (label, one) in columns.items():
        proven = file_order if one.undecided else _order([one])
        doubt = "" if said is not None or proven is not None else _doubt(label, one)
        readers[field] = DateReader(bool(said if proven is None else proven), doubt, today)
    return readers


def undecided(columns: Mapping[str, Evidence]) -> tuple[str, ...]:
    """Return the fields whose dates can be read with the day or the month first, and nothing says which."""
    if _order(columns.values()) is not None:
        return ()
    return tuple(field for field, one in columns.items() if one.undecided)


def _order(columns: Iterable[Evidence]) -> bool | None:
    """Say whether dates are proven to have the month first; None where nothing or both are proven."""
    every = list(columns)
    month_first = any(one.month_first for one in every)
    return month_first if month_first != any(one.day_first for one in every) else None


def _doubt(label: str, one: Evidence) -> str:
    if one.day_first and one.month_first:
        return f"“{label}” has dates in two orders: the day was taken to stand first. Please look at them."
    if one.undecided:
        return (
            f"“{label}” can be read with the day or the month first: the day was taken to stand first. "
            "Please look at them."
        )
    return ""


def _serial(days: float) -> date | None:
    return _EXCEL_START + timedelta(days=int(days)) if int(days) in _EXCEL_DAYS else None


def _month(word: str) -> str:
    """Return the number of a month in words; 0, which no date has, for another word."""
    start = word[:3].lower()
    return str(_MONTHS.index(start) + 1 if start in _MONTHS else 0)
