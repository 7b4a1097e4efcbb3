"""Asking which comes first in a date: the words that show a person what is at stake."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from app.imports.table import Cell, Sheet

_EITHER = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
# Both can be days of any month.
_MONTHS = range(1, 13)


def date_question(sheet: Sheet | None, headings: Sequence[str]) -> str:
    """Return the question with a date of the file: “DOB” has 03/04/2016: is that 3 April or 4 March?"""
    named = " and ".join(f"“{heading}”" for heading in headings)
    for _, cells in sheet.rows if sheet is not None else ():
        if found := next(filter(None, map(_either, cells)), None):
            text, first, second = found
            return f"{named}: the file has {text}. Is that {_day(first, second)} or {_day(second, first)}?"
    return f"{named}: the dates can be read with the day or with the month first."


def _either(cell: Cell) -> tuple[str, int, int] | None:
    found = _EITHER.match(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return None
    first, second = int(found[1]), int(found[2])
    if first == second or first not in _MONTHS or second not in _MONTHS:
        return None
    return found[0], first, second


def _day(day: int, month: int) -> str:
    return f"{day} {date(2000, month, 1):%B}"
