"""The groupings in two registers: the usual words, and those of treatment for readers used to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Invalid
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.map_about import TREATMENT, map_about
from app.queries.provision_map import MapFilters, provision_map
from app.queries.wording import groupings, has_treatment_words
from app.store import Store
from app.vocabulary import Register
from tests.fixtures import TODAY

IN_TREATMENT = MapFilters(TODAY, register=Register.TREATMENT)


def name(store: Store, code: str, label: str, definition: str = "") -> str:
    row = next(one for one in store.read(groupings, hidden=True) if one.code == code)
    draft = GroupingDraft(row.id, row.label, row.short_label, row.definition, row.letter)
    draft = replace(draft, treatment_label=label, treatment_definition=definition)
    return store.write(change_grouping, draft, today=TODAY).sentence


def test_a_school_has_no_words_of_treatment_until_it_gives_them(store: Store) -> None:
    assert not store.read(has_treatment_words)
    usual, other = store.read(groupings), store.read(groupings, register=Register.TREATMENT)
    assert usual == other


def test_the_map_of_a_register_is_named_in_its_words_and_the_rest_in_the_usual_ones(store: Store) -> None:
    name(store, "help", "Treatment", "Evidence-based treatment towards aims.")
    shown = store.read(provision_map, IN_TREATMENT).groupings
    assert [row.label for row in shown][2:4] == ["Treatment", "Getting More Help"]
    assert shown[2].definition == "Evidence-based treatment towards aims."
    assert store.read(provision_map, MapFilters(TODAY)).groupings[2].label == "Getting Help"


def test_a_copy_says_in_whose_words_it_is(store: Store) -> None:
    assert store.read(map_about, IN_TREATMENT, TODAY).language == TREATMENT
    assert store.read(map_about, MapFilters(TODAY), TODAY).language == ""


def test_a_definition_of_its_own_needs_a_name(store: Store) -> None:
    with pytest.raises(Invalid) as refused:
        name(store, "help", "", "Evidence-based treatment.")
    assert set(refused.value.problems) == {"treatment_label"}


def test_no_two_groupings_are_called_alike_in_one_copy(store: Store) -> None:
    name(store, "help", "Treatment")
    for taken in ("treatment", "getting advice"):
        with pytest.raises(Invalid) as refused:
            name(store, "more_help", taken)
        assert set(refused.value.problems) == {"treatment_label"}


def test_the_words_of_treatment_are_taken_back_by_undo(store: Store) -> None:
    name(store, "help", "Treatment")
    store.undo()
    assert not store.read(has_treatment_words)
