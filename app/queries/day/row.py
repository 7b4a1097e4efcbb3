"""A line of the day's list as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DayRow:
    """One line; id is that of the row it is about, a support, an action, a meeting and so on.

    on is the day it is due or, of what waits, since when; late counts the days since it was due, 0 or less where it
    is not late. at is a time of day. pupil_id, offer_id, group_id and meeting_id say what can be opened.
    """

    id: int
    name: str
    what: str
    on: date
    late: int = 0
    small: str = ""
    grouping: str = ""
    at: str = ""
    pupil_id: int | None = None
    domain_id: int | None = None
    offer_id: int | None = None
    group_id: int | None = None
    meeting_id: int | None = None
