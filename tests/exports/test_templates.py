"""The empty workbooks: what is filled in comes back, the example never does, and there is something to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pytest
from openpyxl import load_workbook

from app.exports.starter_choices import starter_choices
from app.exports.template_columns import OFFERS, PUPILS, Column
from app.exports.templates import template
from app.going_out import write_template
from app.imports import values
from app.imports.aliases import pupils as aliases
from app.imports.offer_table.importing import TablePlan, plan_offer_table
from app.imports.offer_table.table import offer_table
from app.imports.opening import open_source
from app.imports.plan import Outcome
from app.imports.pupils.importing import plan_pupils
from app.imports.pupils.sen_values import sen_provision, sen_types
from app.imports.pupils.table import PupilTable, pupil_table
from app.imports.source import Reading, Sort
from app.operations.words import STARTER
from app.progress import Silent
from app.queries.choosable import choosable
from app.store import Store
from app.vocabulary import ListKind
from tests.fixtures import TODAY

HEADS = 5
Kind = Literal["offers", "pupils"]


def sheet_of(sort: Kind) -> Any:
    return load_workbook(BytesIO(template(sort, starter_choices())))[sort.capitalize()]


def filled(folder: Path, sort: Kind, *rows: dict[str, Any], over: bool = False) -> Path:
    """Write rows as a person would: below the example, or over it."""
    book = load_workbook(BytesIO(template(sort, starter_choices())))
    sheet = book[sort.capitalize()]
    headings = [cell.value for cell in sheet[HEADS]]
    for number, row in enumerate(rows, start=HEADS + (1 if over else 2)):
        for heading, value in row.items():
            sheet.cell(number, headings.index(heading) + 1, value)
    book.save(folder / "filled.xlsx")
    return folder / "filled.xlsx"


def pupils_in(path: Path) -> PupilTable:
    source = open_source(path, Silent())
    assert source.sheet is not None
    return pupil_table(source.sheet, source.name, Reading())


def offered(sort: Kind, heading: str) -> list[str]:
    """Return the words that a column offers, read as a spreadsheet does."""
    book = load_workbook(BytesIO(template(sort, starter_choices())))
    sheet = book[sort.capitalize()]
    letter = next(cell.column_letter for cell in sheet[HEADS] if cell.value == heading)
    (found,) = (one for one in sheet.data_validations.dataValidation if f"{letter}{HEADS + 1}" in one.sqref)
    return [str(row[0].value) for row in book["Lists"][found.formula1.removeprefix("Lists!")]]


def test_every_heading_of_pupils_is_a_field_by_its_usual_name() -> None:
    labels = {field: label for field, (label, _) in aliases.FIELDS.items() if field != "full_name"}
    assert {column.heading for column in PUPILS} == set(labels.values())


def test_every_heading_of_pupils_is_read_back(tmp_path: Path) -> None:
    path = filled(tmp_path, "pupils", {"Forename": "Idris", "Surname": "Moonraker"})
    assert len(pupils_in(path).map.columns) == len(PUPILS)


def test_a_pupil_that_was_filled_in_comes_in_whole(store: Store, tmp_path: Path) -> None:
    row = {
        "Forename": "Idris",
        "Surname": "Moonraker",
        "Date of birth": date(2017, 5, 4),
        "Year group": "Reception",
        "Admission number": "000123",
        "SEN provision": "K – SEN support",
        "SEN type": "SLCN – Speech, language and communication",
        "Looked after": "No",
    }
    (planned,) = store.read(plan_pupils, pupils_in(filled(tmp_path, "pupils", row)), today=TODAY).rows
    assert (planned.outcome, planned.name, planned.warnings) == (Outcome.ADDED, "Idris Moonraker", ())


@pytest.mark.parametrize("over", [False, True])
def test_the_example_is_no_pupil_but_whoever_is_written_over_it_is(tmp_path: Path, over: bool) -> None:
    table = pupils_in(filled(tmp_path, "pupils", {"Forename": "Idris", "Surname": "Moonraker"}, over=over))
    assert [cells[0] for _, cells in table.rows] == ["Idris"]


def test_every_year_that_can_be_chosen_is_a_year() -> None:
    assert [values.year_group(word)[1] for word in offered("pupils", "Year group")] == [""] * 17


def test_every_word_of_sen_that_can_be_chosen_is_its_code() -> None:
    assert [sen_provision(word)[0] for word in offered("pupils", "SEN provision")] == ["N", "K", "E"]
    codes = [code for code, _ in STARTER[ListKind.SEN_TYPE]]
    assert [sen_types(word) for word in offered("pupils", "SEN type")] == [((code,), "") for code in codes]


@pytest.mark.parametrize(
    ("sort", "columns"), [("offers", OFFERS), ("pupils", PUPILS)], ids=["offers", "pupils"]
)
def test_every_list_is_there_to_choose_from(sort: Kind, columns: Iterable[Column]) -> None:
    assert all(offered(sort, column.heading) for column in columns if column.choose)


def test_the_lists_are_those_of_the_school(store: Store, tmp_path: Path) -> None:
    write_template(store, "offers", tmp_path / "o.xlsx")
    assert store.read(choosable) == starter_choices()
    assert load_workbook(tmp_path / "o.xlsx")["Lists"].sheet_state == "hidden"


def test_the_head_stays_in_sight_and_is_printed_on_every_page() -> None:
    sheet = sheet_of("offers")
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.print_area) == ("B6", "$5:$5", "")


def test_numbers_keep_their_noughts_and_days_are_days() -> None:
    sheet = sheet_of("pupils")
    formats = {head.value: sheet.cell(20, head.column).number_format for head in sheet[HEADS]}
    assert (formats["Admission number"], formats["UPN"], formats["Date of birth"]) == ("@", "@", "d mmm yyyy")


def test_the_template_for_pupils_says_what_it_will_hold() -> None:
    assert "Personal data" in sheet_of("pupils").oddFooter.center.text


def offers_in(store: Store, path: Path) -> TablePlan:
    source = open_source(path, Silent())
    assert source.sort is Sort.OFFERS
    assert source.sheet is not None
    return store.read(plan_offer_table, offer_table(source.sheet, source.name), today=TODAY)


def test_every_heading_of_offers_is_read_back(tmp_path: Path) -> None:
    source = open_source(filled(tmp_path, "offers", {"Offer": "Lego club"}), Silent())
    assert source.sheet is not None
    table = offer_table(source.sheet, source.name)
    assert (len(table.map.columns), table.unread, table.notes) == (len(OFFERS), (), ())


def test_an_offer_that_was_filled_in_comes_in_whole(store: Store, tmp_path: Path) -> None:
    row = {
        "Offer": "Lego club",
        "Run by": "In-house",
        "Organisation": "School",
        "Groupings": "Getting Help; Getting More Help",
        "Domains of need": "Emotional wellbeing",
        "For whom": "Pupils",
        "Years": "Years 3 to 6",
        "Who can refer": "The school; The family",
        "Last checked": date(2026, 9, 1),
    }
    (planned,) = offers_in(store, filled(tmp_path, "offers", row)).rows
    assert (planned.outcome, planned.name, planned.warnings) == (Outcome.ADDED, "Lego club", ())


def test_every_word_that_can_be_chosen_for_an_offer_is_known(store: Store, tmp_path: Path) -> None:
    lists = {one.heading: offered("offers", one.heading) for one in OFFERS if one.choose}
    longest = max(len(words) for words in lists.values())
    rows = [
        {"Offer": f"Offer {at}", "Groupings": "Getting Help", "Domains of need": "All needs"}
        | {heading: words[at % len(words)] for heading, words in lists.items()}
        for at in range(longest)
    ]
    planned = offers_in(store, filled(tmp_path, "offers", *rows)).rows
    assert {(row.outcome, row.warnings) for row in planned} == {(Outcome.ADDED, ())}


def test_the_example_is_no_offer(store: Store, tmp_path: Path) -> None:
    plan = offers_in(store, filled(tmp_path, "offers", {"Offer": "Lego club"}))
    assert [row.name for row in plan.rows] == ["Lego club"]
