"""Turns what is due into lines of the day's list: a review of a placement, an offer to check."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.queries.sight import ASK
from app.queries.today import ReviewDue
from app.ui.dates import say_date
from app.ui.widgets.day_due import when_words
from app.ui.widgets.day_lines import Task, Verbs
from app.vocabulary import ASK_CODE, GroupingCode, within

if TYPE_CHECKING:
    from app.queries.offer_checks import CheckDue


def review_task(row: ReviewDue, today: date, verbs: Verbs) -> Task:
    """Return the line of a placement to look at again; only what is late says so."""
    when = when_words(row.due_on, row.late, today)
    return Task(
        key=("review", row.placement_id),
        grouping=row.grouping,
        icon="",
        name=row.pupil,
        small=row.class_name,
        what=_what(row),
        who=row.decided_by,
        when=when,
        late=row.late > 0,
        verbs=verbs,
    )


def _what(row: ReviewDue) -> str:
    if row.grouping == ASK_CODE:
        return f"{ASK}: {within(row.domain)}"
    # First, as the line may have no room for all of it.
    risk = row.grouping == GroupingCode.RISK_SUPPORT
    return f"Managing risk only: {within(row.domain)}" if risk else row.domain


def check_task(row: CheckDue, verbs: Verbs) -> Task:
    """Return the line of an offer whose words want checking."""
    last = f"last checked {say_date(row.checked_on)}" if row.checked_on else "never checked"
    return Task(
        key=("check", row.offer_id),
        grouping="",
        icon="offers",
        name=row.name,
        small="",
        what=", ".join(part for part in (row.organisation, last) if part),
        who=row.checked_by,
        when="" if row.weeks is None else f"{row.weeks} weeks",
        late=False,
        verbs=verbs,
    )
