"""The command that lists what waits for somebody, as Today does; it changes nothing."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.cli.answer import Answer
from app.cli.credentials import opened
from app.queries.day.day import day_due
from app.queries.day.row import DayRow
from app.queries.plans.due import DueRow, work_due
from app.queries.sight import ASK
from app.queries.today import ReviewDue, reviews_due
from app.queries.wording import groupings
from app.vocabulary import ASK_CODE


def due(arguments: Namespace) -> Answer:
    """List reviews, follow-ups, looks at supports and ends of offers up to some days ahead, and all that waits now."""
    with opened(arguments, to="read") as store:
        today = store.today()
        reviews = store.read(reviews_due, today=today, days=arguments.days)
        work = store.read(work_due, today=today, days=arguments.days)
        day = store.read(day_due, today=today, days=arguments.days)
        named = {row.code: row.short_label for row in store.read(groupings, hidden=True)}
    kinds = (
        ("reviews", "Reviews", [_review(row, named) for row in reviews]),
        ("meetings", "Meetings this week", _day(day.meetings)),
        ("registers", "Registers not taken", _day(day.registers)),
        ("looks", "Supports to look at again", _day(day.looks)),
        ("follow_ups", "Advice follow-ups", [_row(row) for row in work.follow_ups]),
        ("actions", "Actions due", _day(day.actions)),
        ("aims", "Aims past their date", [_row(row) for row in work.aims]),
        ("plans", "Plans past their planned end", [_row(row) for row in work.plans]),
        ("overrun", "Supports past their planned end", _day(day.overrun)),
        ("offered", "Places offered and not answered", _day(day.offered)),
        ("waits", "Waiting longest", _day(day.waits)),
        ("nothing", "In a grouping with nothing live", _day(day.nothing)),
        ("decisions", "Decisions left open", [_row(row) for row in work.decisions]),
        ("questions", "Questions about offers", _day(day.questions)),
        ("offers_ending", "Offers that end soon", _day(day.offers_ending)),
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


def _day(rows: tuple[DayRow, ...]) -> list[dict[str, Any]]:
    return [
        {
            "id": row.id,
            "pupil": row.pupil_id,
            "name": row.name,
            "domain": "",
            "what": row.what,
            "due": row.on.isoformat(),
            "late": row.late,
        }
        for row in rows
    ]


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
    who = ", ".join(part for part in (row["name"], row["domain"]) if part)
    return f"  {row['due']}  {who}: {row['what']}{late}"
