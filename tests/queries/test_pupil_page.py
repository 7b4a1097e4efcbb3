"""One pupil on one page: who, how they stand, and everything that is recorded of them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from app.errors import Problem
from app.operations.needs import close_need
from app.operations.placements import withdraw_placement
from app.operations.pupils import leave_school
from app.queries.pupil_entry import pupil_choices, pupil_entry
from app.queries.pupil_page import PupilPage, age_on, pupil_page
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, LANGUAGE, RELATIONS, Pupils, fill, note


@pytest.fixture
def pupils(store: Store) -> Pupils:
    """Wren, Idris and Ada."""
    return fill(store)


def page_of(store: Store, pupil: int) -> PupilPage:
    """Return a pupil's page as of today."""
    return store.read(pupil_page, pupil, today=TODAY)


def test_a_pupil_without_a_record_stands_nowhere(store: Store, pupils: Pupils) -> None:
    page = page_of(store, pupils.ada)
    assert [page.standing_in(row.id, TODAY) for row in page.domains] == [()] * len(page.domains)


def test_risk_support_stands_beside_the_other_grouping(store: Store, pupils: Pupils) -> None:
    standing = page_of(store, pupils.idris).standing_in(EMOTIONS, TODAY)
    assert {row.grouping for row in standing} == {"help", "risk_support"}


def test_a_placement_does_not_stand_before_its_first_day(store: Store, pupils: Pupils) -> None:
    assert page_of(store, pupils.wren).standing_in(LANGUAGE, date(2026, 9, 13)) == ()


def test_a_withdrawn_decision_is_kept_with_why_and_stands_no_more(store: Store, pupils: Pupils) -> None:
    (row,) = page_of(store, pupils.wren).standing_in(LANGUAGE, TODAY)
    store.write(withdraw_placement, row.id, why="Another child was meant.", today=TODAY)
    page = page_of(store, pupils.wren)
    assert page.standing_in(LANGUAGE, TODAY) == ()
    assert [r.withdrawn_why for r in page.placements if r.id == row.id] == ["Another child was meant."]


def test_who_decided_is_named_as_people_say_it(store: Store, pupils: Pupils) -> None:
    assert page_of(store, pupils.wren).placements[0].decided_by == ("Wren", "Mum")


def test_open_needs_come_before_closed_ones(store: Store, pupils: Pupils) -> None:
    closed = note(store, pupils.wren, "Sits alone.", RELATIONS)
    store.write(close_need, closed, why="Plays with three friends.", today=TODAY)
    needs = page_of(store, pupils.wren).needs
    assert [(row.seen, row.closed_why) for row in needs] == [
        ("Speaks in pairs.", ""),
        ("Sits alone.", "Plays with three friends."),
    ]


def test_leaving_ends_what_was_open(store: Store, pupils: Pupils) -> None:
    store.write(leave_school, pupils.wren, on=TODAY, today=TODAY)
    page = page_of(store, pupils.wren)
    assert page.standing is None
    assert {row.ending_code for row in page.placements} == {"left"}


def test_the_page_holds_no_upn() -> None:
    assert "upn" not in {field.name for field in fields(PupilPage)}


def test_a_pupil_who_is_gone_is_a_problem_in_a_sentence(store: Store) -> None:
    with pytest.raises(Problem, match="no longer there"):
        page_of(store, 99)
    with pytest.raises(Problem, match="no longer there"):
        store.read(pupil_entry, 99)


def test_the_form_starts_from_what_is_true_now(store: Store, pupils: Pupils) -> None:
    entry = store.read(pupil_entry, pupils.idris)
    assert (entry.name, entry.year_group, entry.class_name) == ("Idris Moonraker", "5", "Kestrel")


def test_the_form_offers_the_classes_of_the_roll(store: Store, pupils: Pupils) -> None:
    assert store.read(pupil_choices).classes == ("Kestrel", "Owl", "Robin")


@pytest.mark.parametrize(("day", "age"), [(date(2026, 2, 28), 9), (date(2026, 3, 1), 10)])
def test_age_counts_whole_years(day: date, age: int) -> None:
    assert age_on(date(2016, 3, 1), day) == age
