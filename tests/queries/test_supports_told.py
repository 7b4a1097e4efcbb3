"""Supports in the story, in a record of everything held, and out of sight in the journal."""

from __future__ import annotations

from datetime import date, timedelta

from app.operations.pupils import leave_school
from app.operations.rights.anonymising import anonymise_pupil
from app.operations.supports.drafts import EndingDraft
from app.operations.supports.ending import end_supports
from app.operations.supports.members import join_group
from app.operations.supports.stages import move_supports
from app.queries.history import last_changes
from app.queries.pupil_page import pupil_page
from app.queries.rights.everything_held import everything_held
from app.queries.sight import HIDDEN_CHANGE
from app.queries.story.entry import StoryEntry
from app.queries.story.story import pupil_story, whole_story
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.operations.supporting import begin, fact, stages
from tests.pupil_school import EMOTIONS, add, place
from tests.queries.sight_school import PASTORAL
from tests.supported import group, held, offer

A_DAY = timedelta(1)
OVER = EndingDraft(TODAY, "goals_met", "Joins in.", "Nothing more", "Mum", "Ask Ms Dovecote")


def story(store: Store, pupil: int) -> list[StoryEntry]:
    page = store.read(pupil_page, pupil, today=TODAY)
    return [one for one in whole_story(page, store.read(pupil_story, pupil)) if one.kind == "support"]


def wren(store: Store) -> tuple[int, int]:
    """A pupil who waits for Lego club; returns the pupil and the support."""
    pupil = add(store, "Wren", "Thimble")
    lego = offer(store, "Lego club")
    return pupil, begin(store, (pupil,), lego, on=TODAY - A_DAY, why="Time with others")


def test_every_stage_stands_in_the_story_and_the_ending_says_why(store: Store) -> None:
    pupil, number = wren(store)
    store.write(move_supports, [number], "running", today=TODAY)
    store.write(end_supports, [number], OVER, today=TODAY)
    told = story(store, pupil)
    assert [one.title for one in told] == [
        "Lego club ended: goals met",
        "Began Lego club",
        "Waiting for Lego club",
    ]
    assert told[0].lines[:3] == ("Joins in.", "What next: Nothing more", "Told: Mum")
    assert told[2].lines == ("Why: Time with others", "For emotional wellbeing.")


def test_everything_held_says_supports_in_plain_words(store: Store) -> None:
    pupil, number = wren(store)
    tuesdays = group(store, 1)
    store.write(join_group, [number], tuesdays, today=TODAY)
    held(store, tuesdays, TODAY, {number: True})
    found = store.read(everything_held, pupil, today=TODAY)
    said = {(item.label, item.text) for _, _, item in found.items()}
    assert {("Where it stood", "Waiting"), ("Session on", "10 November 2026"), ("Group", "Tuesdays")} <= said


def test_words_on_a_support_in_a_time_of_risk_support_are_hidden_changes(store: Store) -> None:
    pupil, number = wren(store)
    place(store, pupil, "risk_support", EMOTIONS, on=TODAY)
    store.write(move_supports, [number], "offered", reason="Zebra.", today=TODAY)
    other = Store(store.database, PASTORAL, clock)
    assert other.read(last_changes)[0].sentence == HIDDEN_CHANGE
    assert "Zebra" not in repr(story(other, pupil))


def test_a_register_of_an_ordinary_group_is_no_secret(store: Store) -> None:
    pupil, number = wren(store)
    tuesdays = group(store, 1)
    store.write(join_group, [number], tuesdays, today=TODAY)
    place(store, pupil, "risk_support", EMOTIONS, on=date(2026, 11, 9))
    held(store, tuesdays, TODAY, {number: True})
    assert Store(store.database, PASTORAL, clock).read(last_changes)[0].sentence == "Kept."


def test_whoever_is_made_anonymous_keeps_stages_and_no_words(store: Store) -> None:
    pupil, number = wren(store)
    store.write(leave_school, pupil, on=TODAY, today=TODAY)
    store.write(anonymise_pupil, pupil, today=TODAY)
    assert fact(store, number, "why") == ""
    assert fact(store, number, "ending") == "left"
    assert [stage for stage, *_ in stages(store, number)] == ["waiting", "ended"]
