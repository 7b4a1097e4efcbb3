"""The data key changes so that everybody who stays can open either state, and whoever left only the old one."""

from __future__ import annotations

from functools import cache

import pytest

from app.abilities import Role
from app.errors import Problem
from app.keys.key_file import KeyFile, as_text, parse
from app.keys.parts import LEAST_COST
from app.keys.people import add_person, renewed
from app.keys.problems import KeyFileDamaged
from app.keys.rotation import begin_rotation, candidates, finish_rotation, settled
from app.keys.unlocking import Unlocked, again, unlock, unlock_with_recovery
from tests.keys.school_keys import ADMINISTRATOR, PASSWORDS, VIEWER, keys

THIRD = "a third password"


@cache
def three() -> Unlocked:
    """Return the administrator of a school with a third person, number 3."""
    person = keys().administrator
    return again(person, add_person(person, "Cleo", Role.SENCO, (), THIRD, cost=LEAST_COST))


@cache
def begun() -> KeyFile:
    """Return the key file while the viewer is being removed."""
    return begin_rotation(three(), VIEWER)


@cache
def finished() -> KeyFile:
    return finish_rotation(three(), begun())


def test_while_it_lasts_everybody_who_stays_has_both_keys() -> None:
    for person in (
        again(three(), begun()),
        unlock(begun(), 3, THIRD),
        unlock_with_recovery(begun(), keys().code),
    ):
        new, old = candidates(person)
        assert old == three().raw_key
        assert new == again(three(), finished()).raw_key


def test_otherwise_there_is_one_key_to_try() -> None:
    assert candidates(three()) == (three().raw_key,)


def test_the_keys_before_and_after_have_nothing_in_common() -> None:
    new, old = candidates(again(three(), begun()))
    assert new[:32] != old[:32]
    assert new[32:] == old[32:]


def test_whoever_is_removed_has_the_old_key_only() -> None:
    person = unlock(begun(), VIEWER, PASSWORDS[VIEWER])
    assert candidates(person) == (three().raw_key,)


def test_when_it_is_done_whoever_was_removed_is_not_in_the_file() -> None:
    assert [one.number for one in finished().people] == [ADMINISTRATOR, 3]
    with pytest.raises(Problem, match="may not sign in any more"):
        unlock(finished(), VIEWER, PASSWORDS[VIEWER])


def test_whoever_was_removed_cannot_go_on() -> None:
    with pytest.raises(Problem, match="may not sign in any more"):
        again(unlock(three().key_file, VIEWER, PASSWORDS[VIEWER]), finished())


def test_the_key_before_stays_readable_for_older_backups() -> None:
    assert again(three(), finished()).past_raw_keys == ((1, three().raw_key),)


def test_all_keys_before_stay_readable_after_the_next_rotation() -> None:
    second = again(three(), finished())
    third = again(second, finish_rotation(second, begin_rotation(second)))
    assert third.past_raw_keys == ((1, three().raw_key), (2, second.raw_key))


def test_every_state_reads_back() -> None:
    for one in (begun(), finished()):
        assert parse(as_text(one)) == one


def test_stopped_after_the_database_changed_it_is_finished() -> None:
    person, key_file = settled(unlock(begun(), 3, THIRD), 2)
    assert (key_file.generation, key_file.rotating) == (2, False)
    assert [one.number for one in key_file.people] == [ADMINISTRATOR, 3]
    assert person.raw_key == again(three(), finished()).raw_key


def test_stopped_before_the_database_changed_it_is_undone() -> None:
    person, key_file = settled(again(three(), begun()), 1)
    assert (key_file.generation, key_file.rotating, key_file.past) == (1, False, ())
    assert person.raw_key == three().raw_key
    assert unlock(key_file, VIEWER, PASSWORDS[VIEWER]).raw_key == three().raw_key


def test_whoever_is_being_removed_can_undo_it_while_the_database_is_as_it_was() -> None:
    person, key_file = settled(unlock(begun(), VIEWER, PASSWORDS[VIEWER]), 1)
    assert again(three(), key_file).raw_key == person.raw_key


def test_every_state_is_one_serial_on() -> None:
    undone = settled(again(three(), begun()), 1)[1]
    assert begun().serial == three().key_file.serial + 1
    assert finished().serial == undone.serial == begun().serial + 1


def test_with_nothing_begun_there_is_nothing_to_settle() -> None:
    assert settled(three(), 1) == (three(), three().key_file)


def test_a_generation_that_nobody_holds_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="Generation 7"):
        settled(three(), 7)


def test_nobody_removes_themselves() -> None:
    with pytest.raises(Problem, match="You cannot remove yourself"):
        begin_rotation(three(), ADMINISTRATOR)


def test_the_recovery_code_does_not_remove_the_last_administrator() -> None:
    person = unlock_with_recovery(keys().key_file, keys().code)
    with pytest.raises(Problem, match="would have no administrator"):
        begin_rotation(person, ADMINISTRATOR)


def test_an_old_password_and_an_old_file_open_nothing_after_the_next_rotation() -> None:
    before = unlock(keys().key_file, ADMINISTRATOR, PASSWORDS[ADMINISTRATOR])
    fresh = renewed(before, "another one", cost=LEAST_COST)
    after = finish_rotation(fresh, begin_rotation(fresh))
    with pytest.raises(KeyFileDamaged):
        again(before, after)
