"""Beginning supports: one pupil, many, who is left out and why."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import Invalid, Problem
from app.operations.offers import set_offer_status
from app.operations.supports.beginning import begin_support
from app.operations.supports.changing import change_support
from app.operations.supports.drafts import ALONE, SupportDraft
from app.operations.supports.looking import look_again_support
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.supporting import begin, fact, groups, stages, times
from tests.pupil_school import add
from tests.supported import group, offer

LAST_WEEK = TODAY - timedelta(7)


def two(store: Store) -> tuple[int, int]:
    return add(store, "Wren", "Thimble"), add(store, "Idris", "Moonraker")


def test_a_support_begins_in_one_stage_that_is_open(store: Store) -> None:
    number = begin(store, two(store)[:1], offer(store, "Lego club"), on=LAST_WEEK)
    assert stages(store, number) == [("waiting", LAST_WEEK, None)]
    assert fact(store, number, "began_on") == LAST_WEEK


def test_an_open_support_always_has_a_day_to_look_again(store: Store) -> None:
    number = begin(store, two(store)[:1], offer(store, "Lego club"), on=LAST_WEEK)
    assert fact(store, number, "next_look_on") == TODAY + timedelta(weeks=5)


def test_running_in_a_group_begins_a_time_there(store: Store) -> None:
    lego = offer(store, "Lego club")
    tuesdays = group(store, lego)
    number = begin(store, two(store)[:1], lego, "running", group_id=tuesdays)
    assert times(store, number) == [(tuesdays, TODAY, None)]


def test_running_elsewhere_is_in_no_group(store: Store) -> None:
    number = begin(store, two(store)[:1], offer(store, "Speech therapy"), "running")
    assert not times(store, number)


def test_alone_makes_a_group_of_one_for_each(store: Store) -> None:
    begin(store, two(store), offer(store, "Lego club"), "running", group_id=ALONE)
    assert groups(store) == [("One to one", True, None)] * 2


def test_many_begin_with_one_undo(store: Store) -> None:
    pupils = two(store)
    draft = SupportDraft(pupils, offer(store, "Lego club"), 1, "waiting", LAST_WEEK)
    done = store.write(begin_support, draft, today=TODAY)
    assert done.counts == {"added": 2, "left_out": 0}
    assert done.sentence.startswith("2 pupils are waiting for Lego club, since ")


def test_who_has_the_offer_already_is_left_out_and_said(store: Store) -> None:
    wren, idris = two(store)
    lego = offer(store, "Lego club")
    begin(store, (wren,), lego)
    done = store.write(begin_support, SupportDraft((wren, idris), lego, 1, "waiting"), today=TODAY)
    assert done.counts == {"added": 1, "left_out": 1}
    assert "Left out: Wren Thimble has Lego club already: waiting since" in done.sentence


def test_a_second_open_one_of_the_same_is_refused(store: Store) -> None:
    wren, lego = two(store)[0], offer(store, "Lego club")
    begin(store, (wren,), lego)
    with pytest.raises(Invalid, match="Wren Thimble has Lego club already"):
        begin(store, (wren,), lego)


def test_a_group_over_its_places_is_said_and_done(store: Store) -> None:
    lego = offer(store, "Lego club")
    small = group(store, lego, places=1)
    draft = SupportDraft(two(store), lego, 1, "running", group_id=small)
    assert "Tuesdays has 2 of 1 places." in store.write(begin_support, draft, today=TODAY).sentence


@pytest.mark.parametrize(
    ("status", "stage"), [("draft", "waiting"), ("ended", "waiting"), ("paused", "running")]
)
def test_an_offer_that_does_not_run_is_refused_with_why(store: Store, status: str, stage: str) -> None:
    lego = offer(store, "Lego club")
    store.write(set_offer_status, lego, status, today=TODAY)
    with pytest.raises(Invalid, match=r"Lego club (is|has)"):
        begin(store, two(store)[:1], lego, stage)


def test_pupils_can_wait_for_a_paused_offer(store: Store) -> None:
    lego = offer(store, "Lego club")
    store.write(set_offer_status, lego, "paused", today=TODAY)
    assert begin(store, two(store)[:1], lego)


def test_a_group_that_has_not_begun_is_refused(store: Store) -> None:
    lego = offer(store, "Lego club")
    later = group(store, lego, starts_on=TODAY)
    with pytest.raises(Invalid, match="Tuesdays begins on"):
        begin(store, two(store)[:1], lego, "running", on=LAST_WEEK, group_id=later)


def test_a_pupil_not_on_the_roll_is_refused(store: Store) -> None:
    with pytest.raises(Invalid, match="not on the roll"):
        begin(store, two(store)[:1], offer(store, "Lego club"), on=TODAY - timedelta(400))


def test_an_ending_is_no_beginning(store: Store) -> None:
    with pytest.raises(Invalid, match="end it instead"):
        begin(store, two(store)[:1], offer(store, "Lego club"), "declined")


def test_what_is_planned_changes_and_the_look_again_stays_set(store: Store) -> None:
    wren, lego = two(store)[0], offer(store, "Lego club")
    number = begin(store, (wren,), lego)
    store.write(change_support, number, SupportDraft((wren,), lego, 1, sessions_planned=8), today=TODAY)
    assert fact(store, number, "sessions_planned") == 8
    assert fact(store, number, "next_look_on") is not None


def test_a_look_again_moves_the_day_and_adds_to_the_notes(store: Store) -> None:
    number = begin(store, two(store)[:1], offer(store, "Lego club"), notes="Likes trains.")
    store.write(look_again_support, number, to=TODAY + timedelta(14), note="Still keen.", today=TODAY)
    assert fact(store, number, "next_look_on") == TODAY + timedelta(14)
    assert fact(store, number, "notes").splitlines()[0] == "Likes trains."
    assert fact(store, number, "notes").endswith(": Still keen.")


def test_a_look_again_lies_ahead(store: Store) -> None:
    number = begin(store, two(store)[:1], offer(store, "Lego club"))
    with pytest.raises(Invalid, match="after today"):
        store.write(look_again_support, number, to=TODAY, today=TODAY)


def test_nobody_chosen_is_refused(store: Store) -> None:
    with pytest.raises((Invalid, Problem), match="at least one pupil"):
        begin(store, (), offer(store, "Lego club"))
