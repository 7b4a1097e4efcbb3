"""Hostile text in every field of a list or a directory: stored as harmless text, or refused by the row."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.imports.aliases.pupils import FIELDS
from app.imports.plan import Outcome
from app.imports.preview import as_json
from app.store import Store
from tests.fixtures import TODAY
from tests.imports.making import (
    list_file,
    offer_plan,
    offers,
    only,
    plan_of,
    pupils,
    service,
    services_file,
    standings,
    take_in,
    take_offers_in,
    text_file,
    workbook_file,
)

TEXT_FIELDS = ("Adno", "UPN", "Surname", "Forename", "Preferred name", "Class")
TEXTS = [
    "name",
    "description",
    "url",
    "email",
    "status",
    "fees",
    "accreditations",
    "attending_access",
    "wait_time",
    "alert",
    "application_process",
    "eligibility_description",
    "fees_description",
    "deliverable_type",
    "attending_type",
    "assured_date",
]

LISTS = [
    "contacts",
    "schedules",
    "service_areas",
    "cost_options",
    "eligibilitys",
    "phones",
    "service_at_locations",
    "pc_metadata",
]


def row_with(**said: str) -> str:
    cells = {
        "Adno": "42",
        "UPN": "",
        "Surname": "Lovelace",
        "Forename": "Ada",
        "Preferred name": "",
        "Class": "4B",
    }
    return ",".join((cells | said).values())


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_a_cell_of_ten_thousand_characters_costs_its_row_only(
    store: Store, tmp_path: Path, field: str
) -> None:
    rows = row_with(**{field: "A" * 10_000}), row_with(Adno="43", Surname="Hopper")
    plan = plan_of(store, list_file(tmp_path, *rows, headings=",".join(TEXT_FIELDS)))
    assert [row.outcome for row in plan.rows] == [Outcome.REFUSED, Outcome.ADDED]
    assert "10,000 characters" in plan.rows[0].reason


@pytest.mark.parametrize("value", ["=cmd|'/c calc'!A1", "a\x00\x07\x1b[31m\ufffe"])
def test_no_field_can_break_an_import(store: Store, tmp_path: Path, value: str) -> None:
    headings = [aliases[0] for field, (_, aliases) in FIELDS.items() if field not in ("surname", "forename")]
    cells = ",".join([f'"{value}"'] * len(headings))
    rows = f"Surname,Forename,{','.join(headings)}\nLovelace,Ada,{cells}\n"
    assert take_in(store, text_file(tmp_path, rows)).counts["added"] == 1
    assert not any(
        char in str(pupils(store)) + str(standings(store)) for char in ("\\x00", "\\x1b", "\\ufffe")
    )


@pytest.mark.parametrize("field", ["Surname", "Forename", "Preferred name", "Class"])
def test_a_formula_stays_the_text_it_is(store: Store, tmp_path: Path, field: str) -> None:
    formula = "=HYPERLINK(1)"
    take_in(store, list_file(tmp_path, row_with(**{field: formula}), headings=",".join(TEXT_FIELDS)))
    name = {"Preferred name": "preferred_name", "Class": "class_name"}.get(field, field.lower())
    assert (pupils(store)[0] | standings(store)[0])[name] == formula


def test_characters_nobody_can_see_are_taken_out_of_names(store: Store, tmp_path: Path) -> None:
    take_in(store, text_file(tmp_path, "Surname,Forename\nLove\x00lace\u202e,\u200bZo\x07e\u0308\x9f\n"))
    assert (pupils(store)[0]["surname"], pupils(store)[0]["forename"]) == ("Lovelace", "Zoë")


def test_errors_and_times_in_a_workbook_are_no_crash(store: Store, tmp_path: Path) -> None:
    path = workbook_file(
        tmp_path, [["Surname", "Forename", "DOB", "Class"], ["Lovelace", "Ada", date(2016, 3, 4), "#REF!"]]
    )
    take_in(store, path)
    assert standings(store)[0]["class_name"] is None


def test_a_date_of_birth_that_lies_ahead_is_left_out(store: Store, tmp_path: Path) -> None:
    row = only(plan_of(store, list_file(tmp_path, "42,Lovelace,Ada,25/12/2026,4,4B")))
    assert row.warnings == ("The date of birth lies ahead and was left out.",)
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,25/12/2026,4,4B"))
    assert pupils(store)[0]["born_on"] is None


@pytest.mark.parametrize(
    "value", ["=1+1", "a\x00b\x07\ud800", "x " * 20_000, "<a " * 20_000, -1, None, [], {"a": 1}, True, 1e400]
)
def test_no_field_of_a_directory_can_break_an_import(store: Store, tmp_path: Path, value: Any) -> None:
    fields = dict.fromkeys(TEXTS, value)
    done = take_offers_in(store, services_file(tmp_path, service(), service(id="s-2") | fields))
    assert done.counts["added"] + done.counts["refused"] == 2
    assert not any("\\x00" in str(offer) or len(offer["what"]) > 10_000 for offer in offers(store))


@pytest.mark.parametrize(
    "value", ["text", 7, [7], [[]], [{"phones": 7, "name": [], "attending_type": {}}], {}]
)
def test_lists_of_a_directory_that_are_none_are_no_crash(store: Store, tmp_path: Path, value: Any) -> None:
    take_offers_in(store, services_file(tmp_path, service(**dict.fromkeys(LISTS, value))))
    assert [offer["name"] for offer in offers(store)] == ["Drop-in"]


def test_a_directory_as_they_really_are_comes_in_clean(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "services.json"
    # A control character inside a string is no JSON by the book; directories write it all the same.
    path.write_text(
        '{"content": [{"id": "a", "name": "Teensâ€™ group\x0b", "description": "<p>Â£10 a\tday&nbsp;&amp; more</p>",'
        ' "minimum_age": -1, "maximum_age": -1, "organization": {"name": "Kite"}}]}',
        encoding="utf-8",
    )
    take_offers_in(store, path)
    (offer,) = offers(store)
    assert (offer["name"], offer["what"]) == ("Teens’ group", "£10 a day & more")
    assert (offer["age_from"], offer["age_to"]) == (None, None)


def test_a_name_that_is_too_long_is_cut_and_said(store: Store, tmp_path: Path) -> None:
    path = services_file(tmp_path, service(name="Long " * 2_000))
    assert offer_plan(store, path).rows[0].warnings == ("The name was cut to 120 characters.",)
    take_offers_in(store, path)
    assert len(offers(store)[0]["name"]) <= 120


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(max_size=30), min_size=6, max_size=6), max_size=8))
def test_any_text_in_any_cell_can_be_planned(store: Store, rows: list[list[str]]) -> None:
    from app.imports.headings import ColumnMap
    from app.imports.pupils.importing import plan_pupils
    from app.imports.pupils.table import PupilTable

    fields = ("admission_number", "surname", "forename", "born_on", "year_group", "sen_provision")
    table = PupilTable(
        fields,
        ColumnMap({field: place for place, field in enumerate(fields)}),
        tuple((number, tuple(cells)) for number, cells in enumerate(rows, start=2)),
    )
    found = as_json(store.read(plan_pupils, table, today=TODAY))
    assert found["added"] + found["refused"] == len(rows)
