"""What a person says of a row: whom it means where that is open, that it is new, or that it is left out."""

from __future__ import annotations

from pathlib import Path

from app.imports.plan import AS_NEW, LEAVE_OUT, Choices, Outcome
from app.imports.preview import as_json, summary
from app.imports.pupils.importing import import_pupils, plan_pupils
from app.imports.pupils.planning import PupilPlan
from app.store import Store
from tests.fixtures import TODAY
from tests.imports.reading import read_pupil_file

from .making import list_file, only, plan_of, pupils, take_in

BOTH = "UPN,Adno,Surname,Forename"
WREN, IDRIS = "H801200001001,42,Thimble,Wren", "B801200005001,43,Moonraker,Idris"


def chosen(store: Store, path: Path, choices: Choices) -> PupilPlan:
    return store.read(plan_pupils, read_pupil_file(path), today=TODAY, choices=choices)


def two(store: Store, folder: Path) -> Path:
    """Two pupils, and a row with the UPN of one and the admission number of the other."""
    take_in(store, list_file(folder, WREN, IDRIS, headings=BOTH))
    return list_file(folder, "H801200001001,43,Thimble,Wren", headings=BOTH)


def twins(store: Store, folder: Path) -> Path:
    """Two pupils of one name and birthday, and a row that could be either."""
    born = "Thimble,Wren,25/3/2016,4"
    take_in(store, list_file(folder, f"42,{born},4B", f"43,{born},4C"))
    return list_file(folder, f",{born},4D")


def test_numbers_of_two_pupils_are_asked(store: Store, tmp_path: Path) -> None:
    row = only(plan_of(store, two(store, tmp_path)))
    assert (row.outcome, [one.id for one in row.candidates]) == (Outcome.ASKED, [1, 2])
    assert row.candidates[1].words == "Idris Moonraker, admission number 43"


def test_a_row_that_is_asked_is_not_written_and_the_rest_is(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, WREN, IDRIS, headings=BOTH))
    rows = ("H801200001001,43,Thimble,Wren", ",44,Fern,Ada")
    done = take_in(store, list_file(tmp_path, *rows, headings=BOTH))
    assert done.sentence == "Added 1 pupil; 1 row waits for somebody to choose."
    assert [pupil["admission_number"] for pupil in pupils(store)] == ["42", "43", "44"]


def test_a_chosen_pupil_is_taken_without_the_number_of_another(store: Store, tmp_path: Path) -> None:
    row = only(chosen(store, two(store, tmp_path), {2: 1}))
    assert row.outcome is Outcome.UNCHANGED
    assert row.warnings == ("The admission number belongs to another pupil and was left out.",)


def test_a_row_said_to_be_new_is_added_without_numbers_of_others(store: Store, tmp_path: Path) -> None:
    path = two(store, tmp_path)
    store.write(import_pupils, chosen(store, path, {2: AS_NEW}), today=TODAY)
    new = pupils(store)[-1]
    assert (new["forename"], new["upn"], new["admission_number"]) == ("Wren", None, None)


def test_pupils_of_one_name_and_birthday_are_asked_and_chosen(store: Store, tmp_path: Path) -> None:
    path = twins(store, tmp_path)
    row = only(plan_of(store, path))
    assert row.reason == "More than one pupil of the school has this name."
    assert [one.words[-19:] for one in row.candidates] == ["admission number 42", "admission number 43"]
    (change,) = only(chosen(store, path, {2: 2})).changes
    assert (change.old, change.new) == ("4C", "4D")


def test_a_row_left_out_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = list_file(tmp_path, "42,Thimble,Wren,,4,4B", "43,Moonraker,Idris,,5,5D")
    plan = chosen(store, path, {3: LEAVE_OUT})
    assert summary(plan) == "1 new, 1 left out."
    store.write(import_pupils, plan, today=TODAY)
    assert [pupil["forename"] for pupil in pupils(store)] == ["Wren"]


def test_two_rows_cannot_both_be_said_to_be_one_pupil(store: Store, tmp_path: Path) -> None:
    twins(store, tmp_path)
    path = list_file(tmp_path, ",Thimble,Wren,,4,4D", ",Thimble,Wren,,4,4E")
    outcomes = [row.outcome for row in chosen(store, path, {2: 1, 3: 1}).rows]
    assert outcomes == [Outcome.CHANGED, Outcome.REFUSED]


def test_a_pupil_chosen_who_is_gone_is_refused(store: Store, tmp_path: Path) -> None:
    assert "no longer there" in only(chosen(store, twins(store, tmp_path), {2: 99})).reason


def test_scripts_learn_that_something_is_open_and_no_name(store: Store, tmp_path: Path) -> None:
    found = as_json(plan_of(store, twins(store, tmp_path)))
    assert found["asked"] == 1
    assert "Thimble" not in str(found)
