"""Examples of what is done to pupils, their needs and their placements."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.operations.needs import NeedDraft, change_need_of_pupil, close_need, note_need, reopen_need
from app.operations.placements import (
    ParticipantDraft,
    PlacementDraft,
    correct_placement,
    move_next_look,
    place_pupil,
    withdraw_placement,
)
from app.operations.pupils import PupilDraft, add_pupil, change_pupil, leave_school, return_to_school
from app.store import Store
from tests.fixtures import TODAY

from .examples import example

A_WEEK, A_MONTH = timedelta(7), timedelta(30)
WREN = PupilDraft("Wren", "Test", started_on=TODAY - 6 * A_MONTH, year_group="4", sen_types=("SLCN", "SEMH"))


def wren(store: Store) -> int:
    """Add the pupil of these examples, who joined six months ago, and return the number."""
    return store.write(add_pupil, WREN, today=TODAY).id or 0


def decision(pupil: int, grouping: str = "help") -> PlacementDraft:
    """Return a decision of today that is complete."""
    return PlacementDraft(
        pupil,
        1,
        grouping,
        reason="We agreed to try it.",
        participants=(ParticipantDraft("young_person"),),
        next_look_on=TODAY + A_MONTH,
        needs=(1,),
        ending="moved_on",
    )


def placed(store: Store) -> int:
    """Place the pupil a month ago and again a week ago; return the number of the second placement."""
    pupil = wren(store)
    store.write(place_pupil, replace(decision(pupil, "advice"), on=TODAY - A_MONTH), today=TODAY)
    return store.write(place_pupil, replace(decision(pupil), on=TODAY - A_WEEK), today=TODAY).id or 0


def noted(store: Store) -> int:
    """Note a need of the pupil and return its number."""
    return store.write(note_need, NeedDraft(wren(store), 1, seen="Quiet at lunch"), today=TODAY).id or 0


@example(add_pupil)
def a_new_pupil(store: Store) -> None:
    wren(store)


@example(change_pupil)
def a_pupil_in_a_new_class(store: Store) -> None:
    changed = replace(WREN, preferred_name="Wrennie", class_name="4B", sen_types=("SEMH", "ASD"))
    store.write(change_pupil, wren(store), changed, today=TODAY)


@example(leave_school)
def a_pupil_who_leaves_with_a_placement(store: Store) -> None:
    pupil = wren(store)
    store.write(place_pupil, replace(decision(pupil), on=TODAY - A_WEEK), today=TODAY)
    store.write(leave_school, pupil, on=TODAY, today=TODAY)


@example(return_to_school)
def a_pupil_who_comes_back(store: Store) -> None:
    pupil = wren(store)
    store.write(leave_school, pupil, on=TODAY - A_MONTH, today=TODAY)
    store.write(return_to_school, pupil, WREN, on=TODAY, today=TODAY)


@example(note_need)
def something_seen(store: Store) -> None:
    noted(store)


@example(change_need_of_pupil)
def something_seen_in_other_words(store: Store) -> None:
    number = noted(store)
    store.write(change_need_of_pupil, number, NeedDraft(1, 2, seen="Sits alone"), today=TODAY)


@example(close_need)
def something_no_longer_seen(store: Store) -> None:
    store.write(close_need, noted(store), why="Has friends now", today=TODAY)


@example(reopen_need)
def something_seen_once_more(store: Store) -> None:
    number = noted(store)
    store.write(close_need, number, why="Has friends now", today=TODAY)
    store.write(reopen_need, number, today=TODAY)


@example(place_pupil)
def a_decision_after_another(store: Store) -> None:
    placed(store)


@example(correct_placement)
def a_decision_put_right(store: Store) -> None:
    number = placed(store)
    store.write(correct_placement, number, replace(decision(1, "more_help"), on=TODAY - A_WEEK), today=TODAY)


@example(withdraw_placement)
def a_decision_taken_away(store: Store) -> None:
    store.write(withdraw_placement, placed(store), why="The wrong pupil", today=TODAY)


@example(move_next_look)
def a_later_look(store: Store) -> None:
    store.write(move_next_look, placed(store), to=TODAY + 2 * A_MONTH, today=TODAY)
