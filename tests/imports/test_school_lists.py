"""Whole lists as school systems write them, and what a person may say of how one is to be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.errors import Problem
from app.imports.plan import Outcome
from app.imports.pupils.importing import plan_pupils
from app.imports.pupils.planning import PupilPlan
from app.imports.pupils.rows import Said
from app.imports.pupils.table import NO_HEADINGS, PupilTable, pupil_table
from app.imports.pupils.totals import is_no_pupil
from app.imports.source import Reading
from app.imports.table import Cell, Sheet
from app.imports.values import split_name, year_group
from app.store import Store
from tests.fixtures import TODAY
from tests.imports.reading import read_pupil_file

from .making import list_file, only, plan_of, pupils, standings, take_in, text_file

# A report as SIMS prints it: a title, headings on each page, sections and a total, in the letters of Windows.
REPORT = """St Quill's School;;;;
Pupils by class;;;;Printed 07/09/2026 08:15

Surname;Forename;DOB;Year;Reg
Thimble;Zoë (Zo);25/03/2017;Year 4;4B
Moonraker;Idris;03/04/2016;Y5;5D
Surname;Forename;DOB;Year;Reg
Fern;Ada;28/02/2022;Reception;RW
;;;;
Total pupils: 3;;;;
Page 1 of 1;;;;
"""
SYSTEMS = {
    "SIMS": "Legal Surname,Legal Forename,Preferred Forename,Adno,Reg Group,Year Taught In,Gender,Date of Birth,SEN Need",
    "Arbor": "Legal First Name,Legal Last Name,Year group,Registration form,PP recipient,In Care Status,On roll date",
    "Bromcom": "AdmissionNumber,LegalFirstName,LegalLastName,YearGroup,TutorGroup,SENProvision,PPIndicator,FSMEligible",
    "iSAMS": "UPN,Forename,Surname,Preferred Name,DOB,Gender,NC Year,Form/Tutor Group,Enrolment Date,Leaving Date",
    "Wonde": "education_details.data.upn,surname,forename,date_of_birth.date,education_details.data.current_nc_year",
    "GIAP": "UPN,Surname,Forename,Sex,DOB,FSMeligible,EnrolStatus,EntryDate,NCyearActual,SENprovision,PrimarySENtype",
    "Progresso": "LearnerCode,LegalForename,LegalSurname,NCYear,DOB,Gender,RegGroup",
    "by hand": ["Pupil's name,D.O.B.,Pupil's class", "Family name", "Birth date"][0],
}  # fmt: skip


def sheet(*rows: tuple[Cell, ...]) -> Sheet:
    return Sheet(tuple(enumerate(rows, start=1)))


def plan(store: Store, table: PupilTable) -> PupilPlan:
    return store.read(plan_pupils, table, today=TODAY)


def first(found: PupilPlan) -> Said:
    assert found.rows[0].payload is not None
    return found.rows[0].payload.said


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_heading_of_a_school_system_is_known(system: str) -> None:
    headings = tuple(SYSTEMS[system].split(","))
    table = pupil_table(sheet(headings, ("x",) * len(headings)), "list.csv", Reading())
    assert sorted(table.map.columns.values()) == list(range(len(headings)))


def test_a_printed_report_brings_its_pupils_and_nothing_else(store: Store, tmp_path: Path) -> None:
    path = text_file(tmp_path, REPORT, "cp1252")
    found = plan_of(store, path)
    assert [row.outcome for row in found.rows] == [Outcome.ADDED] * 3 + [Outcome.REFUSED] * 2
    assert {row.reason for row in found.rows[3:]} == {"This is a total or a note, not a pupil."}
    take_in(store, path)
    assert [(one["forename"], one["preferred_name"], one["born_on"]) for one in pupils(store)] == [
        ("Zoë", "Zo", date(2017, 3, 25)), ("Idris", None, date(2016, 4, 3)), ("Ada", None, date(2022, 2, 28)),
    ]  # fmt: skip
    assert [row["year_group"] for row in standings(store)] == ["4", "5", "R"]


def test_a_workbook_of_titles_sheets_serials_and_lost_zeros_is_read(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "000042,Thimble,Wren,,3,3B"))
    book = Workbook()
    book.active.append(["Guidance: do not change"])  # type: ignore[union-attr]
    roll = book.create_sheet("Roll")
    roll.append(["St Quill's School: whole roll"])
    roll.merge_cells("A1:F1")
    roll.append([])
    roll.append(["Adno", "Surname", "Forename", "DOB", "NC Year"])
    roll.append([42, "Thimble", "Wren", 42819, 4])
    book.save(tmp_path / "roll.xlsx")
    row = only(plan_of(store, tmp_path / "roll.xlsx"))
    assert [(change.field, change.new) for change in row.changes] == [
        ("Date of birth", "25 March 2017"),
        ("Year group", "Year 4"),
    ]


@pytest.mark.parametrize(
    ("heading", "name", "forename"),
    [
        ("Name", "Thimble, Wren", "Wren"), ("Name", "Wren Thimble", "Wren"),
        ("Surname Forename", "Thimble Wren", "Wren"), ("Last name, first name", "Thimble, Wren", "Wren"),
        ("Pupil name", "THIMBLE, Wren (Birdie)", "Wren"),
    ],
)  # fmt: skip
def test_names_in_one_column_are_split_as_the_heading_says(
    store: Store, tmp_path: Path, heading: str, name: str, forename: str
) -> None:
    path = list_file(tmp_path, f'"{name}",4', headings=f'"{heading}",Year')
    assert first(plan_of(store, path)).pupil["forename"] == forename


def test_a_section_of_a_report_is_no_pupil(store: Store, tmp_path: Path) -> None:
    path = list_file(tmp_path, "Class 4B,", '"Thimble, Wren",4', headings="Pupil name,Year")
    assert plan_of(store, path).rows[0].reason == "What stands for the name does not look like one."


@pytest.mark.parametrize(
    "row", [("Total", 402), ("Total pupils: 402",), ("Count", "", 12), ("402 pupils",), ("Number of pupils", 402),
            ("Page 3 of 12",), ("Report printed on 7 September",), ("End of report",), ("Generated: 07/09/2026",)]
)  # fmt: skip
def test_totals_and_notes_are_known(row: tuple[Cell, ...]) -> None:
    assert is_no_pupil(row)


@pytest.mark.parametrize(
    "row", [("Count", "Basil", "4"), ("Page", "Robin"), ("Total", "Wren", 4), (402, "Fern")]
)
def test_pupils_with_such_a_name_are_pupils(row: tuple[Cell, ...]) -> None:
    assert not is_no_pupil(row)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Year Two", "2"),
        ("10x1", "10"),
        ("7PL", "7"),
        ("FS2", "R"),
        ("F1", "N2"),
        ("NC Year: 3", "3"),
        ("E1", "E1"),
    ],
)
def test_years_in_further_words(text: str, code: str) -> None:
    assert year_group(text)[0] == code


@pytest.mark.parametrize(("year", "name"), [("5D", "5D"), ("Year 5", None), ("5th", None)])
def test_a_class_in_place_of_a_year_says_both(
    store: Store, tmp_path: Path, year: str, name: str | None
) -> None:
    found = first(
        plan_of(store, list_file(tmp_path, f"Thimble,Wren,{year}", headings="Surname,Forename,Year"))
    )
    assert (found.standing["year_group"], found.standing.get("class_name")) == ("5", name)


def test_dates_that_nothing_decides_are_asked_and_read_as_a_person_says(store: Store) -> None:
    rows = sheet(("Surname", "Forename", "DOB"), ("Thimble", "Wren", "03/04/2016"))
    asked = pupil_table(rows, "list.csv", Reading())
    assert asked.ambiguous_dates == plan(store, asked).ambiguous_dates == ("DOB",)
    said = pupil_table(rows, "list.csv", Reading(month_first=True))
    found = plan(store, said)
    assert (found.ambiguous_dates, found.notes) == ((), ())
    assert first(found).pupil["born_on"] == date(2016, 3, 4)


def test_what_the_dates_prove_is_not_overruled(store: Store) -> None:
    rows = sheet(("Surname", "Forename", "DOB"), ("Thimble", "Wren", "25/04/2016"))
    table = pupil_table(rows, "list.csv", Reading(month_first=True))
    assert first(plan(store, table)).pupil["born_on"] == date(2016, 4, 25)


def test_american_dates_are_not_asked(tmp_path: Path) -> None:
    path = list_file(tmp_path, "1,Thimble,Wren,1/9/16,4,4B", "2,Fern,Ada,10/28/15,5,5D")
    assert read_pupil_file(path).ambiguous_dates == ()


def test_columns_and_the_row_of_headings_are_taken_as_a_person_says(store: Store) -> None:
    rows = sheet(("Roll", "of", "September"), ("Sippen", "Vorn", "Kl"), ("Thimble", "Wren", "4B"))
    table = pupil_table(
        rows, "list.csv", Reading(header=1, columns={"surname": 0, "forename": 1, "class_name": 2})
    )
    assert (table.headings, first(plan(store, table)).name) == (("Sippen", "Vorn", "Kl"), "Wren Thimble")


def test_a_table_without_headings_is_read_by_its_columns(store: Store) -> None:
    columns = {"surname": 0, "forename": 1}
    rows = sheet(("Thimble", "Wren"), ("Fern", "Ada"))
    assert len(pupil_table(rows, "list.csv", Reading(NO_HEADINGS, columns)).rows) == 2
    assert len(pupil_table(rows, "list.csv", Reading(columns=columns)).rows) == 2
    with pytest.raises(Problem, match="no row of headings"):
        pupil_table(rows, "list.csv", Reading())


def test_a_surname_may_have_several_words() -> None:
    assert split_name("van der Berg, Jan Piet") == ("Jan Piet", "van der Berg", "")
