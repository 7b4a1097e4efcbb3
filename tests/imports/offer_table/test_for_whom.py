"""Years and ages under a heading such as “Who for”, as schools' own tables have them, and the words beside them."""

from __future__ import annotations

import pytest

from app.store import Store
from tests.imports.offer_table.own_maps import draft, one, planned


@pytest.mark.parametrize("heading", ["Who for", "Audience", "Years", "Year group(s)", "Age/Year group"])
@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("Y3-6", ("3", "6")),
        ("Years 3 to 6", ("3", "6")),
        ("KS2", ("3", "6")),
        ("R-Y2", ("R", "2")),
        ("Year 5 and 6", ("5", "6")),
        ("Pupils in KS1 & KS2", ("1", "6")),
        ("Year 7+ students", ("7", None)),
        ("Whole-school", (None, None)),
        ("all years", (None, None)),
    ],
)
def test_a_cell_that_says_years_is_for_those_years(
    empty: Store, heading: str, said: str, years: tuple[str | None, str | None]
) -> None:
    (row,) = planned(empty, ("Intervention", "Cost", heading), ("ELSA", None, said)).rows
    found = draft(row)
    assert ((found.year_from, found.year_to), found.notes, row.warnings) == (years, "", ())


@pytest.mark.parametrize(
    ("said", "audiences"),
    [
        ("Year 5/6 pupils", ("pupils",)),
        ("whole school", ("whole_school",)),
        ("Pupils", ("pupils",)),
        ("KS2", ()),
    ],
)
def test_words_for_people_stay_words_for_people(empty: Store, said: str, audiences: tuple[str, ...]) -> None:
    assert draft(one(empty, "Who for", said)).audiences == audiences


def test_ages_are_ages(empty: Store) -> None:
    found = draft(one(empty, "Who for", "Ages 7 to 11"))
    assert (found.age_from, found.age_to, found.year_from) == (7, 11, None)


@pytest.mark.parametrize(
    "said",
    [
        "KS2 pupils who find anger hard",
        "Y3-6 girls",
        "Y3 - Y6 (first of all Y6)",
        "5-11",
        "Year 6 transition",
    ],
)
def test_a_cell_that_says_more_or_could_mean_either_stays_a_note(empty: Store, said: str) -> None:
    row = one(empty, "Who for", said)
    assert (draft(row).year_from, draft(row).notes) == (None, f"For whom: {said}")
    assert row.warnings


def test_a_column_of_years_is_believed_first(empty: Store) -> None:
    (row,) = planned(empty, ("Intervention", "Who for", "Years"), ("ELSA", "KS2", "Y5")).rows
    assert (draft(row).year_from, draft(row).year_to, draft(row).notes) == ("5", "5", "For whom: KS2")


def test_what_is_no_number_is_said_to_be_the_note_that_it_becomes(empty: Store) -> None:
    row = one(empty, "Minutes", "1:1")
    assert any(said.endswith("“1:1” is not a whole number and was kept as a note.") for said in row.warnings)
    assert "1:1" in draft(row).notes
