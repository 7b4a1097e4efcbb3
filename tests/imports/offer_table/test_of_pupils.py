"""Provision maps with a pupil in each row: neither a name nor what is said of a child becomes an offer."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import Problem
from app.store import Store
from tests.imports.offer_table.own_maps import planned

PUPILS = ("Wren Thimble", "Idris Moonraker", "Posy Lanternfish")


@pytest.mark.parametrize("heading", ["Pupil", "Child’s name", "Student Name", "Name of child", "Initials"])
def test_a_list_of_who_has_what_is_refused(empty: Store, heading: str) -> None:
    heads = (heading, "Intervention", "Area of need", "Notes", "Contact")
    rows = [(name, "ELSA", "SEMH", "Mum worries", "0700 900") for name in PUPILS]
    with pytest.raises(Problem) as refused:
        planned(empty, heads, *rows)
    assert f"a pupil in each row, below “{heading}”" in str(refused.value)
    assert "Wren" not in str(refused.value)


@pytest.mark.parametrize(
    "rows",
    [
        [("Name", "ELSA", "Lego Therapy", "Notes"), *((name, "x", "x", "-") for name in PUPILS)],
        [("Name", "Year", "Need", "ELSA", "Lego"), *((name, "4", "SEMH", "x", "x") for name in PUPILS)],
        [
            ("Class 4", "Wave 1", "Wave 2"),
            ("THIMBLE, Wren", "x", ""),
            ("Moonraker, Idris", "", "x"),
            ("O’Quill, Posy", "x", ""),
        ],
    ],
)
def test_and_one_of_names_and_ticks(empty: Store, rows: list[Any]) -> None:
    with pytest.raises(Problem, match="looks like a list of who has what"):
        planned(empty, *rows)


@pytest.mark.parametrize(
    "rows",
    [
        [("Intervention", "Pupils", "Cost"), ("ELSA", "Y3 and Y4", "£3"), ("Lego", "All of KS2", "£4")],
        [("Provision", "Cost", "Child", "Parent"), ("ELSA", "£3", "x", ""), ("Triple P", "", "", "x")],
        [("Name", "Organisation", "Mon", "Tue"), ("Drop-in", "Kite", "x", ""), ("ELSA", "Kite", "", "x")],
        [
            ("Intervention", "Cost", "Mon", "Tue"),
            ("Drop-in", "", "x", ""),
            ("Yoga, Mindfulness", "£1", "", "x"),
        ],
    ],
)
def test_a_list_of_offers_is_none(empty: Store, rows: list[Any]) -> None:
    assert [row.name for row in planned(empty, *rows).rows] == [row[0] for row in rows[1:]]


def test_whoever_says_which_column_is_what_is_believed(empty: Store) -> None:
    heads, row = ("Pupil", "Intervention", "Notes"), ("Wren Thimble", "ELSA", "Mum worries")
    (said,) = planned(empty, heads, row, columns={"name": 1}).rows
    assert said.name == "ELSA"


@pytest.mark.parametrize("heading", ["Pupil", "Children", "Initials"])
def test_nor_do_pupils_stand_for_needs_down_the_side(empty: Store, heading: str) -> None:
    heads = (heading, "Getting Advice", "Getting Help")
    with pytest.raises(Problem, match="its rows are people, not needs"):
        planned(empty, heads, ("Wren Thimble", "Drop-in", "ELSA"), ("Idris Moonraker", "", "Lego"))


def test_nor_do_they_without_a_heading(empty: Store) -> None:
    rows = [("", "Advice", "Help"), ("Thimble, Wren", "Drop-in", "ELSA"), ("Moonraker, Idris", "", "Lego")]
    with pytest.raises(Problem, match="its rows are people, not needs"):
        planned(empty, *rows)
