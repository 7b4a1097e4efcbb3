"""Remarks around a table are said to be passed over: an offer called “NB costs are estimates” helps nobody."""

from __future__ import annotations

import pytest

from app.store import Store
from tests.imports.offer_table.own_maps import planned

HEADS = ("Intervention", "Cost")


@pytest.mark.parametrize(
    "remark",
    [
        "NB costs are estimates",
        "N.B. all groups run weekly",
        "Note: TA means teaching assistant",
        "Key: QFT = quality first teaching",
        "Reviewed July 2025",
        "Last updated 3/9/25 by the SENCO",
        "Please note that places are limited",
        "* see the SENCO first",
    ],
)
def test_a_remark_below_a_table_is_no_offer(empty: Store, remark: str) -> None:
    found = planned(empty, HEADS, ("ELSA", "£3"), (remark,))
    assert [row.name for row in found.rows] == ["ELSA"]
    assert found.notes == (f"Passed over as remarks on the table: “{remark}”.",)


@pytest.mark.parametrize(
    "name", ["Key skills", "Notes and rhymes", "Note-taking", "Source", "*Lego club", "NBA club"]
)
def test_an_offer_that_begins_alike_is_one(empty: Store, name: str) -> None:
    assert [row.name for row in planned(empty, HEADS, ("ELSA", "£3"), (name,)).rows] == ["ELSA", name]


def test_a_remark_with_cells_beside_it_is_a_row(empty: Store) -> None:
    assert [row.name for row in planned(empty, HEADS, ("Reviewed reading", "£3")).rows] == [
        "Reviewed reading"
    ]
