"""Our own reading of a sheet's cells gives what openpyxl's gives, and keeps rows that it would lose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet import _read_only
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

from app.imports.sheet_parser import SheetParser, install

WREN = "<c r='A1' t='inlineStr'><is><t>Wren</t></is></c>"
CELLS = (
    st.none()
    | st.text("abZé <&1", max_size=6)
    | st.integers(-(10**9), 10**9)
    | st.booleans()
    | st.dates(date(1950, 1, 1))
)

# Excel knows no time zones.
MARCH = datetime(2016, 3, 4)  # noqa: DTZ001


@pytest.fixture(autouse=True)
def own_parser_afterwards() -> Iterator[None]:
    yield
    _read_only.WorkSheetParser = WorkSheetParser  # type: ignore[attr-defined]


def read(book: Workbook, parser: type) -> list[tuple[Any, ...]]:
    out = BytesIO()
    book.save(out)
    _read_only.WorkSheetParser = parser  # type: ignore[attr-defined]
    sheet = load_workbook(out, read_only=True, data_only=True).worksheets[0]
    sheet.reset_dimensions()
    return list(sheet.iter_rows(values_only=True))


def rows(cells: str, **more: Any) -> list[tuple[int, list[Any]]]:
    text = f"<worksheet xmlns='{SHEET_MAIN_NS}'><sheetData>{cells}</sheetData></worksheet>"
    parser = SheetParser(BytesIO(text.encode()), ["Thimble", "Fern"], data_only=True, **more)
    return [(number, [cell["value"] for cell in found]) for number, found in parser.parse()]


@pytest.mark.parametrize("mac", [False, True])
def test_every_kind_of_value_is_read_as_openpyxl_reads_it(mac: bool) -> None:
    book = Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    rich = CellRichText("Wren ", TextBlock(InlineFont(b=True), "Thimble"))
    sheet.append([1, 2.5, True, None, "Zoë  <&>", date(2016, 3, 4), MARCH, time(8, 30)])
    sheet.append([timedelta(days=2, hours=3), "=1+1", "#N/A", "01", " ", 1e300, -3, rich])
    sheet["ZZ9"] = "far away"
    assert read(book, SheetParser) == read(book, WorkSheetParser)


@settings(max_examples=15)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=5))
def test_any_sheet_is_read_as_openpyxl_reads_it(cells: list[list[object]]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in cells:
        sheet.append(row)
    assert read(book, SheetParser) == read(book, WorkSheetParser)


def test_it_is_what_the_reader_uses() -> None:
    install()
    assert _read_only.WorkSheetParser is SheetParser  # type: ignore[attr-defined]


def test_cells_in_any_order_are_all_there() -> None:
    assert rows(f"<row r='1'><c r='C1'><v>3</v></c>{WREN}<c r='B1' t='s'><v>1</v></c></row>") == [
        (1, ["Wren", "Fern", 3])
    ]


def test_a_size_that_is_nonsense_loses_nothing() -> None:
    assert rows(f"<row r='1'>{WREN}</row></sheetData><dimension ref='nonsense'/><sheetData>") == [
        (1, ["Wren"])
    ]


def test_cells_and_rows_without_a_place_follow_one_another() -> None:
    cells = "<row><c><v>1</v></c><c t='b'><v>0</v></c></row><row><c t='str'><v>x</v></c></row>"
    assert rows(cells) == [(1, [1, False]), (2, ["x"])]


def test_how_a_word_is_pronounced_is_no_part_of_it() -> None:
    cells = "<row r='1'><c r='A1' t='inlineStr'><is><r><t>Wr</t></r><r><t>en</t></r><rPh sb='0' eb='1'><t>Ren</t></rPh></is></c></row>"
    assert rows(cells) == [(1, ["Wren"])]


@pytest.mark.parametrize(("number", "value"), [("9e99", "#VALUE!"), ("42433", MARCH)])
def test_a_date_that_cannot_be_is_said_to_be_wrong(number: str, value: object) -> None:
    assert rows(f"<row r='1'><c r='A1' s='7'><v>{number}</v></c></row>", date_formats={7}) == [(1, [value])]


@pytest.mark.parametrize("cells", ["<row r='1.5'/>", "<row r='1'><c r='A1' t='s'><v>x</v></c></row>"])
def test_what_cannot_be_read_is_an_error(cells: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        rows(cells)
