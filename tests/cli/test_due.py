"""The command that lists what waits for somebody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

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
        "Advice follow-ups",
        "Aims past their date",
        "Plans past their planned end",
        "Decisions left open",
    ]


def test_a_script_reads_the_same_reviews_as_today_shows(answer: Answer, sample_school: Path) -> None:
    store = open_store(sample_school, look=True)
    shown = [row.placement_id for row in store.read(reviews_due, today=store.today(), days=30)]
    store.close()
    assert [row["id"] for row in answer("due", sample_school, "--days", "30")["reviews"]] == shown != []


def test_an_empty_school_has_nothing_due(command: Command, real_school: Path) -> None:
    assert command("due", real_school)[1].startswith("Nothing is due.\n")
