"""Tables of offers that nobody means well with, or that other programs have been at: read, or refused in a sentence."""

from __future__ import annotations

import csv
import time
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.errors import Problem
from app.exports.full_columns import FIELDS, HEADINGS
from app.exports.offer_ids import id_text, read_id
from app.imports.offer_table.importing import plan_offer_table
from app.imports.offer_table.table import offer_table
from app.imports.table import Cell, Sheet
from app.store import Store
from tests.fixtures import TODAY
from tests.imports.making import NOTHING, text_file
from tests.imports.offer_table.workbooks import SHEET, plan

HEADS: tuple[Cell, ...] = tuple(field.heading for field in FIELDS)
WORDS = st.sampled_from(
    [
        "Getting Help",
        "Tier 2",
        "All needs",
        "Help: Family",
        "R-6",
        "KS2",
        "#REF!",
        "=1+1",
        "5-11",
        "Yes",
        "Active",
        "; ",
        "(",
        "\t",
    ]
)
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(), st.dates(), st.text(max_size=40), WORDS,
    st.lists(WORDS, max_size=6).map("; ".join),
)  # fmt: skip


def planned(store: Store, *rows: tuple[Cell, ...]) -> Any:
    table = offer_table(Sheet(tuple(enumerate(rows, start=1))), "map.xlsx")
    return store.read(plan_offer_table, table, today=TODAY)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=len(HEADS)).map(tuple), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_cells_every_row_is_planned(
    empty: Store, rows: list[tuple[Cell, ...]]
) -> None:
    for row in planned(empty, HEADS, *rows).rows:
        if row.payload is not None:
            assert row.payload.draft.problems() == {}


@given(st.lists(st.lists(CELLS, max_size=7).map(tuple), max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_table_of_anything_is_read_or_refused_in_a_sentence(
    empty: Store, rows: list[tuple[Cell, ...]]
) -> None:
    table = [*rows, ("Need", "Thriving", "Getting Help"), *rows]
    try:
        counts = planned(empty, *table).counts()
    except Problem:
        counts = {}
    assert counts.get("changed", 0) == 0  # nothing is there to change


@given(st.text(max_size=80), st.integers(0, 10**9 - 1))
def test_only_an_id_that_was_written_is_an_id(text: str, number: int) -> None:
    written = [(heading, text, True) for heading in HEADINGS]
    made = id_text("k7f3", number, written, some=False)
    found = read_id(made, HEADINGS)
    assert found is not None
    assert (found.mark, found.number, len(found.prints)) == ("k7f3", number, len(HEADINGS))
    assert read_id(text, HEADINGS) is None
    assert read_id(made.replace("k7f3", "k7f4"), HEADINGS) is None


@pytest.mark.parametrize("text", ["a, ", "help and ", "1-", "i-thrive ", "Getting Help: ("])
def test_cells_of_100_kilobytes_take_no_time_to_speak_of(empty: Store, text: str) -> None:
    cell = text * (100_000 // len(text))
    begun = time.process_time()
    (row,) = planned(empty, HEADS[:-1], ("ELSA", *[cell] * (len(HEADS) - 2))).rows
    assert row.outcome == "added"
    # Quadratic, it would be minutes.
    assert time.process_time() - begun < 20


def test_a_name_that_is_too_long_is_refused(empty: Store) -> None:
    (row,) = planned(empty, ("Offer", "Cost"), ("x" * 100_000, "£3")).rows
    assert (row.outcome, row.reason, len(row.name)) == (
        "refused",
        "A name can have up to 120 characters.",
        120,
    )


def test_more_offers_than_any_school_has_are_refused(empty: Store) -> None:
    with pytest.raises(Problem, match="more than 5,000 offers"):
        planned(empty, ("Offer", "Cost"), *[(f"Offer {number}", "£1") for number in range(5_001)])


def test_a_map_that_excel_saved_as_text_changes_nothing(full: Store, full_map: Path, tmp_path: Path) -> None:
    sheet = load_workbook(BytesIO(full_map.read_bytes()), read_only=True)[SHEET]
    out = StringIO()
    writer = csv.writer(out)
    for row in sheet.iter_rows(values_only=True):
        # Excel itself knows what the codes in a text mean.
        plain = [c.replace("_x005F_", "_") if isinstance(c, str) else c for c in row]
        writer.writerow([f"{c:%d/%m/%Y}" if isinstance(c, date) else c for c in plain])
    path = text_file(tmp_path, out.getvalue(), "utf-8-sig")
    assert plan(full, path).counts() == NOTHING | {"unchanged": 150}
