"""Examples of what is done to domains, their needs and the lists of words."""

from __future__ import annotations

from app.operations.domain_needs import add_need, change_need, move_need, restore_need, retire_need
from app.operations.domains import (
    DomainDraft,
    add_domain,
    change_domain,
    move_domain,
    restore_domain,
    retire_domain,
)
from app.operations.lists import add_word, change_word, move_word, restore_word, retire_word
from app.store import Store
from tests.fixtures import TODAY

from .examples import example


@example(add_domain)
def a_new_domain(store: Store) -> None:
    store.write(add_domain, DomainDraft("Feeling part of school", "Belonging."))


@example(change_domain)
def other_words_for_a_domain(store: Store) -> None:
    store.write(change_domain, 1, DomainDraft("Feelings"))


@example(move_domain)
def the_first_domain_becomes_third(store: Store) -> None:
    store.write(move_domain, 1, 2)


@example(retire_domain)
def a_domain_not_needed(store: Store) -> None:
    store.write(retire_domain, 2, today=TODAY)


@example(restore_domain)
def a_domain_needed_after_all(store: Store) -> None:
    store.write(retire_domain, 2, today=TODAY)
    store.write(restore_domain, 2)


@example(add_need)
def a_new_need(store: Store) -> None:
    store.write(add_need, 1, "Worries about home")


@example(change_need)
def other_words_for_a_need(store: Store) -> None:
    store.write(change_need, 1, "Worries")


@example(move_need)
def a_need_goes_last(store: Store) -> None:
    store.write(move_need, 1, 99)


@example(retire_need)
def a_need_not_used(store: Store) -> None:
    store.write(retire_need, 1)


@example(restore_need)
def a_need_used_after_all(store: Store) -> None:
    store.write(retire_need, 1)
    store.write(restore_need, 1)


@example(add_word)
def a_new_role(store: Store) -> None:
    store.write(add_word, "role", "Dinner supervisor")


@example(change_word)
def other_words_for_a_role(store: Store) -> None:
    store.write(change_word, "role", "elsa", "ELSA")


@example(move_word)
def a_role_comes_first(store: Store) -> None:
    store.write(move_word, "role", "mentor", 0)


@example(retire_word)
def a_role_nobody_has(store: Store) -> None:
    store.write(retire_word, "role", "counsellor")


@example(restore_word)
def a_role_somebody_has_again(store: Store) -> None:
    store.write(retire_word, "role", "counsellor")
    store.write(restore_word, "role", "counsellor")
