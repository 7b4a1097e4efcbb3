"""Mistakes are withdrawn, with why, and what they had ended goes on."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Placement
from app.operations.placements import correct_placement, withdraw_placement
from app.store import Store
from tests.fixtures import NOW, TODAY

from .deciding import Row, ago, draft, new_pupil, place, rows


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil who joined 200 days ago."""
    return new_pupil(store)


def withdraw(store: Store, number: int, why: str = "It was another pupil.") -> Done:
    return store.write(withdraw_placement, number, why=why, today=TODAY)


def test_what_a_mistake_had_ended_goes_on(store: Store, wren: int) -> None:
    place(store, wren, "advice", 30)
    withdraw(store, place(store, wren, "help", 10))
    assert rows(store) == [Row("advice", 30, None, None, False)]


def test_a_withdrawn_placement_stays_in_the_history_with_why(store: Store, wren: int) -> None:
    def why(session: Session) -> list[str | None]:
        return list(session.scalars(select(Placement.withdrawn_why)))

    done = withdraw(store, place(store, wren, "help", 10))
    assert done.sentence == "Withdrawn for Wren Thimble: Getting Help for emotional wellbeing."
    assert store.read(why) == ["It was another pupil."]


def test_a_mistake_between_two_others_leaves_no_gap(store: Store, wren: int) -> None:
    place(store, wren, "advice", 30)
    middle = place(store, wren, "help", 20)
    place(store, wren, "more_help", 10)
    withdraw(store, middle)
    assert [(row.grouping, row.since, row.until) for row in rows(store)] == [
        ("advice", 30, 10),
        ("more_help", 10, None),
    ]


def test_what_ended_for_its_own_reason_stays_ended(store: Store, wren: int) -> None:
    place(store, wren, "advice", 30)
    place(store, wren, "thriving", 10)
    withdraw(store, place(store, wren, "help", 10))
    assert rows(store) == [Row("advice", 30, 10, "goals_met", False)]


def test_risk_support_recorded_by_mistake_gives_back_what_it_ended(store: Store, wren: int) -> None:
    place(store, wren, "help", 30)
    withdraw(store, place(store, wren, "risk_support", 10, end_other=True))
    assert rows(store) == [Row("help", 30, None, None, False)]


def test_a_withdrawal_says_why(store: Store, wren: int) -> None:
    number = place(store, wren, "help", 10)
    with pytest.raises(Invalid, match="Say why it is withdrawn"):
        withdraw(store, number, " ")


def test_nothing_is_withdrawn_twice(store: Store, wren: int) -> None:
    number = place(store, wren, "help", 10)
    withdraw(store, number)
    with pytest.raises(Problem, match="no longer there"):
        withdraw(store, number)


def test_a_correction_stands_in_the_stead_of_the_mistake(store: Store, wren: int) -> None:
    place(store, wren, "advice", 30)
    number = place(store, wren, "help", 10)
    done = store.write(correct_placement, number, draft(wren, "more_help", 12), today=TODAY)
    assert done.sentence.startswith("Corrected: Wren Thimble is now in Getting More Help")
    assert [(row.grouping, row.since, row.until) for row in rows(store)] == [
        ("advice", 30, 12),
        ("more_help", 12, None),
    ]


def test_a_correction_leaves_what_ended_beside_it(store: Store, wren: int) -> None:
    place(store, wren, "help", 30)
    number = place(store, wren, "risk_support", 10, end_other=True)
    store.write(correct_placement, number, draft(wren, "risk_support", 10, risk="Another."), today=TODAY)
    assert [(row.grouping, row.until) for row in rows(store)] == [("help", 10), ("risk_support", None)]


def test_a_correction_that_is_refused_leaves_the_mistake_as_it_was(store: Store, wren: int) -> None:
    number = place(store, wren, "help", 10)
    with pytest.raises(Invalid):
        store.write(correct_placement, number, draft(wren, "help", 12, reason=""), today=TODAY)
    assert rows(store, withdrawn=True) == [Row("help", 10, None, None, False)]


@pytest.mark.parametrize("days", [10, 5])
def test_the_file_itself_refuses_two_open_placements_of_one_band(store: Store, wren: int, days: int) -> None:
    place(store, wren, "help", 10)

    def one_more(session: Session) -> Done:
        session.add(
            Placement(
                pupil_id=wren, domain_id=1, grouping_id=2, band="plan", starts_on=ago(days), recorded_at=NOW
            )
        )
        return Done("Placed twice.")

    with pytest.raises(IntegrityError):
        store.write(one_more)
