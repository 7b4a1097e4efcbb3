"""Streamed rows are the same cells, cell by cell and style by style, as those that openpyxl writes itself."""

from __future__ import annotations

import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from app.exports.pack_edges import pack_about
from app.exports.sheets import Book, Sheet
from app.exports.streaming import Rows, Value, streamed
from app.exports.styles import DAY, HAIR, Look
from app.queries.meetings.pack_rows import Pack, PackChoices

LOOKS = (Look(bold=True, bottom=HAIR), Look(wrap=True), Look(number=DAY), Look(fill="#E3E6E9"))
ROWS: list[list[Value]] = [
    ["Wren Thimble", "=cmd|' /C calc'!A0", date(2026, 11, 10), 3],
    ["  Idris  ", "two\nlines & <tags>", None, 2.5],
    ["_x0041_", "", date(1999, 1, 1), 0],
    ["Ñandú \x07 \ud800", "-1+1", None, None],
]


def book() -> tuple[Book, Sheet]:
    day = date(2026, 11, 10)
    pack = Pack("Test School", "A", day, "B", (), (), PackChoices(), (), False, day, "", False)
    made = Book(pack_about(pack), internal=False)
    made.sheet("First").put(1, 1, "Cover", LOOKS[0])
    sheet = made.sheet("Rows")
    sheet.put(1, 1, "Head", LOOKS[0])
    return made, sheet


def reference() -> Any:
    """The same by openpyxl's own cells."""
    made, sheet = book()
    for row, values in enumerate(ROWS, 2):
        for column, (value, look) in enumerate(zip(values, LOOKS, strict=True), 1):
            if isinstance(value, str):
                sheet.put(row, column, value, look)
            else:
                sheet.value(row, column, value, look)
    out = BytesIO()
    made.workbook.save(out)
    return load_workbook(out)["Rows"]


def ours() -> Any:
    made, _ = book()
    rows = {"Rows": Rows(2, LOOKS, ROWS, (20.0, 30.0, 20.0, 20.0))}
    return load_workbook(BytesIO(streamed(made.workbook, made.styles, rows)))["Rows"]


def told(cell: Any) -> tuple[object, ...]:
    shown = (cell.font.b, cell.font.sz, cell.fill.fgColor.rgb, cell.border.bottom.style, cell.number_format)
    return (cell.value, cell.data_type, cell.quotePrefix, cell.alignment.wrap_text, *shown)


def test_every_cell_is_as_openpyxl_writes_it() -> None:
    left, right = ours(), reference()
    assert left.dimensions == right.dimensions == "A1:D5"
    for row in range(1, 6):
        for column in range(1, 5):
            assert told(left.cell(row, column)) == told(right.cell(row, column)), (row, column)


def test_rows_have_their_heights() -> None:
    sheet = ours()
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [20.0, 30.0]


def test_other_sheets_stay_as_they_are_and_a_sheet_without_rows_too() -> None:
    made, _ = book()
    read = load_workbook(BytesIO(streamed(made.workbook, made.styles, {"Rows": Rows(2, LOOKS, [])})))
    assert (read["First"]["A1"].value, read["Rows"]["A1"].value, read["Rows"].max_row) == ("Cover", "Head", 1)


def test_nothing_is_put_into_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    made, _ = book()
    assert streamed(made.workbook, made.styles, {"Rows": Rows(2, LOOKS, ROWS)}).startswith(b"PK")
    with pytest.raises(FileNotFoundError):
        Workbook().save(BytesIO())
