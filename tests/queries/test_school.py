"""The school's profile, its terms as sentences say them, and academic years that are never stored."""

from __future__ import annotations

from datetime import date

import pytest

from app.db import create
from app.errors import Problem
from app.operations.terms import TermDraft, set_terms
from app.queries.school import academic_year, school_profile, term_of, terms
from app.store import Store


def test_the_profile_has_the_name_and_what_the_school_may_set(store: Store) -> None:
    profile = store.read(school_profile)
    assert (profile.name, profile.thriving_reference, profile.review_weeks) == ("Test Primary School", 80, 5)


def test_a_folder_without_a_school_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    database = create(tmp_path_factory.mktemp("empty") / "school")
    with pytest.raises(Problem, match="not been set up"):
        Store(database).read(school_profile)
    database.close()


def test_terms_come_in_the_order_of_their_days(store: Store) -> None:
    assert [row.name for row in store.read(terms)] == ["Autumn 2026", "Spring 2027", "Summer 2027"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 9, 1), "autumn term"),
        (date(2026, 12, 18), "autumn term"),
        (date(2026, 12, 25), None),
        (date(2027, 2, 1), "spring term"),
    ],
)
def test_a_day_is_in_a_term_or_in_the_holidays(store: Store, day: date, words: str | None) -> None:
    assert store.read(term_of, day) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Term 3 2026/27", "term 3"),
        ("Autumn 1", "autumn 1 term"),
        ("Michaelmas 2026", "Michaelmas term"),
        ("2026", "2026 term"),
    ],
)
def test_terms_are_said_as_schools_name_them(store: Store, name: str, words: str) -> None:
    store.write(set_terms, [TermDraft(None, name, date(2026, 9, 1), date(2026, 12, 18))])
    assert store.read(term_of, date(2026, 10, 1)) == words


def test_the_academic_year_turns_on_the_schools_day() -> None:
    assert academic_year(date(2026, 8, 31)) == (date(2025, 9, 1), date(2026, 8, 31), "2025/26")
    assert academic_year(date(2026, 9, 1)) == (date(2026, 9, 1), date(2027, 8, 31), "2026/27")
    assert academic_year(date(2026, 8, 31), 8, 20).label == "2026/27"


def test_a_year_that_is_the_calendars_has_one_number() -> None:
    assert academic_year(date(2026, 5, 1), 1, 1) == (date(2026, 1, 1), date(2026, 12, 31), "2026")
    assert academic_year(date(1999, 10, 1)).label == "1999/00"
