"""The preview of a pupil list: each row as added, changed, unchanged or refused, and who is whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.imports.plan import Change, Outcome
from app.imports.pupils.rows import Said
from app.store import Store

from .making import NOTHING, list_file, only, plan_of, pupils, take_in, workbook_file


def said(store: Store, path: Path) -> Said:
    payload = only(plan_of(store, path)).payload
    assert payload is not None
    return payload.said


def test_a_plan_changes_nothing(store: Store, tmp_path: Path) -> None:
    plan = plan_of(store, list_file(tmp_path, "42,Lovelace,Ada,4/3/2016,4,4B"))
    assert plan.counts() == NOTHING | {"added": 1}
    assert pupils(store) == []


def test_the_same_list_again_is_all_unchanged(store: Store, tmp_path: Path) -> None:
    path = list_file(tmp_path, "42,Lovelace,Ada,25/3/2016,4,4B", ",Hopper,Grace,26/3/2016,5,5D")
    take_in(store, path)
    assert plan_of(store, path).counts()["unchanged"] == 2


def test_a_change_shows_the_old_and_the_new(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,25/3/2016,4,4B"))
    row = only(plan_of(store, list_file(tmp_path, "42,King,Ada,25/3/2016,5,5D")))
    assert row.outcome is Outcome.CHANGED
    assert row.changes == (
        Change("Surname", "Lovelace", "King"),
        Change("Year group", "Year 4", "Year 5"),
        Change("Class", "4B", "5D"),
    )


def test_what_a_row_leaves_empty_is_left_alone(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,25/3/2016,4,4B"))
    assert only(plan_of(store, list_file(tmp_path, "42,Lovelace,Ada,,,"))).outcome is Outcome.UNCHANGED


def test_a_pupil_is_found_by_upn_before_the_admission_number(store: Store, tmp_path: Path) -> None:
    headings = "UPN,Adno,Surname,Forename"
    take_in(store, list_file(tmp_path, "H801200001001,42,Lovelace,Ada", headings=headings))
    row = only(plan_of(store, list_file(tmp_path, "H801200001001,99,Lovelace,Ada", headings=headings)))
    assert row.changes == (Change("Admission number", "42", "99"),)


def test_numbers_of_two_different_pupils_are_refused(store: Store, tmp_path: Path) -> None:
    headings = "UPN,Adno,Surname,Forename"
    two = ("H801200001001,42,Lovelace,Ada", "B801200005001,43,Hopper,Grace")
    take_in(store, list_file(tmp_path, *two, headings=headings))
    row = only(plan_of(store, list_file(tmp_path, "H801200001001,43,Lovelace,Ada", headings=headings)))
    assert row.reason == "Its UPN belongs to one pupil of the school and its admission number to another."


def test_a_pupil_without_numbers_is_found_by_name_and_date_of_birth(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, ",Lovelace,Ada,25/3/2016,4,4B"))
    row = only(plan_of(store, list_file(tmp_path, "42,LOVELACE,Ada,2016-03-25,4,4B")))
    assert [change.field for change in row.changes] == ["Admission number", "Surname"]


def test_the_same_name_with_another_date_of_birth_is_another_pupil(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, ",Lovelace,Ada,25/3/2016,4,4B"))
    row = only(plan_of(store, list_file(tmp_path, ",Lovelace,Ada,26/3/2016,4,4B")))
    assert row.outcome is Outcome.ADDED
    assert row.warnings == ("Another pupil of the school has the same name.",)


def test_a_list_of_names_alone_does_not_make_everybody_twice(store: Store, tmp_path: Path) -> None:
    path = list_file(tmp_path, "Lovelace,Ada,4", headings="Surname,Forename,Year")
    take_in(store, path)
    row = only(plan_of(store, path))
    assert (row.outcome, row.warnings) == (Outcome.UNCHANGED, ("Found by the name alone.",))


def test_a_reused_admission_number_does_not_turn_one_child_into_another(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,25/3/2016,4,4B"))
    row = only(plan_of(store, list_file(tmp_path, "42,Hopper,Grace,26/4/2020,1,1A")))
    assert row.reason == "Another pupil of the school has this admission number."


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("42,Hopper,Grace,1", Outcome.ASKED),
        ("42,Byron,Ada,1", Outcome.CHANGED),
        ("42,Lovelace,Augusta,1", Outcome.CHANGED),
    ],
)
def test_an_admission_number_with_nothing_else_alike_is_asked_about(
    store: Store, tmp_path: Path, row: str, outcome: Outcome
) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,25/3/2016,4,4B"))
    path = list_file(tmp_path, row, headings="Adno,Surname,Forename,FSM")
    assert only(plan_of(store, path)).outcome is outcome


def test_zeros_that_excel_took_from_a_number_make_no_other_pupil(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "000042,Lovelace,Ada,25/3/2016,4,4B"))
    assert (
        only(plan_of(store, list_file(tmp_path, "42,Lovelace,Ada,25/3/2016,4,4B"))).outcome
        is Outcome.UNCHANGED
    )


@pytest.mark.parametrize("preferred", ["Gus", "Gus Lovelace", '"Lovelace, Gus"'])
def test_a_preferred_name_is_kept_without_the_surname(store: Store, tmp_path: Path, preferred: str) -> None:
    path = list_file(tmp_path, f"Lovelace,Augusta,{preferred}", headings="Surname,Forename,Preferred name")
    assert said(store, path).pupil["preferred_name"] == "Gus"


def test_the_first_of_two_rows_with_one_admission_number_is_kept(store: Store, tmp_path: Path) -> None:
    plan = plan_of(store, list_file(tmp_path, "42,Lovelace,Ada,,4,4B", "42,Hopper,Grace,,5,5D"))
    assert [row.outcome for row in plan.rows] == [Outcome.ADDED, Outcome.REFUSED]
    assert plan.rows[1].reason == "Row 2 has the same admission number; the first row is kept."


def test_a_pupil_twice_in_the_file_is_added_once(store: Store, tmp_path: Path) -> None:
    row = ",Lovelace,Ada,25/3/2016,4,4B"
    assert plan_of(store, list_file(tmp_path, row, row)).rows[1].reason.startswith("Row 2 is the same pupil")


def test_two_children_of_one_name_are_told_apart_by_their_numbers(store: Store, tmp_path: Path) -> None:
    path = list_file(tmp_path, "42,Khan,Ali,25/3/2016,4,4B", "43,Khan,Ali,25/3/2016,4,4C")
    assert plan_of(store, path).counts()["added"] == 2
    take_in(store, path)
    assert plan_of(store, path).counts()["unchanged"] == 2


def test_a_wrong_check_letter_is_a_warning_and_the_pupil_comes_in(store: Store, tmp_path: Path) -> None:
    row = only(
        plan_of(store, list_file(tmp_path, "A801200005001,Lovelace,Ada", headings="UPN,Surname,Forename"))
    )
    assert row.outcome is Outcome.ADDED
    assert row.warnings == ("The UPN's check letter is wrong; it was kept as it is.",)


def test_words_in_place_of_upns_do_not_make_two_pupils_one(store: Store, tmp_path: Path) -> None:
    path = list_file(tmp_path, "TBC,Lovelace,Ada", "TBC,Hopper,Grace", headings="UPN,Surname,Forename")
    assert plan_of(store, path).counts()["added"] == 2


@pytest.mark.parametrize(("name", "forename"), [('"Lovelace, Ada"', "Ada"), ("Ada Lovelace", "Ada")])
def test_a_name_in_one_column_is_split(store: Store, tmp_path: Path, name: str, forename: str) -> None:
    found = said(store, list_file(tmp_path, f"{name},4B", headings="Pupil name,Class"))
    assert (found.pupil["forename"], found.pupil["surname"]) == (forename, "Lovelace")


def test_american_dates_are_read_as_such(store: Store, tmp_path: Path) -> None:
    plan = plan_of(store, list_file(tmp_path, "1,Lovelace,Ada,3/4/16,4,4B", "2,Hopper,Grace,12/25/15,5,5D"))
    assert plan.notes == ()
    assert [row.payload.said.pupil["born_on"] for row in plan.rows if row.payload] == [
        date(2016, 3, 4),
        date(2015, 12, 25),
    ]


def test_dates_that_may_be_either_are_said_in_the_preview(store: Store, tmp_path: Path) -> None:
    plan = plan_of(store, list_file(tmp_path, "1,Lovelace,Ada,3/4/16,4,4B"))
    assert plan.notes[0].startswith("“DOB” can be read with the day or the month first")


def test_excel_numbers_are_read_as_the_dates_they_were(store: Store, tmp_path: Path) -> None:
    path = workbook_file(tmp_path, [["Surname", "Forename", "DOB"], ["Lovelace", "Ada", 42433]])
    assert said(store, path).pupil["born_on"] == date(2016, 3, 4)


def test_a_date_that_cannot_be_read_costs_the_date_not_the_pupil(store: Store, tmp_path: Path) -> None:
    row = only(plan_of(store, list_file(tmp_path, "42,Lovelace,Ada,31/02/2016,4,4B")))
    assert row.outcome is Outcome.ADDED
    assert row.warnings == ("Date of birth: “31/02/2016” is not a date that can be read and was left out.",)


@pytest.mark.parametrize(("row", "reason"), [("42,,Ada,,,", "surname"), ("43,Fern,,,,", "forename")])
def test_a_row_that_names_no_pupil_is_refused(store: Store, tmp_path: Path, row: str, reason: str) -> None:
    assert only(plan_of(store, list_file(tmp_path, row))).reason == f"There is no {reason}."
