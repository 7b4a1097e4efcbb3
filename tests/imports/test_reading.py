"""Lists out of files: found by what is in them, in every encoding and with every separator."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.errors import Problem
from app.progress import Cancelled
from tests.imports.reading import read_pupil_file

from .making import list_file, text_file, workbook_file

LIST = "Surname,Forename,Year\r\nLovelace,Zoë,Year 4\r\nO’Neill,Tom,R\r\n"
ROWS = [("Lovelace", "Zoë", "Year 4"), ("O’Neill", "Tom", "R")]


def cells(path: Path) -> list[tuple[object, ...]]:
    return [row for _, row in read_pupil_file(path).rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_a_list_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    assert cells(text_file(tmp_path, LIST, encoding)) == ROWS


def test_one_stray_byte_does_not_spoil_every_name(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Surname,Forename\nLovelace,Zoë\nO’Neill,Beno".encode() + b"\xeet\n")
    table = read_pupil_file(path)
    assert [row for _, row in table.rows] == [("Lovelace", "Zoë"), ("O’Neill", "Beno�t")]
    assert table.notes[0].startswith("Some characters could not be read")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_list_is_read_with_any_separator(tmp_path: Path, separator: str) -> None:
    assert cells(text_file(tmp_path, LIST.replace(",", separator))) == ROWS


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_list_is_read_with_any_line_ending(tmp_path: Path, ending: str) -> None:
    assert cells(text_file(tmp_path, LIST.replace("\r\n", ending))) == ROWS


def test_quotation_marks_hold_separators_and_line_breaks(tmp_path: Path) -> None:
    path = list_file(
        tmp_path, '"Love, lace","Ada\n""May""",4', "Hopper,Grace,5", headings="Surname,Forename,Year"
    )
    assert [row for _, row in read_pupil_file(path).rows] == [
        ("Love, lace", 'Ada\n"May"', "4"),
        ("Hopper", "Grace", "5"),
    ]


def test_rows_keep_the_numbers_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Pupil list\n\nSurname,Forename\n\nLovelace,Ada\n,\nHopper,Grace\n")
    assert [number for number, _ in read_pupil_file(path).rows] == [5, 7]


def test_a_workbook_is_read_below_a_merged_title(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Test Primary School: pupils"])
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["Surname", "Forename", "DOB", "Adno"])
    sheet.append(["Lovelace", "Ada", date(2016, 3, 4), 42])
    workbook.save(tmp_path / "list.xlsx")
    table = read_pupil_file(tmp_path / "list.xlsx")
    assert table.rows == ((4, ("Lovelace", "Ada", date(2016, 3, 4), 42)),)


def test_of_several_sheets_the_one_with_pupils_is_read(tmp_path: Path) -> None:
    workbook = Workbook()
    cover = workbook.active
    assert cover is not None
    cover.append(["About this workbook"])
    pupils = workbook.create_sheet("Pupils")
    pupils.append(["Surname", "Forename"])
    pupils.append(["Lovelace", "Ada"])
    workbook.save(tmp_path / "list.xlsx")
    table = read_pupil_file(tmp_path / "list.xlsx")
    assert table.rows == ((2, ("Lovelace", "Ada")),)
    assert table.notes == ("The sheet “Pupils” was read; the workbook has 2.",)


def test_a_formula_is_read_as_its_value_and_never_worked_out(tmp_path: Path) -> None:
    path = workbook_file(tmp_path, [["Surname", "Forename"], ["=1+1", "Ada"], ["Hopper", "Grace"]])
    assert cells(path) == [(None, "Ada"), ("Hopper", "Grace")]


def test_the_name_of_a_file_says_nothing_about_what_it_is(tmp_path: Path) -> None:
    path = workbook_file(tmp_path, [["Surname", "Forename"], ["Lovelace", "Ada"]])
    assert cells(path.rename(tmp_path / "list.csv")) == [("Lovelace", "Ada")]
    assert cells(text_file(tmp_path, LIST, name="list.xlsx")) == ROWS


def test_headings_repeated_on_every_page_are_no_pupils(tmp_path: Path) -> None:
    path = list_file(
        tmp_path, "Lovelace,Ada", "Surname,Forename", "Hopper,Grace", headings="Surname,Forename"
    )
    assert cells(path) == [("Lovelace", "Ada"), ("Hopper", "Grace")]


def test_reading_a_workbook_can_be_stopped(tmp_path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            if text == "Reading the workbook":
                raise Cancelled

    path = workbook_file(tmp_path, [["Surname", "Forename"], *([["Lovelace", "Ada"]] * 20_000)])
    with pytest.raises(Cancelled):
        read_pupil_file(path, Stop())


def test_a_list_without_headings_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Lovelace,Ada,Year 4\nHopper,Grace,Year 5\n")
    with pytest.raises(Problem, match="no row of headings") as caught:
        read_pupil_file(path)
    assert "Forename, Surname, Year" in caught.value.what_to_do


def test_headings_without_pupils_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no pupils below"):
        read_pupil_file(text_file(tmp_path, "Surname,Forename\n"))
