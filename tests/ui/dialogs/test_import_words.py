"""What the green button of an import says, and why there may be nothing for it to do."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from app.imports.plan import Outcome, Plan, Planned, PlannedRows
from app.imports.source import Sort
from app.taking_in.ways import way_of
from app.ui.dialogs.import_words import nothing, verb


def plan(**counts: int) -> Plan[object]:
    """Return a plan with so many rows of each outcome."""
    outcomes = [Outcome(name) for name, count in counts.items() for _ in range(count)]
    rows: Iterable[Planned[object]] = (
        Planned(row, outcome, "Wren") for row, outcome in enumerate(outcomes, start=2)
    )
    return Plan(PlannedRows(rows))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"added": 1}, "Add 1 pupil"),
        ({"added": 2, "changed": 3, "leaves": 12, "refused": 1}, "Add 2 pupils, change 3, 12 leave"),
        ({"changed": 1, "leaves": 1}, "Change 1 pupil, 1 leaves"),
        ({"leaves": 2}, "2 pupils leave"),
        ({"unchanged": 4, "asked": 1}, ""),
    ],
)
def test_the_button_says_all_that_is_done(counts: dict[str, int], words: str) -> None:
    assert verb(way_of(Sort.PUPILS), plan(**counts)) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"leaves": 1}, ""),
        ({"asked": 1, "unchanged": 1}, "Say what the rows mean"),
        ({"left": 2}, "Everything is left out"),
        ({"unchanged": 2}, "There is nothing in this file"),
    ],
)
def test_why_nothing_can_be_done_is_said(counts: dict[str, int], words: str) -> None:
    found = nothing(plan(**counts))
    assert (found.startswith(words), bool(found)) == (True, bool(words))
