"""What a person is shown to say which column is what: values of it, and never a UPN, wherever one stands."""

from __future__ import annotations

from app.imports.columns import NOT_SHOWN, field_lines, heading_rows, headings, whole_reading
from app.imports.source import Reading, Sort
from app.imports.table import Sheet

UPN = "A801200005001"
LIST = Sheet(((1, ("UPN", "Surname", "x")), (2, (UPN, "Thimble", "a1")), (3, (UPN.lower(), "Quill", UPN))))


def test_each_field_shows_values_of_its_column_and_no_upn() -> None:
    reading = whole_reading(LIST, Sort.PUPILS, Reading())
    lines = {line.field: line.values for line in field_lines(LIST, Sort.PUPILS, reading) if line.values}
    assert lines == {"upn": NOT_SHOWN, "surname": "Thimble · Quill"}


def test_a_upn_in_another_column_is_not_shown_either() -> None:
    reading = Reading(0, {"admission_number": 2})
    lines = {line.field: line.values for line in field_lines(LIST, Sort.PUPILS, reading) if line.values}
    assert lines == {"admission_number": f"a1 · {NOT_SHOWN}"}


def test_rows_that_may_be_headings_are_shown_without_it() -> None:
    said = repr(heading_rows(LIST)) + repr(headings(LIST, 1))
    assert UPN not in said.upper()
    assert "Thimble" in said
