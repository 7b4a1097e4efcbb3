"""Supports when the grouping for their domain ends: they end too where that is said, else Today asks for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.models import Support
from app.operations.placements import place_pupil
from app.operations.plans.reviewing import hold_review, take_back_review
from app.queries.day.supports import looks_due
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.deciding import ago, draft, new_pupil, place, rows
from tests.operations.supporting import begin, fact
from tests.operations.test_reviewing import ends
from tests.supported import group, held, offer


@pytest.fixture
def placed(store: Store) -> int:
    """A pupil in Getting Help who is on two offers since a month ago; returns the placement."""
    pupil = new_pupil(store)
    number = place(store, pupil, "help", 60)
    for name in ("Lego club", "ELSA"):
        begin(store, (pupil,), offer(store, name), on=ago(30))
    return number


def last_days(store: Store) -> list[date | None]:
    """Return the last day of each support."""
    return store.read(lambda session: list(session.scalars(select(Support.ended_on).order_by(Support.id))))


def test_supports_go_on_and_today_asks_for_them(store: Store, placed: int) -> None:
    done = store.write(hold_review, ends(placed), today=TODAY)
    assert done.sentence.endswith("2 supports go on: Lego club, ELSA. Today asks for them.")
    assert len(store.read(looks_due, today=TODAY, days=0)) == 2


def test_they_end_too_with_the_same_reason_and_words(store: Store, placed: int) -> None:
    done = store.write(hold_review, ends(placed, ends_too=(1, 2)), today=TODAY)
    assert done.sentence.endswith("2 offers have ended for Wren Thimble.")
    assert last_days(store) == [TODAY, TODAY]
    said = [fact(store, 1, name) for name in ("ending", "ending_note", "what_next", "way_back")]
    assert said == ["goals_met", "Goes to class on time.", "Nothing more for now.", "Tell the class teacher."]


def test_one_undo_brings_back_the_placement_and_its_supports(store: Store, placed: int) -> None:
    looks = fact(store, 2, "next_look_on")
    step = store.write(hold_review, ends(placed, ends_too=(1,)), today=TODAY).step
    assert step is not None
    assert last_days(store) == [TODAY, None]
    store.undo(step)
    assert last_days(store) == [None, None]
    assert fact(store, 2, "next_look_on") == looks


def test_one_that_met_later_than_the_ending_goes_on_and_the_sentence_says_why(store: Store) -> None:
    pupil = new_pupil(store)
    number = place(store, pupil, "help", 60)
    lego = offer(store, "Lego club")
    support = begin(store, (pupil,), lego, "running", on=ago(30), group_id=group(store, lego))
    held(store, 1, TODAY, {support: True})
    done = store.write(hold_review, ends(number, on=ago(3), ends_too=(support,)), today=TODAY)
    assert "No support ended: The register of" in done.sentence
    assert done.sentence.endswith("1 support goes on: Lego club. Today asks for it.")


def test_supports_for_another_domain_are_left_alone(store: Store, placed: int) -> None:
    store.write(hold_review, ends(placed), today=TODAY)
    other = place(store, 1, "help", 20, domain_id=2)
    done = store.write(hold_review, ends(other, ends_too=(1, 2)), today=TODAY)
    assert done.sentence.endswith("has ended.")
    assert last_days(store) == [None, None]


def test_a_review_taken_back_says_that_what_ended_with_it_stays_ended(store: Store, placed: int) -> None:
    number = store.write(hold_review, ends(placed, ends_too=(1, 2)), today=TODAY).id or 0
    done = store.write(take_back_review, number, today=TODAY)
    assert done.sentence.endswith("2 supports that ended that day stay ended.")


def test_back_to_thriving_ends_them_too_with_one_undo(store: Store, placed: int) -> None:
    decided = replace(draft(1, "thriving", ending="goals_met"), ends_too=(1, 2))
    done = store.write(place_pupil, decided, today=TODAY)
    assert done.sentence.endswith("2 offers have ended for Wren Thimble.")
    assert last_days(store) == [TODAY, TODAY]
    said = [fact(store, 1, name) for name in ("ending", "ending_note", "what_next")]
    assert said == ["goals_met", decided.reason, "Thriving again for emotional wellbeing."]
    assert done.step is not None
    store.undo(done.step)
    assert last_days(store) == [None, None]
    assert [row.until for row in rows(store)] == [None]


def test_back_to_thriving_lets_today_ask_for_what_goes_on(store: Store, placed: int) -> None:
    done = store.write(place_pupil, draft(1, "thriving"), today=TODAY)
    assert done.sentence.endswith("2 supports go on: Lego club, ELSA. Today asks for them.")
    assert len(store.read(looks_due, today=TODAY, days=0)) == 2


def test_a_new_decision_says_nothing_of_supports(store: Store, placed: int) -> None:
    done = store.write(place_pupil, draft(1, "more_help"), today=TODAY)
    assert "support" not in done.sentence
