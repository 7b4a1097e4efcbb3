"""Rows held packed come out as they went in, wherever one begins to look."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.imports.packed_rows import Without, packed
from app.imports.table import Row

CELLS = (
    st.none() | st.text(max_size=8) | st.integers() | st.booleans() | st.dates() | st.floats(allow_nan=False)
)
ROWS: list[Row] = [
    (number, (f"Wren {number}", None, number / 4, date(2016, 3, 4))) for number in range(1, 700)
]


@given(st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=6))
def test_every_kind_of_cell_comes_back(cells: list[tuple[object, ...]]) -> None:
    rows = tuple(enumerate(cells))
    assert tuple(packed(rows)) == rows  # type: ignore[arg-type]


@given(st.integers(-720, 720), st.integers(-720, 720))
def test_a_slice_is_that_of_a_tuple(first: int, last: int) -> None:
    assert tuple(packed(ROWS)[first:last][1:]) == tuple(ROWS[first:last][1:])


def test_one_row_is_found_from_both_ends() -> None:
    rows = packed(ROWS)[300:]
    assert (rows[0], rows[-1], len(rows)) == (ROWS[300], ROWS[-1], len(ROWS) - 300)


def test_rows_can_be_passed_over_by_their_number() -> None:
    rows = Without(packed(ROWS), frozenset({1, 3}))
    assert (len(rows), rows[0], rows[1]) == (len(ROWS) - 2, ROWS[1], ROWS[3])


def test_text_that_looks_like_a_date_stays_text() -> None:
    assert packed([(1, ('{"date": "x"}', date(2016, 3, 4)))])[0] == (1, ('{"date": "x"}', date(2016, 3, 4)))
