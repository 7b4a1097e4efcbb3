"""Undo in any order never takes a decision from under a plan, nor words from under an agreement."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import Problem
from app.operations.plans.aims import rate_aim, settle_aim, write_aim
from app.operations.plans.drafts import AimDraft
from app.operations.plans.plan import agree_plan, new_version
from app.queries.history import last_changes
from app.store import Store
from tests.fixtures import TODAY

from .deciding import new_pupil, place
from .planning import agree, aim, plan, plans, say

UNFIT = "no longer fit"


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Getting Help."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 10)
    return pupil


def last(store: Store) -> int:
    return store.read(last_changes, limit=1)[0].step


def test_a_decision_that_a_plan_stands_behind_is_not_undone(store: Store, wren: int) -> None:
    step = last(store)
    plan(store, wren)
    with pytest.raises(Problem, match=UNFIT):
        store.undo(step)


def test_a_decision_is_undone_once_the_plan_is(store: Store, wren: int) -> None:
    step = last(store)
    plan(store, wren)
    store.undo()
    store.undo(step)
    assert plans(store, wren) == ()


@pytest.mark.parametrize("what", ["aim", "young_person", "family"])
def test_what_an_agreed_plan_rests_on_is_not_undone(store: Store, wren: int, what: str) -> None:
    number = plan(store, wren)
    steps = {}
    for part in ("aim", "young_person", "family"):
        aim(store, number) if part == "aim" else say(store, number, part)
        steps[part] = last(store)
    store.write(agree_plan, number, on=TODAY, today=TODAY)
    with pytest.raises(Problem, match=UNFIT):
        store.undo(steps[what])


def test_the_words_of_an_aim_are_not_undone_under_an_agreement(store: Store, wren: int) -> None:
    number = plan(store, wren)
    first = aim(store, number)
    whole = AimDraft(number, "To sleep at Gran’s", "Two nights", TODAY, "We ask Mum", id=first)
    store.write(write_aim, whole, today=TODAY)
    step = last(store)
    say(store, number, "young_person")
    say(store, number, "family")
    store.write(agree_plan, number, on=TODAY, today=TODAY)
    with pytest.raises(Problem, match=UNFIT):
        store.undo(step)


def test_how_an_aim_went_is_undone_under_an_agreement(store: Store, wren: int) -> None:
    number = plan(store, wren)
    agree(store, number)
    first = plans(store, wren)[0].aims[0].id
    store.write(settle_aim, first, "achieved", on=TODAY, today=TODAY)
    step = last(store)
    store.write(rate_aim, first, value=8, respondent="young_person", on=TODAY, today=TODAY)
    store.undo(step)
    assert plans(store, wren)[0].aims[0].outcome == ""


def test_a_version_does_not_stand_again_with_aims_nobody_agreed_to(store: Store, wren: int) -> None:
    number = plan(store, wren)
    agree(store, number)
    store.write(new_version, number, why="It was too much.", today=TODAY)
    step = last(store)
    aim(store, number, target_on=TODAY + timedelta(5))
    with pytest.raises(Problem, match=UNFIT):
        store.undo(step)


def test_a_version_stands_again_as_it_was_agreed(store: Store, wren: int) -> None:
    number = plan(store, wren)
    agree(store, number)
    store.write(new_version, number, why="It was too much.", today=TODAY)
    store.undo()
    assert (plans(store, wren)[0].version, plans(store, wren)[0].agreed_on) == (1, TODAY)
