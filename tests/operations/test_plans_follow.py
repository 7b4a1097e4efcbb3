"""A plan ends with the decision that ends its grouping, carries on between Help and More Help, and opens again."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3
from hypothesis import given, settings
from hypothesis import strategies as st

from app.db import DATABASE, open_school
from app.errors import Invalid, Problem
from app.operations.placements import correct_placement, withdraw_placement
from app.operations.pupils import leave_school
from app.store import Store
from tests.fixtures import TODAY, clock

from .deciding import ago, draft, new_pupil, place, rows
from .planning import plan, plans
from .test_placements_any_order import DECISIONS, Step, do


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Getting Help for twenty days, with a plan since."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 20)
    plan(store, pupil, started_on=ago(20))
    return pupil


def ended(store: Store, pupil: int) -> list[tuple[int | None, str]]:
    return [
        (None if row.ended_on is None else (TODAY - row.ended_on).days, row.ending)
        for row in plans(store, pupil)
    ]


def test_the_plan_goes_on_in_more_help(store: Store, wren: int) -> None:
    place(store, wren, "more_help", 5)
    assert ended(store, wren) == [(None, "")]
    assert plans(store, wren)[0].grouping == "more_help"


def test_the_plan_ends_with_the_decision_for_thriving_and_its_reason(store: Store, wren: int) -> None:
    place(store, wren, "thriving", 5)
    assert ended(store, wren) == [(5, "goals_met")]


def test_the_plan_ends_with_a_decision_for_advice(store: Store, wren: int) -> None:
    place(store, wren, "advice", 5)
    assert ended(store, wren) == [(5, "new_decision")]


def test_withdrawing_the_decision_that_ended_it_opens_the_plan_again(store: Store, wren: int) -> None:
    number = place(store, wren, "advice", 5)
    store.write(withdraw_placement, number, why="The wrong pupil", today=TODAY)
    assert ended(store, wren) == [(None, "")]


def test_undoing_the_decision_that_ended_it_opens_the_plan_again(store: Store, wren: int) -> None:
    place(store, wren, "thriving", 5)
    store.undo()
    assert ended(store, wren) == [(None, "")]


def test_a_corrected_day_moves_the_end_of_the_plan(store: Store, wren: int) -> None:
    number = place(store, wren, "advice", 5)
    store.write(correct_placement, number, draft(wren, "advice", 8), today=TODAY)
    assert ended(store, wren) == [(8, "new_decision")]


def test_a_later_decision_for_help_begins_without_the_old_plan(store: Store, wren: int) -> None:
    place(store, wren, "thriving", 10)
    place(store, wren, "help", 5)
    assert ended(store, wren) == [(10, "goals_met")]
    plan(store, wren)
    assert ended(store, wren) == [(None, ""), (10, "goals_met")]


def test_a_plan_ends_when_the_decision_behind_it_is_withdrawn(store: Store) -> None:
    pupil = new_pupil(store)
    number = place(store, pupil, "help", 20)
    plan(store, pupil)
    store.write(withdraw_placement, number, why="The wrong pupil", today=TODAY)
    assert ended(store, pupil) == [(0, "other")]


def test_a_second_decision_of_the_same_day_finds_the_plan_again(store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "help")
    plan(store, pupil)
    place(store, pupil, "advice")
    place(store, pupil, "help")
    assert ended(store, pupil) == [(None, "")]


def test_leaving_the_school_ends_the_plan(store: Store, wren: int) -> None:
    store.write(leave_school, wren, on=ago(2), today=TODAY)
    assert ended(store, wren) == [(2, "left")]


def test_risk_support_beside_it_leaves_the_plan_alone(store: Store, wren: int) -> None:
    place(store, wren, "risk_support", 5)
    plan(store, wren, band="risk")
    place(store, wren, "help", 0, end_other=True)
    assert [(row.band, row.ended_on) for row in plans(store, wren)] == [("plan", None), ("risk", TODAY)]


STEPS = st.tuples(DECISIONS, st.integers(0, 13))


def test_a_plan_is_open_only_while_its_grouping_is(template: Path) -> None:
    @settings(max_examples=15, derandomize=True, database=None)
    @given(STEPS)
    def any_order(chosen: tuple[list[Step], int]) -> None:
        steps, at = chosen
        folder = Path(tempfile.mkdtemp(prefix="fivefold-plans-"))
        copied = [sqlcipher3.connect(str(place / DATABASE)) for place in (template, folder)]
        with closing(copied[0]), closing(copied[1]):
            copied[0].backup(copied[1])
        school = open_school(folder)
        try:
            store = Store(school, "Ms Dovecote", clock)
            pupil = new_pupil(store)
            for number, step in enumerate(steps):
                try:
                    do(store, pupil, step)
                except (Invalid, Problem):
                    continue
                helped = any(
                    row.grouping in ("help", "more_help") and row.until is None for row in rows(store)
                )
                if helped and number >= at:  # there is room for it, whatever came before
                    plan(store, pupil)
                opened = [row for row in plans(store, pupil) if row.band == "plan" and row.ended_on is None]
                assert len(opened) <= helped
        finally:
            school.close()
            shutil.rmtree(folder)

    any_order()
