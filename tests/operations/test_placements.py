"""A decision ends what stands and starts the next; history is dated rows that are withdrawn, never overwritten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Grouping, Participant, PupilNeed
from app.operations.placements import PlacementDraft, move_next_look, place_pupil
from app.operations.pupils import leave_school
from app.store import Store
from tests.fixtures import TODAY

from .deciding import Row, ago, draft, new_pupil, place, rows


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil who joined 200 days ago."""
    return new_pupil(store)


def test_a_decision_ends_what_stood_and_starts_the_next_on_the_same_day(store: Store, wren: int) -> None:
    place(store, wren, "advice", 30)
    place(store, wren, "help", 10)
    assert rows(store) == [
        Row("advice", 30, 10, "new_decision", False),
        Row("help", 10, None, None, False),
    ]


def test_a_second_decision_on_a_day_takes_the_place_of_the_first(store: Store, wren: int) -> None:
    place(store, wren, "advice", 10)
    place(store, wren, "help", 10)
    assert rows(store) == [Row("help", 10, None, None, False)]
    assert rows(store, withdrawn=True)[0] == Row("advice", 10, None, None, True)


def test_a_backdated_decision_is_fitted_between_its_neighbours(store: Store, wren: int) -> None:
    place(store, wren, "advice", 30)
    place(store, wren, "more_help", 10)
    place(store, wren, "help", 20)
    assert [(row.grouping, row.since, row.until) for row in rows(store)] == [
        ("advice", 30, 20),
        ("help", 20, 10),
        ("more_help", 10, None),
    ]


def test_a_decision_before_all_others_ends_where_the_first_begins(store: Store, wren: int) -> None:
    place(store, wren, "help", 10)
    place(store, wren, "advice", 40)
    assert [(row.grouping, row.since, row.until) for row in rows(store)] == [
        ("advice", 40, 10),
        ("help", 10, None),
    ]


def test_a_decision_within_a_stretch_that_ended_keeps_why_it_ended(store: Store, wren: int) -> None:
    place(store, wren, "advice", 40)
    place(store, wren, "thriving", 10)
    place(store, wren, "help", 20)
    assert rows(store) == [
        Row("advice", 40, 20, "new_decision", False),
        Row("help", 20, 10, "goals_met", False),
    ]


def test_a_backdated_decision_says_from_when_to_when(store: Store, wren: int) -> None:
    place(store, wren, "help", 10)
    done = store.write(place_pupil, draft(wren, "advice", 40), today=TODAY)
    assert done.sentence == (
        "Wren Thimble was in Getting Advice for emotional wellbeing from 1 October 2026 to 31 October 2026."
    )


def test_thriving_ends_what_is_open_and_starts_nothing(store: Store, wren: int) -> None:
    place(store, wren, "help", 10)
    done = store.write(place_pupil, draft(wren, "thriving"), today=TODAY)
    assert rows(store) == [Row("help", 10, 0, "goals_met", False)]
    assert done.sentence == "Wren Thimble is Thriving again for emotional wellbeing."


def test_thriving_ends_risk_support_as_well(store: Store, wren: int) -> None:
    place(store, wren, "help", 20)
    place(store, wren, "risk_support", 10)
    place(store, wren, "thriving", ending="moved_on")
    assert {(row.grouping, row.until) for row in rows(store)} == {("help", 0), ("risk_support", 0)}


def test_who_took_part_in_an_ending_is_kept_with_it(store: Store, wren: int) -> None:
    def at_end(session: Session) -> list[str]:
        return list(session.scalars(select(Participant.kind).where(Participant.at_end)))

    place(store, wren, "help", 10)
    place(store, wren, "thriving")
    assert store.read(at_end) == ["young_person", "parent"]


def test_no_record_is_made_to_say_that_a_pupil_is_thriving(store: Store, wren: int) -> None:
    with pytest.raises(Invalid, match="no record means Thriving"):
        place(store, wren, "thriving")
    assert rows(store, withdrawn=True) == []


def test_thriving_on_the_day_of_a_mistaken_decision_leaves_none(store: Store, wren: int) -> None:
    place(store, wren, "help", 0)
    place(store, wren, "thriving", 0)
    assert rows(store) == []


def test_thriving_before_a_later_decision_is_refused(store: Store, wren: int) -> None:
    place(store, wren, "help", 10)
    with pytest.raises(Invalid) as refused:
        place(store, wren, "thriving", 20)
    assert set(refused.value.problems) == {"on"}


def test_risk_support_stands_beside_another_grouping(store: Store, wren: int) -> None:
    place(store, wren, "help", 20)
    place(store, wren, "risk_support", 10)
    assert [(row.grouping, row.until) for row in rows(store)] == [("help", None), ("risk_support", None)]


@pytest.mark.parametrize(("first", "second"), [("help", "risk_support"), ("risk_support", "advice")])
def test_the_other_one_ends_when_it_is_said_to(store: Store, wren: int, first: str, second: str) -> None:
    place(store, wren, first, 20)
    place(store, wren, second, 10, end_other=True)
    assert [(row.grouping, row.until) for row in rows(store)] == [(first, 10), (second, None)]


def test_domains_do_not_touch_each_other(store: Store, wren: int) -> None:
    place(store, wren, "help", 20)
    place(store, wren, "advice", 10, domain_id=2)
    assert [row.until for row in rows(store)] == [None, None]


def test_needs_are_noted_once(store: Store, wren: int) -> None:
    def noted(session: Session) -> list[int | None]:
        return list(session.scalars(select(PupilNeed.need_id)))

    place(store, wren, "advice", 20, needs=(1,))
    place(store, wren, "help", 10, needs=(1, 2, 2))
    assert store.read(noted) == [1, 2]


# --- what is refused ---


def test_everything_missing_is_said_at_once(store: Store) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(place_pupil, PlacementDraft(0, 0, "nothing"), today=TODAY)
    assert set(refused.value.problems) == {
        "pupil_id", "domain_id", "grouping", "reason", "participants", "next_look_on",
    }  # fmt: skip


def test_risk_support_asks_its_two_questions(store: Store, wren: int) -> None:
    with pytest.raises(Invalid) as refused:
        place(store, wren, "risk_support", help_unused=None, risk=" ")
    assert set(refused.value.problems) == {"help_unused", "risk"}


def test_somebody_must_have_decided(store: Store, wren: int) -> None:
    heard = tuple(type(who)(who.kind, decided=False) for who in draft(wren, "help").participants)
    with pytest.raises(Invalid, match="Say who decided"):
        place(store, wren, "help", participants=heard)


def test_a_decision_lies_in_the_past(store: Store, wren: int) -> None:
    with pytest.raises(Invalid, match="from today or earlier"):
        place(store, wren, "help", -1)


def test_the_next_look_comes_after_the_decision(store: Store, wren: int) -> None:
    with pytest.raises(Invalid, match="comes after the decision"):
        place(store, wren, "help", next_look_on=TODAY)


@pytest.mark.parametrize("days", [201, 5])
def test_a_pupil_is_placed_only_while_on_the_roll(store: Store, wren: int, days: int) -> None:
    store.write(leave_school, wren, on=ago(10), today=TODAY)
    with pytest.raises(Invalid, match="not on the roll that day"):
        place(store, wren, "help", days)


def test_a_hidden_grouping_cannot_be_chosen(store: Store, wren: int) -> None:
    def hide_advice(session: Session) -> Done:
        session.scalars(select(Grouping).where(Grouping.code == "advice")).one().hidden = True
        return Done("Hidden.")

    store.write(hide_advice)
    with pytest.raises(Invalid, match="Choose a grouping"):
        place(store, wren, "advice")


def test_the_next_look_is_moved(store: Store, wren: int) -> None:
    number = place(store, wren, "help", 10)
    done = store.write(move_next_look, number, to=TODAY + timedelta(days=7), today=TODAY)
    assert done.sentence == "We look again at Wren Thimble on 17 November 2026."


def test_the_next_look_is_not_moved_into_the_past(store: Store, wren: int) -> None:
    number = place(store, wren, "help", 10)
    with pytest.raises(Invalid, match="today or a later day"):
        store.write(move_next_look, number, to=ago(1), today=TODAY)


def test_a_placement_that_has_gone_is_said_to_be_gone(store: Store) -> None:
    with pytest.raises(Problem, match="no longer there"):
        store.write(move_next_look, 99, to=TODAY, today=TODAY)
