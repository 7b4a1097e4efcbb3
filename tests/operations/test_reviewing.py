"""Reviews: what goes on, what changes, what ends and how clearly, and taking a review back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.errors import Invalid, Problem
from app.operations.placements import ParticipantDraft
from app.operations.plans.review_draft import ReviewDraft
from app.operations.plans.reviewing import correct_review, hold_review, take_back_review
from app.queries.plans.reviews import ReviewRow, reviews_of
from app.queries.today import reviews_due
from app.store import Store
from tests.fixtures import TODAY

from .deciding import BOTH, Row, ago, new_pupil, place, rows

LATER = TODAY + timedelta(days=42)


def help_for(store: Store) -> tuple[int, int]:
    """Place a pupil in Getting Help, late by six days; return pupil and placement."""
    pupil = new_pupil(store)
    return pupil, place(store, pupil, "help", 60, next_look_on=ago(6))


def ends(placement: int, **more: object) -> ReviewDraft:
    draft = ReviewDraft(
        placement,
        "end",
        participants=BOTH,
        changed="Goes to class on time.",
        ending="goals_met",
        what_next="Nothing more for now.",
        who_told="The class teacher.",
        way_back="Tell the class teacher.",
    )
    return replace(draft, **more)  # type: ignore[arg-type]


def hold(store: Store, draft: ReviewDraft) -> int:
    return store.write(hold_review, draft, today=TODAY).id or 0


def refused(store: Store, draft: ReviewDraft) -> set[str]:
    with pytest.raises(Invalid) as found:
        hold(store, draft)
    return set(found.value.problems)


def of(store: Store, pupil: int) -> ReviewRow:
    (row,) = store.read(reviews_of, pupil)
    return row


def test_a_review_that_goes_on_moves_the_date_to_look_again(store: Store) -> None:
    pupil, placement = help_for(store)
    hold(store, ReviewDraft(placement, "continue", changed="Sleeps better.", next_look_on=LATER))
    (due,) = store.read(reviews_due, today=TODAY, days=60)
    assert (due.due_on, of(store, pupil).changed) == (LATER, "Sleeps better.")


def test_who_was_there_is_kept_as_people_say_it(store: Store) -> None:
    pupil, placement = help_for(store)
    people = (*BOTH, ParticipantDraft("other", "Nurse Bramble"))
    hold(store, ReviewDraft(placement, "continue", participants=people, next_look_on=LATER))
    assert of(store, pupil).present == ("Wren", "Parent or carer", "Nurse Bramble")


def test_going_on_needs_a_day_to_look_again(store: Store) -> None:
    _, placement = help_for(store)
    assert refused(store, ReviewDraft(placement, "continue")) == {"next_look_on"}


def test_an_ending_says_what_a_beginning_says(store: Store) -> None:
    _, placement = help_for(store)
    bare = ReviewDraft(placement, "end")
    asked = {"ending", "changed", "what_next", "who_told", "way_back", "participants"}
    assert refused(store, bare) == asked
    assert rows(store) == [Row("help", 60, None, None, withdrawn=False)]


def test_a_review_can_end_what_does_not_work_with_its_costs(store: Store) -> None:
    pupil, placement = help_for(store)
    hold(store, ends(placement, ending="costs_outweigh", costs_harms="Misses art each week."))
    row = of(store, pupil)
    assert (row.ending_label, row.costs_harms) == (
        "Gains no longer outweigh costs or harms",
        "Misses art each week.",
    )
    assert rows(store) == [Row("help", 60, 0, "costs_outweigh", withdrawn=False)]


def test_an_ending_leaves_risk_support_beside_it_alone(store: Store) -> None:
    pupil, placement = help_for(store)
    place(store, pupil, "risk_support", 20)
    hold(store, ends(placement))
    assert [(row.grouping, row.until) for row in rows(store)] == [("help", 0), ("risk_support", None)]


def test_a_change_is_kept_and_the_placement_stands_until_the_new_decision(store: Store) -> None:
    pupil, placement = help_for(store)
    hold(store, ReviewDraft(placement, "change", changed="Needs more people around her."))
    assert of(store, pupil).decision == "change"
    assert rows(store) == [Row("help", 60, None, None, withdrawn=False)]


def test_risk_support_never_ends_with_goals_met_and_names_who_approved(store: Store) -> None:
    placement = place(store, new_pupil(store), "risk_support", 20)
    assert refused(store, ends(placement, safety="Safe at home.")) == {"ending", "approved_by"}


def test_a_review_of_risk_support_says_how_safe_things_are(store: Store) -> None:
    placement = place(store, new_pupil(store), "risk_support", 20)
    assert refused(store, ReviewDraft(placement, "continue", next_look_on=LATER)) == {"safety"}


def test_a_review_is_not_before_its_decision(store: Store) -> None:
    _, placement = help_for(store)
    draft = ReviewDraft(placement, "continue", on=ago(61), next_look_on=LATER)
    assert refused(store, draft) == {"on"}


def test_what_has_ended_is_not_reviewed(store: Store) -> None:
    _, placement = help_for(store)
    hold(store, ends(placement))
    with pytest.raises(Problem, match="has ended already"):
        hold(store, ends(placement))


def test_taking_back_an_ending_lets_the_placement_go_on(store: Store) -> None:
    pupil, placement = help_for(store)
    review = hold(store, ends(placement))
    store.write(take_back_review, review, today=TODAY)
    assert rows(store) == [Row("help", 60, None, None, withdrawn=False)]
    assert store.read(reviews_of, pupil) == ()


def test_taking_back_a_review_makes_the_look_due_again(store: Store) -> None:
    _, placement = help_for(store)
    review = hold(store, ReviewDraft(placement, "continue", on=ago(3), next_look_on=LATER))
    store.write(take_back_review, review, today=TODAY)
    assert [row.late for row in store.read(reviews_due, today=TODAY)] == [3]


def test_an_ending_that_a_later_decision_stands_on_is_not_taken_back(store: Store) -> None:
    pupil, placement = help_for(store)
    review = hold(store, ends(placement, on=ago(5)))
    place(store, pupil, "advice", 1)
    with pytest.raises(Problem, match="A later decision stands"):
        store.write(take_back_review, review, today=TODAY)


def test_a_corrected_ending_corrects_the_placement_too(store: Store) -> None:
    pupil, placement = help_for(store)
    review = hold(store, ends(placement))
    store.write(correct_review, review, ends(placement, ending="declined"), today=TODAY)
    assert rows(store) == [Row("help", 60, 0, "declined", withdrawn=False)]
    assert of(store, pupil).ending == "declined"


def test_an_ending_that_should_have_gone_on_is_corrected(store: Store) -> None:
    pupil, placement = help_for(store)
    review = hold(store, ends(placement))
    going_on = ReviewDraft(placement, "continue", next_look_on=LATER)
    store.write(correct_review, review, going_on, today=TODAY)
    assert rows(store) == [Row("help", 60, None, None, withdrawn=False)]
    assert of(store, pupil).decision == "continue"
