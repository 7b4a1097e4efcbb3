"""A plan is read with its words, and its earlier versions and own record read without the program."""

from __future__ import annotations

import pytest

from app.operations.plans.plan import new_version
from app.operations.pupils import leave_school
from app.operations.rights.anonymising import anonymise_pupil
from app.queries.plans.version_words import version_lines
from app.queries.rights.everything_held import everything_held
from app.queries.wording import all_words
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.deciding import new_pupil, place
from tests.operations.planning import agree, plan, plans, say


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in More Help with a plan."""
    pupil = new_pupil(store)
    place(store, pupil, "more_help")
    plan(store, pupil, setting="home", lead_sector="health", register="wellness", resource_hours=1.5)
    return pupil


def test_codes_are_read_in_the_school_s_words(store: Store, wren: int) -> None:
    (row,) = plans(store, wren)
    assert (row.grouping, row.setting_label, row.lead_sector_label) == ("more_help", "At home", "Health")


def test_of_two_agreements_of_one_person_the_newest_counts(store: Store, wren: int) -> None:
    say(store, 1, "family", not_agreed="not_reachable")
    say(store, 1, "family", own_words="Yes please")
    (row,) = plans(store, wren)
    assert [one.own_words for one in row.agreements_now()] == ["Yes please"]


def test_an_earlier_version_reads_in_words(store: Store, wren: int) -> None:
    agree(store, 1)
    store.write(new_version, 1, why="Gran moved in", today=TODAY)
    (row,) = plans(store, wren)
    said = version_lines(row.versions[0].content, store.read(all_words))
    assert ("Led by", "Health") in said
    assert ("Hours a week it takes", "1.5") in said
    assert said[-4:] == (
        ("Aim 1", "“To sleep in my own bed”"),
        ("Seen when", "Five nights of seven"),
        ("By", "10 December 2026"),
        ("If not", "We ask Gran"),
    )


def test_the_pupil_s_own_record_says_what_the_plan_says(store: Store, wren: int) -> None:
    agree(store, 1)
    store.write(new_version, 1, why="Gran moved in", today=TODAY)
    held = store.read(everything_held, wren, today=TODAY)
    said = {(section.key, item.label): item.text for section, _, item in held.items()}
    assert said["plan", "Where"] == "At home"
    assert said["aim", "If not"] == "We ask Gran"
    assert said["agreement", "How"] == "In person"
    assert "Aim 1: “To sleep in my own bed”" in said["plan_version", "What it said"]


def test_of_who_was_anonymised_no_word_is_left_and_the_plan_is_still_read(store: Store, wren: int) -> None:
    agree(store, 1)
    store.write(new_version, 1, why="Gran moved in", today=TODAY)
    store.write(leave_school, wren, on=TODAY, today=TODAY)
    store.write(anonymise_pupil, wren, today=TODAY)
    (row,) = plans(store, wren)
    assert (row.setting, row.ended_on, row.aims[0].words) == ("home", TODAY, "")
    assert version_lines(row.versions[0].content, store.read(all_words)) == ()
