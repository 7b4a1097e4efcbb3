"""Opening files of every kind: what they hold is found by looking into them, whatever they are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from app.errors import Problem
from app.imports.opening import open_source
from app.imports.source import Sort
from app.progress import Silent

from .making import service, services_file, text_file

PUPILS = "Forename,Surname,Year\nWren,Thimble,4\n"


def book(folder: Path, name: str = "list.xlsx") -> Path:
    """Write a workbook of two lists, the second of them hidden."""
    workbook = Workbook()
    first = workbook.active
    assert first is not None
    first.title = "Roll"
    first.append(["Forename", "Surname", "Year"])
    first.append(["Wren", "Thimble", 4])
    other = workbook.create_sheet("Old roll")
    other.append(["Forename", "Surname"])
    other.append(["Idris", "Moonraker"])
    workbook.create_sheet("Empty")
    workbook.save(folder / name)
    return folder / name


def test_a_list_of_pupils_is_known_whatever_its_name(tmp_path: Path) -> None:
    source = open_source(text_file(tmp_path, PUPILS, name="offers.xml"), Silent())
    assert source.sort is Sort.PUPILS
    assert source.sheet is not None


def test_a_directory_is_known_whatever_its_name(tmp_path: Path) -> None:
    path = services_file(tmp_path, service(id="s-1", name="Drop-in"))
    renamed = path.rename(tmp_path / "pupils.csv")
    assert open_source(renamed, Silent()).sort is Sort.DIRECTORY


def test_a_table_nobody_can_tell_is_unknown(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Apples,Pears\n3,4\n", name="fruit.csv")
    assert open_source(path, Silent()).sort is Sort.UNKNOWN


def test_a_person_may_say_what_a_table_holds(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Apples,Pears\n3,4\n", name="fruit.csv")
    assert open_source(path, Silent(), sort=Sort.OFFERS).sort is Sort.OFFERS


def test_all_sheets_with_rows_are_told(tmp_path: Path) -> None:
    sheet = open_source(book(tmp_path), Silent()).sheet
    assert sheet is not None
    assert (sheet.title, sheet.titles) == ("Roll", ("Roll", "Old roll"))


def test_another_sheet_can_be_chosen(tmp_path: Path) -> None:
    sheet = open_source(book(tmp_path), Silent(), sheet="Old roll").sheet
    assert sheet is not None
    assert sheet.rows[1][1] == ("Idris", "Moonraker")


def test_a_sheet_that_is_not_there_is_said_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(Problem) as found:
        open_source(book(tmp_path), Silent(), sheet="Empty")
    assert "“Roll”, “Old roll”" in str(found.value)


def test_a_file_may_be_renamed_while_it_is_open_in_the_dialog(tmp_path: Path) -> None:
    path = book(tmp_path)
    open_source(path, Silent())
    path.rename(tmp_path / "elsewhere.xlsx")
    assert not path.exists()
