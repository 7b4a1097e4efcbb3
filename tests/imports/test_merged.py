"""Cells merged over rows, as maps have them for a grouping or an area beside its offers: they hold for every row."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from app.imports.merged import with_merged
from app.store import Store
from tests.imports.making import workbook_file
from tests.imports.offer_table.own_maps import places
from tests.imports.offer_table.workbooks import plan

ROWS: list[list[str | None]] = [
    ["Our SEMH map"],
    ["THRIVE", "Area", "Intervention"],
    ["Getting Help", "SEMH", "ELSA"],
    [None, None, "Nurture"],
    [None, "C&I", "Lego club"],
    ["Risk Support", None, "Safety plan"],
]


def merged_file(folder: Path) -> Path:
    """Write a map in which the grouping and the area go on over the rows of their offers."""
    path = workbook_file(folder, ROWS)
    book = load_workbook(path)
    for places_ in ("A1:C1", "A3:A5", "B3:B4", "B5:B6"):
        book.worksheets[0].merge_cells(places_)
    book.save(path)
    return path


def test_what_is_merged_holds_for_all_its_rows(store: Store, tmp_path: Path) -> None:
    rows = plan(store, merged_file(tmp_path)).rows
    assert [(row.name, places(store, row)) for row in rows] == [
        ("ELSA", [("help", "emotional")]),
        ("Nurture", [("help", "emotional")]),
        ("Lego club", [("help", "communication")]),
        ("Safety plan", [("risk_support", "communication")]),
    ]


def test_rows_beyond_those_that_are_there_and_cells_that_hold_something_stay() -> None:
    rows = [(2, ("A", "x")), (3, (None, "y")), (9, ("B", "z", "w"))]
    merged = [(2, 5, 0), (2, 9, 1), (3, 9, 2), (1, 9, 5)]
    assert list(with_merged(rows, merged)) == [rows[0], (3, ("A", "y")), rows[2]]
