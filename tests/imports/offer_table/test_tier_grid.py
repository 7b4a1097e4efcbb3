"""Maps of the graduated approach: areas of need or years down the side, tiers across, and the offers in the cells."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import Problem
from app.imports.source import Sort
from app.progress import Silent
from app.store import Store
from app.taking_in.sitting import begin
from tests.imports.making import workbook_file
from tests.imports.offer_table.own_maps import draft, places, planned

HEADS = ("Area of need", "Universal (Quality First Teaching)", "Targeted", "Specialist")


def notes(row: Any) -> list[str]:
    return sorted(draft(row).notes.splitlines())


def test_each_offer_comes_once_with_its_tiers_and_areas_and_no_grouping(empty: Store) -> None:
    found = planned(
        empty,
        ("Our graduated approach",),
        HEADS,
        ("Cognition and Learning", "Word mats", "Toe by Toe\nELSA", "EP"),
        ("SEMH", "PSHE; Worry box", "ELSA", "EP"),
    )
    assert [row.name for row in found.rows] == ["Word mats", "Toe by Toe", "ELSA", "EP", "PSHE", "Worry box"]
    elsa = found.rows[2]
    both = "Domains of need: Learning and attention, Emotional wellbeing"
    assert (places(empty, elsa), notes(elsa)) == ([], [both, "Tier or wave: Targeted"])
    assert notes(found.rows[0])[1] == "Tier or wave: Universal (Quality First Teaching)"
    assert found.notes[0].startswith("Tiers or waves stand across the top")


def test_years_may_stand_down_the_side_and_merged_cells_go_on(empty: Store) -> None:
    heads = ("Year group", "Wave 1", "Wave 2", "Impact")
    rows = [
        ("Reception", "PSHE", "NELI", "good"),
        (None, None, "Talk Boost", None),
        ("Year 2", "PSHE", "", ""),
    ]
    found = planned(empty, heads, *rows)
    years = {row.name: (draft(row).year_from, draft(row).year_to) for row in found.rows}
    assert (years["NELI"], years["Talk Boost"]) == (("R", "R"), ("R", "R"))
    assert "Not read: Impact." in found.notes


def test_an_area_the_school_does_not_have_is_one_word_to_ask_about(empty: Store) -> None:
    (row,) = planned(empty, HEADS, ("Sensory and/or Physical", "Ramps", "", "")).rows
    assert [one for one in row.warnings if "Sensory" in one] == [
        "Domains of need: “Sensory or physical” is none of the school's words and was kept as a note."
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Name", "Universal", "Targeted"),
            ("Wren Thimble", "PSHE", "ELSA"),
            ("Idris Moonraker", "", "Lego"),
        ],
        [("Initials", "Year", "Universal", "Targeted"), ("WT", "3", "PSHE", "ELSA"), ("IM", "4", "", "Lego")],
        [("Area", "Universal", "Targeted"), ("SEMH", "PSHE", "ELSA"), ("Idris Moonraker", "", "Lego")],
    ],
)
def test_whoever_else_stands_down_the_side_is_no_such_map(empty: Store, rows: list[Any]) -> None:
    with pytest.raises(Problem):
        planned(empty, *rows)


def test_it_is_known_for_a_map_by_itself(store: Store, tmp_path: Any) -> None:
    path = workbook_file(
        tmp_path, [HEADS, ("SEMH", "PSHE", "ELSA", "CAMHS"), ("C&I", "Signs", "NELI", "SALT")]
    )
    sitting = begin(store, path, Silent())
    assert (sitting.source.sort, sitting.question) == (Sort.OFFERS, None)
    assert sitting.plan is not None
    assert sitting.plan.counts()["added"] == 6


def test_a_block_for_each_area_may_have_heads_of_its_own(empty: Store) -> None:
    found = planned(
        empty,
        ("Cognition and Learning", "Wave 1", "Wave 2"),
        (None, "Word mats", "Toe by Toe"),
        ("SEMH", "Wave 1", "Wave 2"),
        (None, "PSHE", "ELSA"),
    )
    assert {row.name: notes(row)[0] for row in found.rows} == {
        "Word mats": "Domains of need: Learning and attention",
        "Toe by Toe": "Domains of need: Learning and attention",
        "PSHE": "Domains of need: Emotional wellbeing",
        "ELSA": "Domains of need: Emotional wellbeing",
    }
