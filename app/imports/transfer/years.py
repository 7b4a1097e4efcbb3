"""The year group of a pupil by their age, where a file does not say it, and out of what it says."""

from __future__ import annotations

import re
from datetime import date

from app.vocabulary import YEARS

_WITH_CLASS = re.compile(r"(\d{1,2})[ -]?[A-Za-z]{1,3}")
_RECEPTION_AGE = 4


def school_year(day: date) -> int:
    """Return the calendar year in which a day's school year began, on 1 September."""
    return day.year if day.month >= 9 else day.year - 1


def year_by_age(born_on: date, today: date) -> str:
    """Return the census code of the year that a child of this age is usually in; "" where there is none.

    Counted by the age on 31 August before the school year (school census): four makes Reception.
    """
    last = date(school_year(today), 8, 31)
    age = last.year - born_on.year - ((born_on.month, born_on.day) > (last.month, last.day))
    place = YEARS.index("R") + age - _RECEPTION_AGE
    return YEARS[place] if YEARS.index("N1") <= place < len(YEARS) else ""


def class_in(year: str) -> str:
    """Return the class that some systems write in place of the year: "5D"; "" where it is a year alone."""
    return year if _WITH_CLASS.fullmatch(year) else ""
