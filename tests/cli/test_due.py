"""The command that lists what waits for somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from app.queries.day.day import day_due
from app.queries.today import reviews_due
from app.schools import open_store

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


def test_what_is_due_is_listed_by_kind(command: Command, sample_school: Path) -> None:
    code, out, _ = command("due", sample_school)
    assert code == 0
    titles = [line.split(":")[0] for line in out.splitlines()[1:] if not line.startswith("  ")]
    assert titles == [
        "Reviews",
        "Meetings this week",
        "Registers not taken",
        "Supports to look at again",
        "Advice follow-ups",
        "Actions due",
        "Aims past their date",
        "Plans past their planned end",
        "Supports past their planned end",
        "Places offered and not answered",
        "Waiting longest",
        "In a grouping with nothing live",
        "Decisions left open",
        "Questions about offers",
        "Offers that end soon",
    ]


def test_a_script_reads_the_same_reviews_as_today_shows(answer: Answer, sample_school: Path) -> None:
    store = open_store(sample_school, look=True)
    shown = [row.placement_id for row in store.read(reviews_due, today=store.today(), days=30)]
    store.close()
    assert [row["id"] for row in answer("due", sample_school, "--days", "30")["reviews"]] == shown != []


def test_a_script_reads_the_same_lines_as_the_days_list(answer: Answer, sample_school: Path) -> None:
    store = open_store(sample_school, look=True)
    found = store.read(day_due, today=store.today())
    store.close()
    shown = {field.name: [row.id for row in getattr(found, field.name)] for field in fields(found)}
    told = answer("due", sample_school)
    assert {key: [row["id"] for row in told[key]] for key in shown} == shown
    assert shown["registers"] != []


def test_an_empty_school_has_nothing_due(command: Command, real_school: Path) -> None:
    assert command("due", real_school)[1].startswith("Nothing is due.\n")
