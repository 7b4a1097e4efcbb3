"""Agreements to plans as entries of a pupil's story, with reasons where there is none."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.models import Agreement, Involvement, Plan
from app.queries.plans.agencies import named
from app.queries.story.entry import StoryEntry
from app.queries.story.plans import plan_name
from app.queries.story.telling import Telling, led_by, lines, quoted, stopped
from app.vocabulary import within

_WHO = {"family": "The family", "school": "The school", "agency": "An agency"}


def agreement_rows(told: Telling, plans: list[Plan]) -> list[Agreement]:
    """Return the agreements to these plans, the newest first."""
    query = (
        select(Agreement)
        .where(Agreement.plan_id.in_([plan.id for plan in plans]))
        .options(
            selectinload(Agreement.involvement).selectinload(Involvement.organisation),
            selectinload(Agreement.plan),
        )
        .order_by(Agreement.recorded_at.desc(), Agreement.id.desc())
    )
    return list(told.session.scalars(query))


def who_agreed(told: Telling, row: Agreement) -> str:
    """Return who an agreement is of: the pupil, somebody by name, or a word such as "The family"."""
    if row.kind == "young_person":
        return told.first_name
    return named(row.involvement) or _WHO[row.kind]


def agreement_entries(told: Telling, rows: list[Agreement]) -> list[StoryEntry]:
    """Return agreements as entries."""
    return [_entry(told, row) for row in rows]


def _entry(told: Telling, row: Agreement) -> StoryEntry:
    who, plan = who_agreed(told, row), f"{plan_name(row.plan)}, version {row.version}"
    if row.agreed_on is None:
        why = within(told.word("not_agreed", row.not_agreed))
        title = f"No agreement from {within(who) if who in _WHO.values() else who} to {plan}: {why}"
        said = lines(led_by("How it was shared", row.how_shared))
    else:
        title = f"{who} agreed to {plan}"
        method = told.word("method", row.method)
        said = lines(quoted("In their words", row.own_words), f"{method}." if method else "")
    # Where there is none, the day on which that was noted.
    on = row.agreed_on or row.recorded_at.astimezone().date()
    return StoryEntry(
        ("agreement", row.id), on, title, said, brief=stopped(title), domain_id=row.plan.domain_id
    )
