"""One course of an invented pupil through the groupings of a domain, and how long each usually lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.operations.sample.child import Child
from app.vocabulary import GroupingCode

RISK = GroupingCode.RISK_SUPPORT
# About how long a grouping lasts, in days.
LASTS = {"advice": 75, "help": 90, "more_help": 150, RISK: 60}


@dataclass(frozen=True, slots=True)
class Course:
    """One pupil in one domain from a first grouping to the last: (grouping, first day) each, then the end.

    ends_on None is still open. left says that it ended because the pupil left.
    """

    child: Child
    domain: str
    steps: tuple[tuple[str, date], ...]
    ends_on: date | None = None
    left: bool = False
