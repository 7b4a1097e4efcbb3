"""How files are read is remembered under a name, for each kind of file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Invalid
from app.operations.mappings import MappingDraft
from app.operations.pupils import PupilDraft, add_pupil
from app.queries.mappings import mappings
from app.store import Store
from tests.fixtures import TODAY

from .examples_mappings import ROLL, keep


def test_what_is_remembered_comes_back(store: Store) -> None:
    keep(store, replace(ROLL, words={"grouping": {"Tier A": "help"}}))
    (found,) = store.read(mappings, "pupils")
    assert (found.name, found.dates) == ("Our roll", "day")
    assert found.columns == {"forename": "Vorname", "surname": "Nachname"}
    assert found.words == {"grouping": {"Tier A": "help"}}


def test_the_same_name_is_written_over(store: Store) -> None:
    keep(store)
    keep(store, replace(ROLL, name="our  ROLL", dates="month"))
    assert [one.dates for one in store.read(mappings, "pupils")] == ["month"]


def test_pupils_and_offers_are_kept_apart(store: Store) -> None:
    keep(store)
    keep(store, MappingDraft("Our roll", "offers", {"name": "Was"}))
    assert [one.columns for one in store.read(mappings, "offers")] == [{"name": "Was"}]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(ROLL, name=" "), "name"),
        (replace(ROLL, columns={"forename": ""}), "columns"),
        (replace(ROLL, sort="cats"), "sort"),
        # The first pupil of a list without headings: a day of birth, a number, a UPN.
        (replace(ROLL, columns={"surname": "Thimble", "born_on": "03/09/2016"}), "columns"),
        (replace(ROLL, columns={"surname": "Thimble", "born_on": "2016-09-03 00:00:00"}), "columns"),
        (replace(ROLL, columns={"surname": "Thimble", "admission_number": "004711"}), "columns"),
        (replace(ROLL, columns={"surname": "Thimble", "upn": "A801200005001"}), "columns"),
    ],
)
def test_what_says_nothing_is_refused(store: Store, draft: MappingDraft, field: str) -> None:
    with pytest.raises(Invalid) as found:
        keep(store, draft)
    assert field in found.value.problems


def test_the_name_of_a_pupil_is_no_heading_to_remember(store: Store) -> None:
    store.write(add_pupil, PupilDraft("Wren", "Thimble"), today=TODAY)
    with pytest.raises(Invalid) as found:
        keep(store, replace(ROLL, columns={"forename": "wren", "surname": "Thimble"}))
    assert "looks like a pupil" in found.value.problems["columns"]
    assert "Wren" not in str(found.value)


def test_headings_with_a_year_or_a_number_in_them_are_remembered(store: Store) -> None:
    keep(store, replace(ROLL, columns={"surname": "Name 2", "class_name": "Class 2026/27", "fsm": "Ever 6"}))
    assert len(store.read(mappings, "pupils")) == 1
