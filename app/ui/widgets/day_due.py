"""Turns what waits besides reviews into lines of the day's list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.ui.dates import short_date
from app.ui.widgets.day_lines import Task, Verbs

if TYPE_CHECKING:
    from app.queries.plans.due import DueRow

# Kind → the icon of its line, where it stands in no grouping's name.
ICONS = {"follow_up": "phone", "aim": "aim", "plan": "calendar", "decision": "note"}


def due_task(kind: str, row: DueRow, today: date, verbs: Verbs) -> Task:
    """Return the line of something that waits; what is past its day says so, what was left open says since when."""
    open_since = kind == "decision"
    late = row.late > 0 and not open_since
    when = f"since {short_date(row.due_on, today)}" if open_since else when_words(row.due_on, row.late, today)
    return Task(
        key=(kind, row.id),
        grouping=row.grouping,
        icon="" if row.grouping else ICONS[kind],
        name=row.pupil,
        small=row.class_name,
        what=row.what or row.domain,
        who="",
        when=when,
        late=late,
        verbs=verbs,
    )


def when_words(due_on: date, late: int, today: date) -> str:
    """Return when something is due: "3 days late", "today", or the day."""
    if late > 0:
        return f"{late} day{'' if late == 1 else 's'} late"
    return "today" if late == 0 else short_date(due_on, today)
