"""Dates out of lists: every way they are written, and the order decided over a whole column."""

from __future__ import annotations

from datetime import date

import pytest

from app.imports.dates import DateReader, Evidence, readers_for
from app.imports.table import Cell
from tests.fixtures import TODAY


def seen(*cells: Cell) -> Evidence:
    found = Evidence()
    for cell in cells:
        found.see(cell)
    return found


def reader(*cells: Cell) -> DateReader:
    return readers_for({"born_on": ("DOB", seen(*cells))}, TODAY)["born_on"]


@pytest.mark.parametrize(
    "cell",
    [
        "2016-03-04",
        "04/03/2016",
        "4/3/16",
        "4.3.2016",
        "04-03-2016",
        "4 March 2016",
        "4th March 2016",
        "04-Mar-16",
        "Mar 4, 2016",
        "Friday 4 March 2016",
        "2016-03-04T00:00:00",
        "04/03/2016 00:00:00",
        "20160304",
        "42433",
        42433,
        42433.0,
        date(2016, 3, 4),
    ],
)
def test_a_date_is_read_however_it_is_written(cell: Cell) -> None:
    assert reader(cell).read(cell) == date(2016, 3, 4)


@pytest.mark.parametrize(
    "cell", ["", "soon", "31/02/2016", "29/02/2015", "13/13/2016", 7, True, None, "4/3/201"]
)
def test_what_is_no_date_is_not_guessed(cell: Cell) -> None:
    assert reader("25/12/2015").read(cell) is None


def test_one_date_that_only_america_writes_decides_the_whole_column() -> None:
    column = reader("3/4/16", "12/25/15")
    assert (column.read("3/4/16"), column.doubt) == (date(2016, 3, 4), "")


def test_one_date_that_only_britain_writes_decides_the_whole_column() -> None:
    column = reader("3/4/16", "25/12/15")
    assert (column.read("3/4/16"), column.doubt) == (date(2016, 4, 3), "")


def test_a_column_that_proves_nothing_is_read_day_first_and_says_so() -> None:
    column = reader("03/04/2016", "05/06/2016")
    assert column.read("03/04/2016") == date(2016, 4, 3)
    assert column.doubt.startswith("“DOB” can be read with the day or the month first")


def test_a_column_that_proves_nothing_follows_the_other_dates_of_the_file() -> None:
    readers = readers_for(
        {"born_on": ("DOB", seen("12/25/2015")), "started_on": ("Entry", seen("9/1/2020"))}, TODAY
    )
    assert readers["started_on"].read("9/1/2020") == date(2020, 9, 1)
    assert not readers["started_on"].doubt


def test_a_column_in_two_orders_says_so_and_leaves_out_what_cannot_be() -> None:
    column = reader("25/12/2015", "12/25/2015")
    assert "two orders" in column.doubt
    assert column.read("12/25/2015") is None


def test_a_short_year_never_lies_far_ahead() -> None:
    assert reader("1/9/99").read("1/9/99") == date(1999, 9, 1)
    assert reader("1/9/27").read("1/9/27") == date(2027, 9, 1)
