"""The Excel map read back as it was written says that nothing is changed, and each change is that change alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.exports.full_columns import HEADINGS
from app.imports.offer_table.importing import plan_offer_table
from app.imports.offer_table.table import OfferTable
from app.imports.opening import open_source
from app.progress import Silent
from app.store import Store
from tests.fixtures import TODAY
from tests.imports.making import NOTHING
from tests.imports.offer_table.workbooks import SHEET, changes, column, edited, heads, of, plan


def test_a_map_read_back_as_it_was_written_changes_nothing(full: Store, full_table: OfferTable) -> None:
    found = full.read(plan_offer_table, full_table, today=TODAY)
    assert found.counts() == NOTHING | {"unchanged": 150}
    assert [row.warnings for row in found.rows if row.warnings] == []


def test_its_hidden_lists_are_no_sheet_to_choose_and_no_two_sheets_are_one_list(full_map: Path) -> None:
    sheet = open_source(full_map, Silent()).sheet
    assert sheet is not None
    assert (sheet.titles[-1], sheet.alike) == ("Capacity and waiting", ())


def test_without_what_its_ids_remember_the_words_themselves_say_the_same(
    full: Store, full_table: OfferTable
) -> None:
    at = full_table.map.columns["id"]
    # As maps made before had them: the bare number.
    rows = tuple((n, (*cells[:at], int(str(cells[at]).split("-")[1]))) for n, cells in full_table.rows[:150])
    found = full.read(plan_offer_table, replace(full_table, rows=rows), today=TODAY)
    assert found.counts() == NOTHING | {"unchanged": 150}


def test_every_column_of_the_map_holds_something_to_read_back(full_map: Path) -> None:
    sheet = load_workbook(BytesIO(full_map.read_bytes()), read_only=True)[SHEET]
    rows = [row for row in sheet.iter_rows(values_only=True) if any(row)]
    first = next(place for place, row in enumerate(rows) if row[0] == "Offer")
    empty = [head for at, head in enumerate(rows[first]) if not any(row[at] for row in rows[first + 1 :])]
    assert empty == []


# Column → what a person writes there, and what it then says: old and new. Each on an offer of its own.
EDITS: dict[str, tuple[Any, tuple[str, str, str] | None]] = {
    "Offer": ("Another name", ("Offer", "{0}", "Another name")),
    "Organisation": ("A new charity", ("Organisation", "{0}", "A new charity")),
    "What it is": ("Line one\nLine two", ("What it is", "{0}", "Line one\nLine two")),
    "Places on the map": (
        "Risk Support: Family and home (a note; and more); Getting Help: All needs",
        (
            "Places on the map",
            "{0}",
            "Risk Support: Family and home (a note; and more); Getting Help: All needs",
        ),
    ),
    "For whom": ("Staff", ("For whom", "{0}", "Staff")),
    "Years": ("Y2 to Y5", ("Years", "{0}", "Years 2 to 5")),
    "Who can refer": ("Anyone, A GP", ("Who can refer", "{0}", "A GP, Anyone")),
    "How to refer": ("Ring us", ("How to refer", "{0}", "Ring us")),
    "Days and place": ("Mondays", ("Days and place", "{0}", "Mondays")),
    "How much": ("Once a week", ("How much", "{0}", "Once a week")),
    "Places": (12, ("Places", "{0}", "12")),
    "Expected wait": ("3 weeks", ("Expected wait", "{0}", "3 weeks")),
    "Evidence": ("Strong", ("Evidence", "{0}", "Strong")),
    "Contact": ("Mr Pennant", ("Contact", "{0}", "Mr Pennant")),
    "Last checked": (date(2026, 11, 9), ("Last checked", "{0}", "9 November 2026")),
    "Presenting needs": ("Making friends", ("Presenting needs", "{0}", "Making friends")),
    "Ages": ("6 to 9", ("Ages", "{0}", "6 to 9")),
    "For everyone": ("Yes", ("For everyone", "No", "Yes")),
    "No referral needed": ("Yes", ("No referral needed", "{0}", "Yes")),
    "Who can have it": ("All", ("Who can have it", "{0}", "All")),
    "Who cannot have it": ("Nobody", ("Who cannot have it", "{0}", "Nobody")),
    "Consent needed": ("No", ("Consent needed", "{0}", "No")),
    "Kind of offer": ("Managing risk", ("Kind of offer", "{0}", "Managing risk")),
    "Language": ("Wellness", ("Language", "Treatment and outcomes", "Wellness")),
    "How it is given": ("By phone", ("How it is given", "{0}", "By phone")),
    "Where it is given": ("Inpatient", ("Where it is given", "{0}", "Inpatient")),
    "Sessions": (7, ("Sessions", "{0}", "7")),
    "Minutes": ("45", ("Minutes", "{0}", "45")),
    "Group size": (5.0, ("Group size", "{0}", "5")),
    "Staff needed": ("One", ("Staff needed", "{0}", "One")),
    "Cost": ("£5", ("Cost", "{0}", "£5")),
    "Evidence link": ("https://example.org/x", ("Evidence link", "{0}", "https://example.org/x")),
    "Limits": ("None known", ("Limits", "{0}", "None known")),
    "How it ends": ("Together", ("How it ends", "{0}", "Together")),
    "In a crisis": ("Yes", ("In a crisis", "No", "Yes")),
    "Website": ("example.org", ("Website", "{0}", "example.org")),
    "Local Offer": ("example.org/lo", ("Local Offer", "{0}", "example.org/lo")),
    "Status": ("Paused", ("Status", "Active", "Paused")),
    "Runs until": (date(2028, 7, 1), ("Runs until", "{0}", "1 July 2028")),
    "Checked by": ("Ms Dovecote", ("Checked by", "", "Ms Dovecote")),
    "Next check": ("2028-01-31", ("Next check", "{0}", "31 January 2028")),
    # What follows from something else is left, and said.
    "Run by": ("External", None),
    "Groupings": ("Thriving", None),
    "Domains of need": ("Family and home", None),
    "Sector": ("Police and youth justice", None),
    "Asked about it": ("Why?", None),
}


@pytest.fixture(scope="module")
def each(full: Store, full_map: Path) -> dict[str, tuple[Any, str]]:
    """Heading → what happens to the offer of which only that cell was changed, and what the cell said before."""
    before: dict[str, tuple[str, str]] = {}

    def edit(sheet: Any) -> None:
        rows = list(range(heads(sheet) + 1, heads(sheet) + 151))
        for heading, (value, _) in EDITS.items():
            at = column(sheet, heading)
            fitting = (row for row in rows if _fits(sheet, row, heading))
            row = next(fitting)
            rows.remove(row)
            cell = sheet.cell(row, at)
            old = cell.value
            words = f"{old.day} {old:%B %Y}" if hasattr(old, "day") else "" if old is None else str(old)
            before[heading] = (str(sheet.cell(row, 1).value), words)
            cell.value = value

    found = plan(full, edited(full_map, edit))
    assert sum(found.counts().values()) == 150
    return {heading: (of(found, name), old) for heading, (name, old) in before.items()}


def _fits(sheet: Any, row: int, heading: str) -> bool:
    """Say whether an offer is one on which this change is a change."""

    def said(name: str) -> Any:
        return sheet.cell(row, column(sheet, name)).value

    if heading in ("For everyone", "In a crisis", "No referral needed"):
        return bool(said(heading) in (None, "No"))
    if heading == "Consent needed":
        return bool(said(heading) != "No")
    if heading == "Checked by":
        return bool(said(heading) is None)
    if heading == "Run by":
        return bool(said(heading) == "In-house")
    if heading == "Last checked":
        return bool(said("Next check").date() > date(2026, 11, 9))
    if heading == "Next check":
        return bool(said(heading) is not None)
    return str(said(heading)) != str(EDITS[heading][0])


@pytest.mark.parametrize("heading", [one for one, (_, change) in EDITS.items() if change])
def test_a_cell_changed_alone_is_that_change_alone(each: dict[str, tuple[Any, str]], heading: str) -> None:
    row, old = each[heading]
    change = EDITS[heading][1]
    assert change is not None
    field, was, new = change
    assert changes(row) == [(field, was.format(old), new)]


@pytest.mark.parametrize("heading", [one for one, (_, change) in EDITS.items() if not change])
def test_what_follows_from_something_else_is_left_and_said(
    each: dict[str, tuple[Any, str]], heading: str
) -> None:
    row, _ = each[heading]
    assert (row.outcome, len(row.warnings)) == ("unchanged", 1)
    assert heading in row.warnings[0]


def test_every_column_but_the_id_was_tried() -> None:
    assert set(EDITS) == set(HEADINGS)
