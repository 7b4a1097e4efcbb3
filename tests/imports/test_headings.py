"""Which column is what, whichever school system wrote the headings."""

from __future__ import annotations

import pytest

from app.imports.headings import best_header, guess_columns
from app.imports.table import Cell


@pytest.mark.parametrize(
    "headings",
    [
        "Forename,Surname,Reg,Year,UPN,DOB",
        "First name,Last name,Year group,Registration form",
        "FirstName,LastName,YearGroup,Form",
        "Id,UPN,ULN,Forename,Surname,Preferred Name,DOB,Gender,NC Year,Form/Tutor Group",
        "Pupil Forename,Pupil Surname,NCyearActual,Class",
        "LEGAL FORENAME;legal_surname;current_nc_year;Tutor Group".replace(";", ","),
    ],
)
def test_headings_of_school_systems_are_known(headings: str) -> None:
    assert {"forename", "surname", "year_group"} <= set(guess_columns(headings.split(",")))


def test_what_stands_in_brackets_does_not_hide_a_heading() -> None:
    assert guess_columns(["Date of Birth (dd/mm/yyyy)"]) == {"born_on": 0}


def test_the_better_of_two_headings_wins_the_field() -> None:
    assert guess_columns(["Preferred Surname", "Legal Surname"]) == {"surname": 1}


def test_a_preferred_name_alone_is_the_forename_and_beside_one_it_is_not() -> None:
    assert guess_columns(["Preferred Forename", "Surname"]) == {"forename": 0, "surname": 1}
    assert guess_columns(["Forename", "Preferred Name", "Surname"])["preferred_name"] == 1


def test_the_headings_are_found_below_a_preamble() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Test Primary School",),
        ("Pupil list", None, "Year"),
        ("Surname", "Forename", "Year", "Reg"),
        ("Lovelace", "Ada", "Year 4", "4B"),
    ]
    header = best_header(rows)
    assert header is not None
    assert (header.place, header.good) == (2, True)


def test_a_list_without_headings_has_none() -> None:
    assert best_header([("Lovelace", "Ada", "Year 4", "4B")]) is None
