"""Workbooks with a sheet for each class, or for each grouping: read as one list, and only if somebody says so."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.errors import Problem
from app.exports.starter_choices import starter_choices
from app.exports.templates import template
from app.imports.opening import Source, open_source
from app.imports.recognised import recognised
from app.imports.table import ALL_SHEETS, Sheet
from app.imports.xlsx_sheets import FoundSheet, alike_sheets, choose, found_sheets, heading_of_names
from app.progress import Silent
from app.queries.pupils import pupil_rows
from app.store import Store
from app.taking_in.sitting import Question, begin
from app.taking_in.ways import way_of
from tests.fixtures import TODAY
from tests.imports.making import NOTHING, sheets_file

HEADS = ("Surname", "Forename", "DOB")
CLASSES: dict[str, list[tuple[Any, ...]]] = {
    "5D": [("Class 5D",), HEADS, ("Thimble", "Wren", "21/02/2016"), ("Total", 1)],
    "5E": [("Forename", "Surname", "DOB"), ("Idris", "Moonraker", "13/03/2016"), (None, "Nobody", None)],
    "6A": [HEADS, ("Thimble", "Wren", "21/02/2016"), ("Fern", "Ada", "14/05/2015")],
    "Notes": [("Ask Mrs Quill",)],
}


def opened(path: Path, sheet: str = "") -> Source:
    return open_source(path, Silent(), sheet=sheet)


def table(source: Source) -> Sheet:
    assert source.sheet is not None
    return source.sheet


def test_sheets_with_the_same_headings_are_told(tmp_path: Path) -> None:
    sheet = table(opened(sheets_file(tmp_path, CLASSES)))
    assert (sheet.title, sheet.alike, sheet.parts) == ("5D", ("5D", "5E", "6A"), ())
    assert sheet.notes == ("The sheet “5D” was read; the workbook has 4, 3 of them with the same headings.",)


def test_all_of_them_are_one_list_in_the_order_of_the_first_ones_headings(tmp_path: Path) -> None:
    sheet = table(opened(sheets_file(tmp_path, CLASSES), "all"))
    assert [cells for _, cells in sheet.rows] == [
        (None, "Class 5D"), ("Year group", *HEADS), ("5D", "Thimble", "Wren", "21/02/2016"), (None, "Total", 1),
        ("5E", "Moonraker", "Idris", "13/03/2016"), (None, "Nobody", None, None),
        ("6A", "Thimble", "Wren", "21/02/2016"), ("6A", "Fern", "Ada", "14/05/2015"),
    ]  # fmt: skip
    numbers = [number for number, _ in sheet.rows]
    assert len(set(numbers)) == len(numbers)
    assert sheet.place_of(numbers[-1]) == "sheet “6A”, row 3"
    assert sheet.notes == ("3 sheets were read as one list.", "Their names were read as “Year group”.")


def test_they_are_matched_and_counted_together(store: Store, tmp_path: Path) -> None:
    path = sheets_file(tmp_path, CLASSES)
    assert begin(store, path, Silent()).question is Question.SHEETS
    sitting = begin(store, path, Silent(), sheet=ALL_SHEETS)
    assert sitting.plan is not None
    assert (sitting.question, sitting.plan.counts()) == (None, NOTHING | {"added": 3, "refused": 3})
    assert recognised(sitting.source, sitting.plan) == "A list of 6 pupils, 3 sheets"
    way_of(sitting.source.sort).write(store, sitting.plan, Silent())
    found = {(row.name, row.year, row.class_name) for row in store.read(pupil_rows, today=TODAY)}
    assert found == {("Wren Thimble", "5", "5D"), ("Idris Moonraker", "5", "5E"), ("Ada Fern", "6", "6A")}


@pytest.mark.parametrize(
    ("titles", "heads", "heading"),
    [
        (("5D", "6 Oak"), HEADS, "Year group"),
        (("5D", "6 Oak"), (*HEADS, "Year"), "Class"),
        (("5D", "6 Oak"), (*HEADS, "Year", "Class"), "Sheet"),
        (("Form Oak", "Form Elm"), HEADS, "Class"),
        (("Autumn", "Spring"), HEADS, "Sheet"),
        (("Sheet1", "Sheet2"), HEADS, "Sheet"),
        (("Getting Help", "Risk Support"), ("Offer", "Cost"), "Grouping"),
        (("SEMH", "C&I"), ("Offer", "Cost"), "Domain of need"),
        (("SEMH", "Sensory & Physical"), ("Offer", "Cost"), "Domain of need"),
        (("KS1", "KS2"), ("Offer", "Cost"), "Years"),
        (("Tier 1", "Tier 2"), ("Offer", "Cost"), "Sheet"),
    ],
)
def test_names_of_sheets_are_read_where_all_of_them_say_what_no_column_does(
    tmp_path: Path, titles: tuple[str, ...], heads: tuple[str, ...], heading: str
) -> None:
    path = sheets_file(tmp_path, {title: [heads, ["Thimble", "Wren"]] for title in titles})
    assert heading_of_names(found_in(path)) == heading


def found_in(path: Path) -> list[FoundSheet]:
    return found_sheets(load_workbook(BytesIO(path.read_bytes()), read_only=True))


def test_a_sheet_that_is_called_all_is_that_sheet(tmp_path: Path) -> None:
    found = found_in(
        sheets_file(tmp_path, {"old": [HEADS, ["Thimble", "Wren"]], "all": [HEADS, ["Fern", "Ada"]]})
    )
    assert choose(found, "all", "list.xlsx").title == "all"
    assert choose(found, ALL_SHEETS, "list.xlsx").title == "old"


def test_without_another_such_sheet_all_of_them_is_refused(tmp_path: Path) -> None:
    found = found_in(sheets_file(tmp_path, {"5D": CLASSES["5D"], "Notes": CLASSES["Notes"]}))
    with pytest.raises(Problem, match="has no other sheet with the headings of “5D”"):
        choose(found, ALL_SHEETS, "list.xlsx")


def test_a_hidden_sheet_is_none_of_them(tmp_path: Path) -> None:
    path = sheets_file(tmp_path, CLASSES)
    book = load_workbook(path)
    book["6A"].sheet_state = "hidden"
    book.save(path)
    found = found_in(path)
    assert [one.title for one in alike_sheets(found[0], found)] == ["5D", "5E"]


def test_the_lists_of_an_empty_workbook_are_no_sheet_to_choose(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(template("offers", starter_choices()))
    assert "Lists" in load_workbook(BytesIO(path.read_bytes()), read_only=True).sheetnames
    assert table(opened(path)).titles == ("Offers",)
