"""Moving supports on, ending them, and taking back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import Invalid, Problem
from app.operations.pupils import leave_school
from app.operations.supports.drafts import ALONE, EndingDraft
from app.operations.supports.ending import correct_ending, end_supports
from app.operations.supports.members import join_group, leave_group
from app.operations.supports.stages import move_supports
from app.operations.supports.taking_back import take_back_stage, take_back_support
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.supporting import begin, fact, groups, stages, times
from tests.pupil_school import add
from tests.supported import group, held, offer

A_DAY = timedelta(1)
WEEKS_AGO = TODAY - timedelta(21)
LAST_WEEK = TODAY - timedelta(7)
OVER = EndingDraft(TODAY, "goals_met", "Joins in.", "Nothing more for now", "Mum", "Ask Ms Dovecote")


def waits(store: Store, name: str = "Wren") -> int:
    """A pupil who waits for Lego club, the first offer, since three weeks ago."""
    lego = offer(store, "Lego club") if name == "Wren" else 1
    return begin(store, (add(store, name, "Thimble"),), lego, on=WEEKS_AGO)


def attends(store: Store) -> tuple[int, int]:
    """The same pupil in a group since last week; returns the support and the group."""
    number, tuesdays = waits(store), group(store, 1)
    store.write(join_group, [number], tuesdays, on=LAST_WEEK, today=TODAY)
    return number, tuesdays


def test_moving_on_ends_the_stage_before(store: Store) -> None:
    number = waits(store)
    done = store.write(move_supports, [number], "offered", reason="A place is free", today=TODAY)
    assert stages(store, number) == [("waiting", WEEKS_AGO, TODAY), ("offered", TODAY, None)]
    assert done.sentence == "Wren Thimble was offered Lego club."


def test_several_stages_may_begin_on_one_day(store: Store) -> None:
    number = waits(store)
    store.write(move_supports, [number], "offered", today=TODAY)
    store.write(move_supports, [number], "accepted", today=TODAY)
    assert stages(store, number)[1:] == [("offered", TODAY, TODAY), ("accepted", TODAY, None)]


def test_many_move_at_once_and_who_is_there_already_is_left_out(store: Store) -> None:
    first, second = waits(store), waits(store, "Idris")
    store.write(move_supports, [first], "offered", today=TODAY)
    done = store.write(move_supports, [first, second], "offered", today=TODAY)
    assert done.counts == {"moved": 1, "left_out": 1}
    assert "Wren Thimble: Lego club is there already: offered." in done.sentence


def test_an_earlier_day_is_fitted_between_its_neighbours(store: Store) -> None:
    number, between = waits(store), TODAY - timedelta(14)
    store.write(move_supports, [number], "offered", on=LAST_WEEK, today=TODAY)
    done = store.write(move_supports, [number], "referred", on=between, today=TODAY)
    assert [stage for stage, *_ in stages(store, number)] == ["waiting", "referred", "offered"]
    assert stages(store, number)[1][1:] == (between, LAST_WEEK)
    assert done.sentence.endswith("What came later stays.")


def test_running_is_not_fitted_into_the_past(store: Store) -> None:
    number = waits(store)
    store.write(move_supports, [number], "offered", on=LAST_WEEK, today=TODAY)
    with pytest.raises(Invalid, match="offered since"):
        store.write(move_supports, [number], "running", on=TODAY - timedelta(14), today=TODAY)


def test_a_day_before_the_beginning_is_refused(store: Store) -> None:
    with pytest.raises(Invalid, match="Lego club began on"):
        store.write(move_supports, [waits(store)], "offered", on=WEEKS_AGO - A_DAY, today=TODAY)


def test_another_group_takes_over_from_its_day(store: Store) -> None:
    number, tuesdays = attends(store)
    fridays = group(store, 1, "Fridays")
    store.write(join_group, [number], fridays, today=TODAY)
    assert times(store, number) == [(tuesdays, LAST_WEEK, TODAY), (fridays, TODAY, None)]
    assert stages(store, number)[-1] == ("running", LAST_WEEK, None)


def test_nothing_ends_before_the_group_that_was_joined_last(store: Store) -> None:
    number, _ = attends(store)
    store.write(join_group, [number], group(store, 1, "Fridays"), on=TODAY - A_DAY, today=TODAY)
    early = EndingDraft(TODAY - timedelta(4), "moved_on", what_next="Nothing")
    with pytest.raises(Invalid, match="is in Fridays since"):
        store.write(end_supports, [number], early, today=TODAY)
    assert stages(store, number)[-1] == ("running", LAST_WEEK, None)


def test_leaving_a_group_waits_again(store: Store) -> None:
    number, tuesdays = attends(store)
    store.write(leave_group, [number], reason="Swimming", today=TODAY)
    assert times(store, number) == [(tuesdays, LAST_WEEK, TODAY)]
    assert stages(store, number)[-1] == ("waiting", TODAY, None)


def test_a_group_is_not_left_before_its_registers(store: Store) -> None:
    number, tuesdays = attends(store)
    held(store, tuesdays, TODAY, {number: True})
    with pytest.raises(Problem, match=r"register of .* has Wren in it"):
        store.write(leave_group, [number], on=TODAY, today=TODAY)


def test_an_ending_closes_the_group_with_the_day_after(store: Store) -> None:
    number, tuesdays = attends(store)
    store.write(end_supports, [number], OVER, today=TODAY)
    assert times(store, number) == [(tuesdays, LAST_WEEK, TODAY + A_DAY)]
    assert stages(store, number)[-1] == ("ended", TODAY, None)
    assert (fact(store, number, "ended_on"), fact(store, number, "ending")) == (TODAY, "goals_met")


def test_an_ending_says_why_and_what_comes_next(store: Store) -> None:
    with pytest.raises(Invalid, match=r"Say why it ends\. Say what comes next"):
        store.write(end_supports, [waits(store)], EndingDraft(), today=TODAY)


def test_declined_before_it_ran_is_a_stage_of_its_own(store: Store) -> None:
    number = waits(store)
    store.write(
        end_supports, [number], EndingDraft(ending="declined", what_next="Ask in spring"), today=TODAY
    )
    assert stages(store, number)[-1][0] == "declined"


def test_many_end_at_once_and_who_is_over_already_is_left_out(store: Store) -> None:
    first, second = waits(store), waits(store, "Idris")
    store.write(end_supports, [first], OVER, today=TODAY)
    done = store.write(end_supports, [first, second], OVER, today=TODAY)
    assert done.counts == {"ended": 1, "left_out": 1}
    assert "Wren Thimble: Lego club is over since" in done.sentence


def test_a_group_of_one_ends_with_its_pupil(store: Store) -> None:
    number = waits(store)
    store.write(join_group, [number], ALONE, today=TODAY)
    store.write(end_supports, [number], OVER, today=TODAY)
    assert groups(store) == [("One to one", True, TODAY)]


def test_taking_the_ending_back_opens_it_in_its_group_again(store: Store) -> None:
    number, tuesdays = attends(store)
    store.write(end_supports, [number], OVER, today=TODAY)
    store.write(take_back_stage, number, today=TODAY)
    assert times(store, number) == [(tuesdays, LAST_WEEK, None)]
    assert (fact(store, number, "ended_on"), fact(store, number, "what_next")) == (None, "")


def test_an_ending_is_corrected_in_its_words(store: Store) -> None:
    number = waits(store)
    store.write(end_supports, [number], OVER, today=TODAY)
    store.write(correct_ending, number, EndingDraft(ending="moved_on", what_next="Chess"), today=TODAY)
    assert (fact(store, number, "ending"), fact(store, number, "what_next")) == ("moved_on", "Chess")


def test_what_ran_is_not_corrected_to_declined(store: Store) -> None:
    number, _ = attends(store)
    store.write(end_supports, [number], OVER, today=TODAY)
    with pytest.raises(Invalid, match="It ran, so it was not declined"):
        store.write(correct_ending, number, EndingDraft(ending="declined", what_next="Chess"), today=TODAY)
    assert fact(store, number, "ending") == OVER.ending


def test_what_never_ran_can_be_corrected_to_declined(store: Store) -> None:
    number = waits(store)
    store.write(end_supports, [number], OVER, today=TODAY)
    store.write(correct_ending, number, EndingDraft(ending="declined", what_next="Chess"), today=TODAY)
    assert fact(store, number, "ending") == "declined"


def test_taking_running_back_takes_the_group_back(store: Store) -> None:
    number, _ = attends(store)
    store.write(take_back_stage, number, today=TODAY)
    assert not times(store, number)
    assert stages(store, number) == [("waiting", WEEKS_AGO, None)]


def test_a_support_with_a_register_is_not_taken_back(store: Store) -> None:
    number, tuesdays = attends(store)
    held(store, tuesdays, TODAY, {number: False})
    with pytest.raises(Problem, match="register"):
        store.write(take_back_support, number, today=TODAY)


def test_the_only_stage_is_not_taken_back(store: Store) -> None:
    with pytest.raises(Problem, match="nothing before"):
        store.write(take_back_stage, waits(store), today=TODAY)


def test_leaving_the_school_ends_what_is_open(store: Store) -> None:
    number, tuesdays = attends(store)
    store.write(leave_school, 1, on=TODAY, today=TODAY)
    assert (fact(store, number, "ended_on"), fact(store, number, "ending")) == (TODAY - A_DAY, "left")
    assert times(store, number) == [(tuesdays, LAST_WEEK, TODAY)]


def test_what_came_after_the_leaving_day_stays_as_it_happened(store: Store) -> None:
    number, tuesdays = attends(store)
    held(store, tuesdays, TODAY, {number: True})
    store.write(leave_school, 1, on=LAST_WEEK, today=TODAY)
    assert fact(store, number, "ended_on") == TODAY
