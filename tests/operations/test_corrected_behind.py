"""What hangs on a decision goes along when it is corrected or replaced: its ending, its reviews, its plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Placement
from app.operations.around.people import InvolvedDraft, add_involved, take_back_involved
from app.operations.placements import correct_placement, withdraw_placement
from app.operations.plans.agreements import record_agreement
from app.operations.plans.drafts import AgreementDraft
from app.operations.plans.review_draft import ReviewDraft
from app.operations.plans.reviewing import hold_review, take_back_review
from app.operations.pupils import PupilDraft, add_pupil, leave_school, return_to_school
from app.queries.check import look_for_wrong_rows
from app.queries.plans.reviews import reviews_of
from app.store import Store
from tests.fixtures import TODAY

from .deciding import BOTH, Row, ago, draft, new_pupil, place, rows
from .planning import plan, plans

NEXT = TODAY + timedelta(30)


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil who joined 200 days ago."""
    return new_pupil(store)


def review(store: Store, placement: int, decision: str) -> None:
    """Review a placement twenty days ago."""
    said = ReviewDraft(placement, decision, on=ago(20), changed="Sleeps well.", participants=BOTH)
    if decision == "continue":
        said = replace(said, next_look_on=NEXT)
    else:
        said = replace(said, ending="goals_met", what_next="Nothing.", who_told="Mum", way_back="Ask.")
    store.write(hold_review, said, today=TODAY)


def correct(store: Store, placement: int, pupil: int, grouping: str, days: int, **said: int) -> None:
    store.write(correct_placement, placement, draft(pupil, grouping, days, **said), today=TODAY)


def test_a_corrected_decision_that_had_ended_stays_ended(store: Store, wren: int) -> None:
    number = place(store, wren, "help", 60)
    review(store, number, "end")
    correct(store, number, wren, "more_help", 60)
    assert rows(store) == [Row("more_help", 60, 20, "goals_met", False)]


def test_it_ends_before_a_later_decision_that_stands_apart(store: Store, wren: int) -> None:
    number = place(store, wren, "help", 60)
    review(store, number, "end")
    place(store, wren, "advice", 5)
    correct(store, number, wren, "more_help", 60)
    assert rows(store) == [
        Row("more_help", 60, 20, "goals_met", False),
        Row("advice", 5, None, None, False),
    ]


def test_reviews_follow_a_second_decision_of_the_same_day(store: Store, wren: int) -> None:
    review(store, place(store, wren, "help", 60), "continue")
    again = place(store, wren, "more_help", 60)
    assert [row.placement_id for row in store.read(reviews_of, wren)] == [again]


def test_reviews_of_later_days_follow_a_decision_fitted_in_before_them(store: Store, wren: int) -> None:
    review(store, place(store, wren, "help", 60), "continue")
    between = place(store, wren, "more_help", 40)
    assert [row.placement_id for row in store.read(reviews_of, wren)] == [between]


def test_an_ending_taken_back_lets_the_decision_fitted_in_go_on(store: Store, wren: int) -> None:
    review(store, place(store, wren, "help", 60), "end")
    place(store, wren, "more_help", 40)
    store.write(take_back_review, store.read(reviews_of, wren)[0].id, today=TODAY)
    assert rows(store) == [
        Row("help", 60, 40, "new_decision", False),
        Row("more_help", 40, None, None, False),
    ]


def test_reviews_of_a_withdrawn_decision_stay_in_sight_with_the_one_that_goes_on(
    store: Store, wren: int
) -> None:
    before = place(store, wren, "advice", 60)
    mistake = place(store, wren, "help", 40)
    review(store, mistake, "continue")
    store.write(withdraw_placement, mistake, why="It was another pupil.", today=TODAY)
    assert [row.placement_id for row in store.read(reviews_of, wren)] == [before]


def test_a_review_on_the_day_of_the_decision_taken_back_leaves_a_later_look(store: Store, wren: int) -> None:
    said = ReviewDraft(place(store, wren, "help"), "continue", next_look_on=NEXT, participants=BOTH)
    number = store.write(hold_review, said, today=TODAY).id or 0
    store.write(take_back_review, number, today=TODAY)
    assert [look.what for look in store.read(look_for_wrong_rows) if look.wrong] == []


def test_the_plan_goes_along_to_the_right_domain(store: Store, wren: int) -> None:
    number = place(store, wren, "help", 60)
    plan(store, wren)
    correct(store, number, wren, "help", 60, domain_id=2)
    assert [(row.domain_id, row.ended_on) for row in plans(store, wren)] == [(2, None)]


def test_a_plan_ends_where_its_decision_was_for_another_pupil(store: Store, wren: int) -> None:
    number = place(store, wren, "help", 60)
    plan(store, wren)
    idris = PupilDraft("Idris", "Moonraker", started_on=ago(200))
    correct(store, number, store.write(add_pupil, idris, today=TODAY).id or 0, "help", 60)
    assert [row.ended_on for row in plans(store, wren)] == [TODAY]


def test_risk_support_noted_late_for_an_earlier_time_here_ended_by_name(store: Store, wren: int) -> None:
    def approved(session: Session) -> list[str]:
        return list(session.scalars(select(Placement.approved_by)))

    store.write(leave_school, wren, on=ago(50), today=TODAY)
    store.write(return_to_school, wren, PupilDraft("Wren", "Thimble"), on=ago(20), today=TODAY)
    place(store, wren, "risk_support", 70)
    assert store.read(approved) == ["Ms Dovecote"]


def test_who_agreed_to_a_plan_is_not_taken_back(store: Store, wren: int) -> None:
    place(store, wren, "help", 60)
    number = plan(store, wren)
    mum = store.write(add_involved, InvolvedDraft(wren, "family", "Mum"), today=TODAY).id or 0
    said = AgreementDraft(number, "family", TODAY, "phone", involvement_id=mum)
    store.write(record_agreement, said, today=TODAY)
    with pytest.raises(Problem, match="named elsewhere"):
        store.write(take_back_involved, mum)
