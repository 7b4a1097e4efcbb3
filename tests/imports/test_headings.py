"""Which column is what, whichever school system wrote the headings."""

from __future__ import annotations

import pytest

from app.exports import full_columns
from app.imports.aliases.offers import FIELDS, label_of
from app.imports.headings import best_header, guess_columns
from app.imports.looks import sort_of
from app.imports.source import Sort
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


def test_every_column_of_offers_in_full_is_known_by_its_heading() -> None:
    headings = [field.heading for field in full_columns.FIELDS]
    found = guess_columns(headings, Sort.OFFERS)
    assert {label_of(field): headings[column] for field, column in found.items()} == dict(
        zip(headings, headings, strict=True)
    )


def test_no_heading_means_two_fields_of_an_offer() -> None:
    every = [heading for _, headings in FIELDS.values() for heading in headings]
    assert sorted(set(every)) == sorted(every)


@pytest.mark.parametrize("heading", ["Need Type", "SEN Need Type", "PrimarySENtype", "SEN Type"])
def test_a_type_of_need_is_known(heading: str) -> None:
    assert guess_columns(["Surname", heading])["sen_type"] == 1


@pytest.mark.parametrize(
    ("headings", "sort"),
    [
        ("Intervention,Year group,Lead,Wave,Cost", Sort.OFFERS),
        ("Service name,Who for,How to access,Provider", Sort.OFFERS),
        ("Surname,Forename,Year,Class", Sort.PUPILS),
        ("Name,Year,Class,SEN need,Status", Sort.PUPILS),
        # Who has what: it names pupils, and only a person can say so.
        ("Name,Year,Need,Support,Lead,Review date", Sort.UNKNOWN),
        ("A,B,C", Sort.UNKNOWN),
    ],
)
def test_a_table_is_told_by_its_headings_or_a_person_is_asked(headings: str, sort: Sort) -> None:
    assert sort_of([tuple(headings.split(","))]) is sort
