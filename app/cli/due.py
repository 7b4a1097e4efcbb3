"""The command that lists what waits for somebody, as Today does; it changes nothing."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.cli.answer import Answer
from app.cli.credentials import opened
from app.queries.plans.due import DueRow, work_due
from app.queries.sight import ASK
from app.queries.today import ReviewDue, reviews_due
from app.queries.wording import groupings
from app.vocabulary import ASK_CODE


def due(arguments: Namespace) -> Answer:
    """List reviews and follow-ups up to some days ahead, aims and plans past their day, and decisions left open."""
    with opened(arguments, to="read") as store:
        today = store.today()
        reviews = store.read(reviews_due, today=today, days=arguments.days)
        work = store.read(work_due, today=today, days=arguments.days)
        named = {row.code: row.short_label for row in store.read(groupings, hidden=True)}
    kinds = (
        ("reviews", "Reviews", [_review(row, named) for row in reviews]),
        ("follow_ups", "Advice follow-ups", [_row(row) for row in work.follow_ups]),
        ("aims", "Aims past their date", [_row(row) for row in work.aims]),
        ("plans", "Plans past their planned end", [_row(row) for row in work.plans]),
        ("decisions", "Decisions left open", [_row(row) for row in work.decisions]),
    )
    lines = [line for _, title, rows in kinds for line in (f"{title}: {len(rows)}", *map(_line, rows))]
    count = sum(len(rows) for _, _, rows in kinds)
    sentence = "Nothing is due." if not count else f"{count} {'line is' if count == 1 else 'lines are'} due."
    return Answer(sentence, {key: rows for key, _, rows in kinds}, tuple(lines), store.unlocked is None)


def _review(row: ReviewDue, named: Mapping[str, str]) -> dict[str, Any]:
    what = ASK if row.grouping == ASK_CODE else named[row.grouping]
    return _data(row.placement_id, row, what, row.due_on)


def _row(row: DueRow) -> dict[str, Any]:
    return _data(row.id, row, row.what, row.due_on)


def _data(number: int, row: ReviewDue | DueRow, what: str, due_on: date) -> dict[str, Any]:
    return {
        "id": number,
        "pupil": row.pupil_id,
        "name": row.pupil,
        "domain": row.domain,
        "what": what,
        "due": due_on.isoformat(),
        "late": row.late,
    }


def _line(row: dict[str, Any]) -> str:
    late = f", {row['late']} {'day' if row['late'] == 1 else 'days'} late" if row["late"] > 0 else ""
    return f"  {row['due']}  {row['name']}, {row['domain']}: {row['what']}{late}"
