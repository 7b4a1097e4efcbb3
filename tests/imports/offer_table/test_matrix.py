"""Offers ticked under the groupings, tiers, areas or years that have a column each, as many schools keep them."""

from __future__ import annotations

from typing import Any

import pytest

from app.imports.source import Sort
from app.progress import Silent
from app.store import Store
from app.taking_in.sitting import Question, begin
from tests.imports.making import list_file
from tests.imports.offer_table.own_maps import draft, places, planned

HEADS = (
    "Provision",
    "Lead",
    "Thriving",
    "Getting Advice",
    "Getting Help",
    "Getting More Help",
    "Risk Support",
)


def ticked(store: Store, *cells: Any) -> list[str]:
    """Return the groupings of one offer, ticked beside another that has usual ticks."""
    usual = ("Yoga", "Mrs Quill", "x", None, "Y", "✓", None)
    _, row = planned(store, HEADS, usual, ("ELSA", "Mr Pennant", *cells)).rows
    return [grouping for grouping, _ in places(store, row)]


@pytest.mark.parametrize("tick", ["x", "X", "Y", "yes", "✓", "✔", "☑", "✗", "•", "1", 1, True, "x ", "✅"])
def test_an_offer_stands_where_it_is_ticked(empty: Store, tick: Any) -> None:
    assert ticked(empty, None, None, tick, tick, None) == ["help", "more_help"]


@pytest.mark.parametrize("nothing", ["", "-", "–", "n/a", "No", "N", "☐", 0, False, None])
def test_and_not_where_it_is_not(empty: Store, nothing: Any) -> None:
    assert ticked(empty, nothing, nothing, "x", nothing, nothing) == ["help"]


def test_crosses_mean_no_where_every_cell_has_a_tick_or_a_cross(empty: Store) -> None:
    rows = [("Provision", "Advice", "Help"), ("ELSA", "✗", "✓"), ("Helpline", "✓", "x")]
    elsa, helpline = planned(empty, *rows).rows
    assert (places(empty, elsa), places(empty, helpline)) == ([("help", "all")], [("advice", "all")])


def test_words_beside_a_tick_are_kept_as_a_note(empty: Store) -> None:
    rows = [HEADS, ("ELSA", None, "x", None, "Y (KS2 only)", "x - weekly", None), ("Yoga", None, "x", "Y")]
    row, _ = planned(empty, *rows).rows
    assert [grouping for grouping, _ in places(empty, row)] == ["thriving", "help", "more_help"]
    assert (
        draft(row).notes
        == "Places on the map: Getting Help: KS2 only\nPlaces on the map: Getting More Help: weekly"
    )
    assert "“Getting Help: KS2 only” was kept as a note." in row.warnings


def test_tiers_that_are_ticked_become_a_note_and_no_grouping(empty: Store) -> None:
    rows = [("Provision", "Wave 1", "Wave 2", "Wave 3"), ("ELSA", None, "x", "x"), ("PSHE", "x", None, None)]
    elsa, _ = planned(empty, *rows).rows
    assert (places(empty, elsa), draft(elsa).notes) == ([], "Tier or wave: Wave 2, Wave 3")


def test_areas_of_need_and_years_are_ticked_beside_groupings(empty: Store) -> None:
    heads = ("Our provision", "Advice", "Help", "SEMH", "C&I", "EYFS", "KS1", "KS2")
    (row,) = planned(empty, heads, ("Lego club", None, "x", "x", "x", None, "x", "x")).rows
    assert (row.name, places(empty, row)) == ("Lego club", [("help", "emotional"), ("help", "communication")])
    assert (draft(row).year_from, draft(row).year_to) == ("1", "6")


def test_an_area_the_school_does_not_have_is_asked_about_and_put_nowhere(empty: Store) -> None:
    rows = [
        ("Provision", "Advice", "Help", "SEMH", "S&P"),
        ("Ramps", None, "x", None, "x"),
        ("ELSA", None, "x", "x", "x"),
    ]
    ramps, elsa = planned(empty, *rows).rows
    assert (places(empty, ramps), places(empty, elsa)) == ([], [("help", "emotional")])
    assert draft(ramps).notes == "Places on the map: Getting Help: Sensory or physical"
    said, _ = planned(empty, *rows, words={"domains": {"Sensory or physical": "Emotional wellbeing"}}).rows
    assert places(empty, said) == [("help", "emotional")]


@pytest.mark.parametrize("upside_down", [False, True])
def test_heads_may_stand_in_two_rows(empty: Store, *, upside_down: bool) -> None:
    groups = (
        ("", "", "THRIVE grouping", None, None)
        if not upside_down
        else ("Intervention", "Lead", None, None, None)
    )
    below = (
        ("Intervention", "Lead", "Advice", "Help", "Risk")
        if not upside_down
        else (None, None, "Advice", "Help", "Risk")
    )
    (row,) = planned(empty, ("Our map",), groups, below, ("ELSA", "Mrs Quill", None, "x", "x")).rows
    assert (row.name, draft(row).contact) == ("ELSA", "Mrs Quill")
    assert [grouping for grouping, _ in places(empty, row)] == ["help", "risk_support"]


def test_columns_of_words_under_such_headings_are_not_taken_for_ticks(empty: Store) -> None:
    heads = ("Intervention", "Advice", "Risk", "Cost")
    (row,) = planned(empty, heads, ("ELSA", "Ask Mrs Quill first", "Low, once looked at", "£3")).rows
    assert places(empty, row) == []


def test_a_row_of_sums_is_no_offer(empty: Store) -> None:
    rows = [
        HEADS,
        ("ELSA", None, None, None, "x"),
        ("Total", None, 0, 0, 1),
        ("Total Communication", None, None, None, "x"),
    ]
    assert [row.name for row in planned(empty, *rows).rows] == ["ELSA", "Total Communication"]
    plain = [("Intervention", "Cost"), ("ELSA", "£3"), ("Total cost", "£3.00")]
    assert [row.name for row in planned(empty, *plain).rows] == ["ELSA"]


def test_a_matrix_is_known_as_offers_but_never_one_of_pupils(store: Store, tmp_path: Any) -> None:
    of_offers = list_file(tmp_path, "ELSA,x,", "PSHE,,x", headings="What we have,Getting Advice,Getting Help")
    sitting = begin(store, of_offers, Silent())
    assert (sitting.source.sort, sitting.question) == (Sort.OFFERS, None)
    of_pupils = list_file(
        tmp_path, "Wren Thimble,x,", "Idris Moonraker,,x", headings="Pupil,Getting Advice,Getting Help"
    )
    assert begin(store, of_pupils, Silent()).question is Question.SORT


@pytest.mark.parametrize(
    "said", ["?", "No – too young", "not yet", "none", "N (staffing)", "tbc", "no", "…", "not before Y3"]
)
def test_words_that_say_no_or_nothing_are_no_tick(empty: Store, said: str) -> None:
    assert ticked(empty, None, None, "x", said, said) == ["help"]


def test_and_what_they_say_is_kept_as_a_note(empty: Store) -> None:
    usual = ("Yoga", "Mrs Quill", "x", None, "Y", "✓", None)
    _, row = planned(empty, HEADS, usual, ("ELSA", "", None, "x", None, "not yet", "?")).rows
    notes = "Places on the map: Getting More Help: not yet\nPlaces on the map: Risk Support: ?"
    assert (places(empty, row), draft(row).notes) == ([("advice", "all")], notes)


@pytest.mark.parametrize("said", ["Nurse", "as needed", "Normally Y3", "notably Y4", "x?", "✓?", "N Smith"])
def test_other_words_are_one(empty: Store, said: str) -> None:
    assert ticked(empty, None, None, "x", said, None) == ["help", "more_help"]


def test_words_beside_ticks_of_a_row_taken_together_with_another_are_said_to_be_left(empty: Store) -> None:
    rows = [HEADS, ("ELSA", None, "x", None, "x"), ("ELSA", None, None, None, None, "x – weekly")]
    _, again = planned(empty, *rows).rows
    said = "Only where it stands was taken of this row, and not: words beside ticks."
    assert again.warnings == (said,)
