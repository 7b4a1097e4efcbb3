"""Pupils on the roll: dated standings, leaving and coming back, and what cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Invalid, Problem
from app.models import Pupil, Standing
from app.operations.pupils import PupilDraft, add_pupil, change_pupil, leave_school, return_to_school
from app.queries.check import look_for_wrong_rows
from app.queries.pupils import pupil_rows
from app.store import Store
from tests.fixtures import TODAY

from .deciding import Row, ago, place, rows

WREN = PupilDraft("Wren", "Thimble", started_on=ago(200), year_group="4", class_name="4 Kestrel")


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Year 4 who joined 200 days ago."""
    return store.write(add_pupil, WREN, today=TODAY).id or 0


def standings(session: Session) -> list[tuple[str | None, date, date | None]]:
    found = session.execute(
        select(Standing.year_group, Standing.starts_on, Standing.ends_on).order_by(Standing.starts_on)
    )
    return [(year, start, end) for year, start, end in found]


def names(store: Store, *, leavers: bool = False) -> list[str]:
    return [row.name for row in store.read(pupil_rows, today=TODAY, leavers=leavers)]


def test_a_pupil_is_known_by_the_name_she_prefers(store: Store) -> None:
    done = store.write(add_pupil, PupilDraft("Alexandra", "Fern", preferred_name="Lexi"), today=TODAY)
    assert done.sentence == "Added Lexi Fern."
    assert names(store) == ["Lexi Fern"]


def test_a_pupil_is_found_by_every_part_of_her_name_without_accents(store: Store) -> None:
    store.write(add_pupil, PupilDraft("Zoë", "O'Hara", admission_number="0042"), today=TODAY)
    (row,) = store.read(pupil_rows, today=TODAY)
    assert all(word in row.folded for word in ("zoe", "o'hara", "0042"))


def test_the_upn_is_not_among_what_is_searched(store: Store) -> None:
    store.write(add_pupil, PupilDraft("Zoë", "Fern", upn="A123456789012"), today=TODAY)
    (row,) = store.read(pupil_rows, today=TODAY)
    assert "123456" not in row.folded


def test_a_changed_year_starts_a_new_standing_and_keeps_the_old(store: Store, wren: int) -> None:
    store.write(change_pupil, wren, replace(WREN, year_group="5"), since=ago(60), today=TODAY)
    assert store.read(standings) == [("4", ago(200), ago(60)), ("5", ago(60), None)]


def test_a_corrected_name_starts_no_standing(store: Store, wren: int) -> None:
    store.write(change_pupil, wren, replace(WREN, forename="Wrenna"), today=TODAY)
    assert len(store.read(standings)) == 1
    assert names(store) == ["Wrenna Thimble"]


def test_a_change_from_the_first_day_takes_the_place_of_what_was_said(store: Store, wren: int) -> None:
    store.write(change_pupil, wren, replace(WREN, year_group="3"), since=ago(200), today=TODAY)
    assert store.read(standings) == [("3", ago(200), None)]


def test_a_change_before_the_first_day_is_refused(store: Store, wren: int) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(change_pupil, wren, replace(WREN, year_group="3"), since=ago(300), today=TODAY)
    assert set(refused.value.problems) == {"since"}


def test_who_has_left_is_off_the_roll_and_keeps_her_history(store: Store, wren: int) -> None:
    store.write(leave_school, wren, on=ago(10), today=TODAY)
    assert names(store) == []
    assert names(store, leavers=True) == ["Wren Thimble"]


def test_leaving_ends_open_placements_that_day(store: Store, wren: int) -> None:
    place(store, wren, "help", 30)
    store.write(leave_school, wren, on=ago(10), today=TODAY)
    assert rows(store) == [Row("help", 30, 10, "left", False)]


def test_what_was_decided_after_a_leaving_that_was_told_late_is_withdrawn(store: Store, wren: int) -> None:
    place(store, wren, "help", 50)
    place(store, wren, "more_help", 20)
    place(store, wren, "risk_support", 10)
    done = store.write(leave_school, wren, on=ago(20), today=TODAY)
    assert done.sentence == "Wren Thimble has left the school. 2 decisions of later days are withdrawn."
    assert rows(store) == [Row("help", 50, 20, "new_decision", False)]
    assert not any(look.wrong for look in store.read(look_for_wrong_rows))


def test_a_leaving_cuts_short_what_a_later_decision_had_ended(store: Store, wren: int) -> None:
    place(store, wren, "help", 50)
    place(store, wren, "more_help", 20)
    store.write(leave_school, wren, on=ago(30), today=TODAY)
    assert rows(store) == [Row("help", 50, 30, "left", False)]


def test_a_decision_told_late_ends_with_the_time_at_the_school_that_it_lies_in(
    store: Store, wren: int
) -> None:
    store.write(leave_school, wren, on=ago(60), today=TODAY)
    store.write(return_to_school, wren, WREN, on=ago(20), today=TODAY)
    place(store, wren, "help", 70)
    assert rows(store) == [Row("help", 70, 60, "left", False)]


def test_a_return_is_not_undone_under_a_decision_that_stands_on_it(store: Store, wren: int) -> None:
    store.write(leave_school, wren, on=ago(60), today=TODAY)
    back = store.write(return_to_school, wren, WREN, on=ago(20), today=TODAY)
    place(store, wren, "help", 10)
    with pytest.raises(Problem, match="no longer fit"):
        store.undo(back.step)
    assert rows(store) == [Row("help", 10, None, None, False)]


def test_coming_back_gives_a_standing_of_its_own(store: Store, wren: int) -> None:
    store.write(leave_school, wren, on=ago(100), today=TODAY)
    store.write(return_to_school, wren, replace(WREN, year_group="5"), on=ago(10), today=TODAY)
    assert store.read(standings) == [("4", ago(200), ago(100)), ("5", ago(10), None)]
    assert names(store) == ["Wren Thimble"]


def test_coming_back_while_on_the_roll_is_refused(store: Store, wren: int) -> None:
    with pytest.raises(Problem, match="is on the roll already"):
        store.write(return_to_school, wren, WREN, on=TODAY, today=TODAY)


def test_coming_back_before_leaving_is_refused(store: Store, wren: int) -> None:
    store.write(leave_school, wren, on=ago(10), today=TODAY)
    with pytest.raises(Invalid, match="after the day of leaving"):
        store.write(return_to_school, wren, WREN, on=ago(20), today=TODAY)


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), ago(200)])
def test_a_leaving_date_lies_between_the_last_change_and_today(store: Store, wren: int, on: date) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(leave_school, wren, on=on, today=TODAY)
    assert set(refused.value.problems) == {"on"}


def test_nobody_leaves_twice(store: Store, wren: int) -> None:
    store.write(leave_school, wren, on=ago(10), today=TODAY)
    with pytest.raises(Problem, match="not on the roll"):
        store.write(leave_school, wren, on=TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PupilDraft(" ", "Fern"), "forename"),
        (PupilDraft("Wren", ""), "surname"),
        (PupilDraft("Wren", "Fern", year_group="27"), "year_group"),
        (PupilDraft("Wren", "Fern", born_on=TODAY + timedelta(days=1)), "born_on"),
        (PupilDraft("Wren", "Fern", started_on=TODAY + timedelta(days=1)), "started_on"),
        (PupilDraft("Wren", "Fern", born_on=ago(10), started_on=ago(20)), "started_on"),
    ],
)
def test_what_cannot_be_is_said_under_its_field(store: Store, draft: PupilDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(add_pupil, draft, today=TODAY)
    assert set(refused.value.problems) == {field}


def test_an_admission_number_belongs_to_one_pupil(store: Store) -> None:
    store.write(add_pupil, PupilDraft("Wren", "Fern", admission_number="0042"), today=TODAY)
    with pytest.raises(Invalid, match="Another pupil has this admission number"):
        store.write(add_pupil, PupilDraft("Robin", "Fern", admission_number=" 0042 "), today=TODAY)


def test_the_kinds_of_sen_keep_their_order_of_weight(store: Store) -> None:
    def kinds(session: Session) -> list[str]:
        pupil = session.scalars(select(Pupil)).one()
        return [row.code for row in sorted(pupil.sen_types, key=lambda row: row.rank)]

    number = store.write(add_pupil, replace(WREN, sen_types=("SLCN", "ASD")), today=TODAY).id or 0
    store.write(change_pupil, number, replace(WREN, sen_types=("ASD", "SLCN", "SEMH")), today=TODAY)
    assert store.read(kinds) == ["ASD", "SLCN", "SEMH"]
