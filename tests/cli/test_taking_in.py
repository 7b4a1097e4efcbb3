"""The commands that take pupils and offers in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.queries.open_placements import roll
from app.schools import open_store
from tests.fixtures import TODAY, administrator
from tests.imports.making import sheets_file

from .conftest import Command

Answer = Callable[..., dict[str, Any]]
LIST = """Adno,Forename,Surname,Year,Reg,DOB
900001,Bea,Bluewater,4,4K,22/03/2018
900002,Cal,Cornflower,5,5O,01/02/2017
900002,Dee,Dandelion,5,5O,02/02/2017
"""
SERVICES = {"services": [{"id": "1", "name": "River walks", "description": "Walks by the river."}]}


@pytest.fixture
def pupil_list(tmp_path: Path) -> Path:
    file = tmp_path / "pupils.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def pupils_on_roll(school: Path) -> int:
    store = open_store(school, administrator())
    found = store.read(roll, store.today())
    store.close()
    return found


def test_pupils_are_taken_in_and_counted(answer: Answer, real_school: Path, pupil_list: Path) -> None:
    before = pupils_on_roll(real_school)
    found = answer("import", "pupils", pupil_list, "--school", real_school)
    assert [found[name] for name in ("added", "changed", "unchanged", "refused")] == [2, 0, 0, 1]
    assert found["reasons"] == [
        {"row": 4, "reason": "Row 3 has the same admission number; the first row is kept."}
    ]
    assert pupils_on_roll(real_school) == before + 2


def test_a_dry_run_says_the_same_and_changes_nothing(
    answer: Answer, real_school: Path, pupil_list: Path
) -> None:
    before = pupils_on_roll(real_school)
    found = answer("import", "pupils", pupil_list, "--school", real_school, "--dry-run")
    assert (found["added"], found["refused"], found["dry_run"]) == (2, 1, True)
    assert pupils_on_roll(real_school) == before


def test_the_sample_takes_no_files_in(command: Command, own_school: Path, pupil_list: Path) -> None:
    code, _, err = command("import", "pupils", pupil_list, "--school", own_school)
    assert (code, err.startswith("The sample school takes in no files")) == (1, True)


def test_a_person_reads_why_a_row_was_refused(command: Command, real_school: Path, pupil_list: Path) -> None:
    code, out, _ = command("import", "pupils", pupil_list, "--school", real_school)
    assert code == 0
    assert out.splitlines()[0] == "Imported: 2 new, 1 refused."
    assert "Row 4: Row 3 has the same admission number; the first row is kept." in out


def test_offers_come_in_as_drafts_once(answer: Answer, real_school: Path, tmp_path: Path) -> None:
    file = tmp_path / "directory.json"
    file.write_text(json.dumps(SERVICES), encoding="utf-8")
    first = answer("import", "offers", file, "--school", real_school)
    second = answer("import", "offers", file, "--school", real_school)
    assert (first["added"], second["added"], second["unchanged"]) == (1, 0, 1)


@pytest.mark.parametrize("what", ["pupils", "offers"])
def test_a_file_that_is_not_there_is_a_sentence(what: str, command: Command, real_school: Path) -> None:
    code, out, err = command("import", what, real_school / "nothing.csv", "--school", real_school)
    assert (code, out) == (1, "")
    assert "nothing.csv" in err
    assert err.count("\n") == 1


def test_the_sample_stands_around_the_tests_day(sample_school: Path) -> None:
    store = open_store(sample_school)
    assert store.read(roll, TODAY) == 60
    store.close()


def test_dates_that_can_be_read_in_two_ways_are_not_guessed(
    command: Command, answer: Answer, real_school: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Forename,Surname,DOB\nBea,Bluewater,03/04/2018\n", encoding="utf-8")
    code, _, err = command("import", "pupils", file, "--school", real_school)
    assert (code, "Say --dates day or --dates month." in err) == (1, True)
    assert answer("import", "pupils", file, "--school", real_school, "--dates", "month")["added"] == 1


def test_columns_are_said_and_remembered(answer: Answer, real_school: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Vorname,Nachname\nBea,Bluewater\n", encoding="utf-8")
    said = ("--columns", "forename=Vorname", "--columns", "surname=Nachname", "--save-mapping", "Ours")
    assert answer("import", "pupils", file, "--school", real_school, *said)["added"] == 1
    file.write_text("Nachname,x,Vorname\nCornflower,,Cal\n", encoding="utf-8")
    again = answer("import", "pupils", file, "--school", real_school, "--mapping", "ours", "--dry-run")
    assert again["added"] == 1


def test_a_heading_that_is_not_there_is_said_with_those_that_are(
    command: Command, real_school: Path, pupil_list: Path
) -> None:
    code, _, err = command("import", "pupils", pupil_list, "--school", real_school, "--columns", "sex=Sx")
    assert (code, "The file has no heading “Sx”." in err) == (1, True)
    assert "Adno, Forename, Surname" in err


def test_the_first_pupil_of_a_list_without_headings_is_not_taken_for_them(
    command: Command, real_school: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("A1,Bea,Bluewater\nA2,Cal,Cornflower\n", encoding="utf-8")
    said = ("--school", real_school, "--columns", "surname=Nachname", "--json")
    code, out, err = command("import", "pupils", file, *said)
    assert (code, "No row of it has headings that are known." in err) == (1, True)
    assert "Bluewater" not in out + err


def test_what_stands_in_the_wrong_column_is_not_quoted(
    answer: Answer, real_school: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    rows = "Forename,Surname,Year,DOB,SEN\nBea,Bluewater,Cornflower,Cal “C” Teal,Dora Ember\n"
    file.write_text(rows, encoding="utf-8")
    found = answer("import", "pupils", file, "--school", real_school, "--dry-run")
    assert len(found["warnings"]) == 3
    said = json.dumps(found, ensure_ascii=False)
    assert not [name for name in ("Cornflower", "Teal", "Ember", "Bea") if name in said]


def test_rows_are_left_out_and_chosen(answer: Answer, real_school: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Forename,Surname\nBea,Bluewater\nCal,Cornflower\n", encoding="utf-8")
    found = answer("import", "pupils", file, "--school", real_school, "--leave-out", "3", "--choose", "2=new")
    assert (found["added"], found["left"]) == (1, 1)


def test_a_row_that_is_not_there_cannot_be_left_out(
    command: Command, real_school: Path, pupil_list: Path
) -> None:
    code, _, err = command("import", "pupils", pupil_list, "--school", real_school, "--leave-out", "77")
    assert (code, "There is no row 77" in err) == (1, True)


def test_whom_a_row_may_mean_is_said_by_number_alone(
    answer: Answer, real_school: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Adno,Forename,Surname\n1,Bea,Bluewater\n2,Bea,Bluewater\n", encoding="utf-8")
    answer("import", "pupils", file, "--school", real_school)
    file.write_text("Forename,Surname,Class\nBea,Bluewater,Owl\n", encoding="utf-8")
    found = answer("import", "pupils", file, "--school", real_school, "--dry-run")
    (asked,) = found["reasons"]
    assert (found["asked"], len(asked["candidates"])) == (1, 2)
    assert "Bluewater" not in json.dumps(found)
    chosen = f"2={asked['candidates'][0]}"
    assert answer("import", "pupils", file, "--school", real_school, "--choose", chosen)["changed"] == 1


def test_an_offer_joined_with_none_of_its_candidates_does_not_come_in_as_new(
    command: Command, answer: Answer, real_school: Path, tmp_path: Path
) -> None:
    file = tmp_path / "directory.json"
    file.write_text(json.dumps(SERVICES), encoding="utf-8")
    code, _, err = command("import", "offers", file, "--school", real_school, "--choose", "1=77")
    assert (code, "Row 1 cannot be number 77." in err) == (1, True)
    assert answer("import", "offers", file, "--school", real_school)["added"] == 1


def test_a_list_of_the_new_year_is_said_to_look_like_one(
    answer: Answer, real_school: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"

    def taken(year: int, *more: str) -> dict[str, Any]:
        rows = "".join(f"{number},Bea{number},Bluewater,{year}\n" for number in range(900))
        file.write_text(f"Adno,Forename,Surname,Year\n{rows}", encoding="utf-8")
        return answer("import", "pupils", file, "--school", real_school, *more)

    taken(3)
    found = taken(4, "--dry-run")
    assert any("--yearly" in one["warning"] for one in found["warnings"])


@pytest.mark.parametrize(("what", "other"), [("pupils", "offers"), ("offers", "pupils")])
def test_a_file_of_the_other_kind_is_sent_there(
    command: Command, real_school: Path, pupil_list: Path, what: str, other: str
) -> None:
    directory = pupil_list.with_name("directory.csv")
    directory.write_text(json.dumps(SERVICES), encoding="utf-8")
    file = directory if what == "pupils" else pupil_list
    code, _, err = command("import", what, file, "--school", real_school)
    assert (code, f"Take it in with: import {other}." in err) == (1, True)


def test_a_table_of_offers_is_known_by_itself(answer: Answer, real_school: Path, tmp_path: Path) -> None:
    file = tmp_path / "map.csv"
    file.write_text(
        "Intervention,Provider,i-Thrive grouping\nLego club,Kite,Getting Help\n", encoding="utf-8"
    )
    found = answer("import", "offers", file, "--school", real_school)
    assert (found["sort"], found["added"]) == ("offers", 1)


def test_of_a_sheet_for_each_class_a_script_says_which(
    answer: Answer, command: Command, real_school: Path, tmp_path: Path
) -> None:
    heads = ["Surname", "Forename"]
    sheets = {"5D": [heads, ["Thimble", "Wren"]], "5E": [heads, ["Moonraker", "Idris"], ["Nobody"]]}
    words = ("import", "pupils", sheets_file(tmp_path, sheets), "--school", real_school)
    code, _, err = command(*words)
    assert (code, err.strip()) == (
        1,
        "list.xlsx has 2 sheets with the same headings. Say --sheet all, or --sheet '5D' for that one. Nothing was changed.",
    )
    found = answer(*words, "--sheet", "all")
    assert (found["added"], found["refused"]) == (2, 1)
    assert found["reasons"] == [{"row": 5, "reason": "There is no forename.", "where": "sheet “5E”, row 3"}]
