"""Turns what waits about support, meetings and offers into lines of the day's list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.queries.day.row import DayRow
from app.queries.day_kinds import Kind
from app.ui.dates import short_date
from app.ui.widgets.day_due import when_words
from app.ui.widgets.day_lines import Task, Verbs

_ICONS: Mapping[Kind, str] = {
    Kind.MEETING: "meetings",
    Kind.REGISTER: "people",
    Kind.LOOK: "eye",
    Kind.ACTION: "check",
    Kind.OVERRUN: "clock",
    Kind.OFFERED: "forward",
    Kind.WAIT: "clock",
    Kind.QUESTION: "help",
    Kind.OFFER_END: "calendar",
}
# What stands since a day and is never late.
_SINCE = (Kind.OFFERED, Kind.NOTHING, Kind.QUESTION)


def day_line(kind: Kind, row: DayRow, today: date, verbs: Verbs) -> Task:
    """Return a line; what is past its day says so, what waits says for how long or since when."""
    return Task(
        key=(kind.value, row.id),
        grouping=row.grouping,
        icon="" if row.grouping else _ICONS[kind],
        name=row.name,
        small=row.small,
        what=row.what,
        who="",
        when=_when(kind, row, today),
        late=row.late > 0,
        verbs=verbs,
    )


def _when(kind: Kind, row: DayRow, today: date) -> str:
    if kind == Kind.WAIT:
        return f"{(today - row.on).days // 7} weeks"
    if kind in _SINCE:
        return f"since {short_date(row.on, today)}"
    words = when_words(row.on, row.late, today)
    return f"{words} {row.at}" if row.at and row.late <= 0 else words
