"""Examples of what is done with supports: begun, moved on, changed, ended, taken back."""

from __future__ import annotations

from datetime import timedelta

from app.operations.supports.beginning import begin_support
from app.operations.supports.changing import change_support
from app.operations.supports.drafts import ALONE, EndingDraft, SupportDraft
from app.operations.supports.ending import correct_ending, end_supports
from app.operations.supports.looking import look_again_support
from app.operations.supports.members import join_group, leave_group
from app.operations.supports.stages import move_supports
from app.operations.supports.taking_back import take_back_stage, take_back_support
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import add
from tests.supported import group, offer

from .examples import example

A_WEEK = timedelta(7)
OVER = EndingDraft(
    TODAY, "goals_met", "Joins in by himself.", "Nothing more for now", "Mum", "Ask Ms Dovecote"
)


def waiting(store: Store) -> list[int]:
    """Two pupils wait for an offer since last week; returns their supports."""
    pupils = (add(store, "Wren", "Thimble"), add(store, "Idris", "Moonraker"))
    lego = offer(store, "Lego club")
    draft = SupportDraft(pupils, lego, 1, "waiting", TODAY - A_WEEK, why="Time with others")
    first = store.write(begin_support, draft, today=TODAY).id or 0
    return [first, first + 1]


def running(store: Store) -> tuple[list[int], int]:
    """Two pupils run in a group since yesterday; returns their supports and the group."""
    supports, tuesdays = waiting(store), group(store, 1)
    store.write(join_group, supports, tuesdays, on=TODAY - timedelta(1), today=TODAY)
    return supports, tuesdays


@example(begin_support)
def two_pupils_each_alone(store: Store) -> None:
    pupils = (add(store, "Wren", "Thimble"), add(store, "Idris", "Moonraker"))
    draft = SupportDraft(pupils, offer(store, "Lego club"), 1, group_id=ALONE)
    store.write(begin_support, draft, today=TODAY)


@example(change_support)
def more_sessions(store: Store) -> None:
    draft = SupportDraft((1,), 1, 1, why="Time with others", sessions_planned=8)
    store.write(change_support, waiting(store)[0], draft, today=TODAY)


@example(move_supports)
def both_offered(store: Store) -> None:
    store.write(move_supports, waiting(store), "offered", reason="A place is free", today=TODAY)


@example(join_group)
def into_another_group(store: Store) -> None:
    supports, _ = running(store)
    store.write(join_group, supports, group(store, 1, "Fridays"), today=TODAY)


@example(leave_group)
def out_of_the_group(store: Store) -> None:
    store.write(leave_group, running(store)[0], reason="Clashes with swimming", today=TODAY)


@example(look_again_support)
def after_a_look(store: Store) -> None:
    store.write(look_again_support, waiting(store)[0], note="Still keen.", today=TODAY)


@example(end_supports)
def both_end(store: Store) -> None:
    store.write(end_supports, running(store)[0], OVER, today=TODAY)


@example(correct_ending)
def told_dad_too(store: Store) -> None:
    supports, _ = running(store)
    store.write(end_supports, supports, OVER, today=TODAY)
    right = EndingDraft(TODAY, "moved_on", what_next="Chess club", who_told="Mum and Dad")
    store.write(correct_ending, supports[0], right, today=TODAY)


@example(take_back_stage)
def opened_again(store: Store) -> None:
    supports, _ = running(store)
    store.write(end_supports, supports, OVER, today=TODAY)
    store.write(take_back_stage, supports[0], today=TODAY)


@example(take_back_support)
def the_wrong_pupil(store: Store) -> None:
    supports = waiting(store)
    store.write(join_group, supports[:1], ALONE, today=TODAY)
    store.write(take_back_support, supports[0], today=TODAY)
