"""How files are read is remembered under a name, for each kind of file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Invalid
from app.operations.mappings import MappingDraft
from app.queries.mappings import mappings
from app.store import Store

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
    ],
)
def test_what_says_nothing_is_refused(store: Store, draft: MappingDraft, field: str) -> None:
    with pytest.raises(Invalid) as found:
        keep(store, draft)
    assert field in found.value.problems
