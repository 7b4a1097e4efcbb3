"""Supports, groups and registers on days that do not go together: refused, or put right, and never kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import Invalid, Problem
from app.operations.groups.group_draft import GroupDraft
from app.operations.groups.groups import add_group, change_group, end_group, reopen_group
from app.operations.groups.sessions import cancel_session
from app.operations.offers import retire_offer
from app.operations.pupils import PupilDraft, leave_school, return_to_school
from app.operations.supports.drafts import ALONE, EndingDraft
from app.operations.supports.ending import end_supports
from app.operations.supports.members import join_group
from app.operations.supports.outcomes import OutcomeDraft, set_outcome
from app.operations.supports.stages import move_supports
from app.operations.supports.taking_back import take_back_stage
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.supporting import begin, fact, groups, times
from tests.pupil_school import add
from tests.supported import group, offer

A_DAY = timedelta(1)
LAST_WEEK = TODAY - timedelta(7)
OVER = EndingDraft(TODAY - timedelta(4), "goals_met", what_next="Nothing more")


@pytest.fixture
def attends(store: Store) -> Store:
    """A pupil who waits for Lego club for three weeks, then is in its group since last week."""
    lego = offer(store, "Lego club")
    begin(store, (add(store, "Wren", "Thimble"),), lego, on=TODAY - timedelta(21))
    store.write(join_group, [1], group(store, lego), on=LAST_WEEK, today=TODAY)
    return store


def test_nothing_ends_while_it_was_in_a_group_that_has_ended_since(attends: Store) -> None:
    attends.write(end_group, 1, on=TODAY - A_DAY, today=TODAY)
    with pytest.raises(Invalid, match="was in Tuesdays until"):
        attends.write(end_supports, [1], OVER, today=TODAY)


def test_nobody_joins_another_group_on_a_day_in_one_that_has_ended_since(attends: Store) -> None:
    attends.write(end_group, 1, on=TODAY - A_DAY, today=TODAY)
    with pytest.raises(Invalid, match="was in Tuesdays until"):
        attends.write(join_group, [1], group(attends, 1, "Fridays"), on=TODAY - A_DAY, today=TODAY)


def test_a_group_that_ended_earlier_than_somebody_left_it_had_nobody_in_it_then(attends: Store) -> None:
    attends.write(move_supports, [1], "waiting", today=TODAY)
    attends.write(end_group, 1, on=TODAY - timedelta(3), today=TODAY)
    assert times(attends, 1) == [(1, LAST_WEEK, TODAY - timedelta(2))]


def test_a_group_begins_no_later_than_somebody_was_in_it(attends: Store) -> None:
    with pytest.raises(Invalid, match="Somebody was in it"):
        attends.write(change_group, 1, GroupDraft(1, starts_on=TODAY), today=TODAY)


def test_whoever_runs_alone_gets_no_second_group_of_one(attends: Store) -> None:
    attends.write(join_group, [1], ALONE, today=TODAY)
    with pytest.raises(Problem, match="is there already"):
        attends.write(move_supports, [1], "running", group_id=ALONE, today=TODAY)
    assert [alone for _, alone, _ in groups(attends)] == [False, True]


def test_that_it_ran_is_not_taken_back_while_it_is_said_what_came_of_it(attends: Store) -> None:
    attends.write(set_outcome, 1, OutcomeDraft("1", TODAY), today=TODAY)
    with pytest.raises(Problem, match="what came of it"):
        attends.write(take_back_stage, 1, today=TODAY)


def test_undo_of_its_running_is_refused_once_it_is_said_what_came_of_it(store: Store) -> None:
    number = begin(store, (add(store, "Wren", "Thimble"),), offer(store, "Lego club"), on=LAST_WEEK)
    step = store.write(move_supports, [number], "running", today=TODAY).step
    store.write(set_outcome, number, OutcomeDraft("1", TODAY), today=TODAY)
    assert step is not None
    with pytest.raises(Problem):
        store.undo(step)


def test_undo_of_a_return_is_refused_while_support_has_begun_since(store: Store) -> None:
    lego, pupil = offer(store, "Lego club"), add(store, "Wren", "Thimble")
    store.write(leave_school, pupil, on=LAST_WEEK, today=TODAY)
    back = PupilDraft("Wren", "Thimble")
    step = store.write(return_to_school, pupil, back, on=TODAY - A_DAY, today=TODAY).step
    begin(store, (pupil,), lego)
    assert step is not None
    with pytest.raises(Problem):
        store.undo(step)


def test_undo_of_an_ending_is_refused_once_the_same_has_begun_again(attends: Store) -> None:
    step = attends.write(end_supports, [1], OVER, today=TODAY).step
    begin(attends, (1,), 1)
    assert step is not None
    with pytest.raises(Problem):
        attends.undo(step)


def test_support_does_not_begin_before_a_time_away(store: Store) -> None:
    lego, pupil = offer(store, "Lego club"), add(store, "Wren", "Thimble")
    store.write(leave_school, pupil, on=LAST_WEEK, today=TODAY)
    store.write(return_to_school, pupil, PupilDraft("Wren", "Thimble"), on=TODAY - A_DAY, today=TODAY)
    with pytest.raises(Invalid, match="was away from the school"):
        begin(store, (pupil,), lego, on=TODAY - timedelta(10))


def test_what_ended_with_leaving_is_not_opened_again_after_the_return(attends: Store) -> None:
    attends.write(leave_school, 1, on=TODAY - timedelta(2), today=TODAY)
    attends.write(return_to_school, 1, PupilDraft("Wren", "Thimble"), on=TODAY, today=TODAY)
    with pytest.raises(Problem, match="was away from the school"):
        attends.write(take_back_stage, 1, today=TODAY)
    assert fact(attends, 1, "ending") == "left"


def test_no_session_is_cancelled_on_a_day_on_which_the_group_does_not_run(attends: Store) -> None:
    with pytest.raises(Problem, match="does not run"):
        attends.write(cancel_session, 1, TODAY - timedelta(400), why="A trip")


def test_an_offer_that_has_ended_gets_no_new_group_and_none_of_its_own_again(attends: Store) -> None:
    attends.write(end_group, 1, on=TODAY, today=TODAY)
    said = attends.write(retire_offer, 1, today=TODAY).sentence
    assert (
        said == "Lego club has ended; its history stays. 1 pupil has it still, until that is ended or moved."
    )
    with pytest.raises(Problem, match="has ended"):
        attends.write(reopen_group, 1)
    with pytest.raises(Problem, match="has ended"):
        attends.write(add_group, GroupDraft(1), today=TODAY)
