"""Domains, their needs and the lists of words: codes that stay, order, and retiring instead of deleting."""

from __future__ import annotations

import pytest

from app.errors import Invalid, Problem
from app.operations.domain_needs import add_need, change_need, retire_need
from app.operations.domains import (
    DomainDraft,
    add_domain,
    change_domain,
    move_domain,
    restore_domain,
    retire_domain,
)
from app.operations.lists import add_word, change_word, move_word, restore_word, retire_word
from app.queries.wording import domains, words
from app.store import Store
from tests.fixtures import TODAY

from .making import place


def names(store: Store) -> list[str]:
    return [row.name for row in store.read(domains)]


def test_a_domain_gets_a_code_of_its_own_and_comes_last(store: Store) -> None:
    store.write(add_domain, DomainDraft("Sleep & Rest"))
    added = store.read(domains)[-1]
    assert (added.code, added.name) == ("sleep_rest", "Sleep & Rest")


def test_the_code_stays_when_the_name_changes_and_is_not_given_twice(store: Store) -> None:
    number = store.write(add_domain, DomainDraft("Sleep")).id
    assert number is not None
    store.write(change_domain, number, DomainDraft("Rest"))
    store.write(add_domain, DomainDraft("Sleep"))
    assert [row.code for row in store.read(domains)[-2:]] == ["sleep", "sleep_2"]


def test_a_name_in_other_letters_still_gets_a_code(store: Store) -> None:
    store.write(add_domain, DomainDraft("Сон"))
    assert store.read(domains)[-1].code == "domain"


def test_two_domains_cannot_have_one_name(store: Store) -> None:
    with pytest.raises(Invalid, match="already"):
        store.write(add_domain, DomainDraft(names(store)[0].upper()))


@pytest.mark.parametrize("position", [-5, 0, 2, 99])
def test_a_domain_moves_to_its_place(store: Store, position: int) -> None:
    chosen, before = store.read(domains)[1], names(store)
    store.write(move_domain, chosen.id, position)
    after = names(store)
    assert after.index(chosen.name) == max(0, min(position, len(after) - 1))
    assert [name for name in after if name != chosen.name] == [name for name in before if name != chosen.name]


def test_a_domain_with_pupils_in_it_is_not_retired(store: Store) -> None:
    first = store.read(domains)[0]
    place(store, "Wren", domain=first.id)
    with pytest.raises(Problem, match="a pupil is in a grouping there"):
        store.write(retire_domain, first.id, today=TODAY)
    assert names(store)[0] == first.name


def test_a_domain_whose_placements_have_ended_is_retired_and_can_come_back(store: Store) -> None:
    first = store.read(domains)[0]
    place(store, "Wren", domain=first.id, ended=True)
    store.write(retire_domain, first.id, today=TODAY)
    assert first.name not in names(store)
    store.write(restore_domain, first.id)
    assert names(store)[0] == first.name


def test_the_last_domain_stays(store: Store) -> None:
    *others, last = store.read(domains)
    for row in others:
        store.write(retire_domain, row.id, today=TODAY)
    with pytest.raises(Problem, match="last domain"):
        store.write(retire_domain, last.id, today=TODAY)


def test_a_retired_domain_has_no_place(store: Store) -> None:
    store.write(retire_domain, 1, today=TODAY)
    with pytest.raises(Problem, match="Restore it first"):
        store.write(move_domain, 1, 0)


def test_needs_are_worded_within_their_domain(store: Store) -> None:
    first, second = store.read(domains)[:2]
    store.write(add_need, first.id, "Missing home")
    store.write(add_need, second.id, "Missing home")
    with pytest.raises(Invalid, match="already"):
        store.write(change_need, first.needs[0].id, "missing HOME")


def test_a_retired_need_is_no_longer_offered(store: Store) -> None:
    first = store.read(domains)[0]
    store.write(retire_need, first.needs[0].id)
    assert first.needs[0] not in store.read(domains)[0].needs
    assert store.read(domains, retired=True)[0].needs[0].retired


def test_a_word_is_reworded_under_the_same_code(store: Store) -> None:
    assert store.write(change_word, "role", "elsa", "ELSA").sentence.endswith("is now called ELSA.")
    assert store.read(words, "role")["elsa"] == "ELSA"


def test_words_keep_the_order_they_are_given(store: Store) -> None:
    store.write(add_word, "sector", "Faith group")
    store.write(move_word, "sector", "faith_group", 1)
    assert list(store.read(words, "sector"))[:3] == ["education", "faith_group", "health"]


def test_the_same_word_may_stand_in_two_lists_but_not_twice_in_one(store: Store) -> None:
    store.write(add_word, "sector", "Office")
    with pytest.raises(Invalid, match="already"):
        store.write(add_word, "role", "Office")


def test_a_list_keeps_its_last_word(store: Store) -> None:
    store.write(retire_word, "sex", "F")
    with pytest.raises(Problem, match="last word"):
        store.write(retire_word, "sex", "M")
    store.write(restore_word, "sex", "F")
    assert list(store.read(words, "sex")) == ["F", "M"]


def test_a_word_of_no_list_is_refused(store: Store) -> None:
    with pytest.raises(Problem, match="no longer there"):
        store.write(change_word, "role", "pilot", "Pilot")
