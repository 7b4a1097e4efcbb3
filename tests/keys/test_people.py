"""People come, change and get new passwords; each key file is one serial on, and numbers are never used twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.abilities import NotAllowed, Role, Switch
from app.errors import Invalid, Problem
from app.keys.key_file import KeyFile, as_text, parse
from app.keys.parts import LEAST_COST
from app.keys.people import add_person, change_person, new_recovery, renewed, set_password, signers
from app.keys.problems import KeysChanging, WrongCode, WrongPassword
from app.keys.rotation import begin_rotation
from app.keys.unlocking import Unlocked, again, unlock, unlock_with_recovery
from tests.keys.school_keys import ADMINISTRATOR, PASSWORDS, VIEWER, keys


def add(unlocked: Unlocked, name: str = "Cleo", role: Role = Role.SENCO) -> KeyFile:
    return add_person(unlocked, name, role, {Switch.RISK}, "a third password", cost=LEAST_COST)


def change(unlocked: Unlocked) -> KeyFile:
    return change_person(unlocked, VIEWER, name="Ben", role=Role.HEAD, switches={Switch.COSTS})


def own_password(unlocked: Unlocked) -> KeyFile:
    return set_password(unlocked, unlocked.number, "another one", cost=LEAST_COST)


def reset(unlocked: Unlocked) -> KeyFile:
    return set_password(unlocked, VIEWER, "another one", cost=LEAST_COST)


def recover(unlocked: Unlocked) -> KeyFile:
    return new_recovery(unlocked)[0]


CHANGES = [add, change, own_password, reset, recover, begin_rotation]


@pytest.mark.parametrize("made", CHANGES)
def test_every_change_is_one_serial_on_and_reads_back(made: Callable[[Unlocked], KeyFile]) -> None:
    after = made(keys().administrator)
    assert after.serial == keys().key_file.serial + 1
    assert parse(as_text(after)) == after


@pytest.mark.parametrize("made", [add, change, recover, begin_rotation])
def test_only_who_manages_people_may_change_them(made: Callable[[Unlocked], KeyFile]) -> None:
    with pytest.raises(NotAllowed, match="decide who may sign in"):
        made(unlock(keys().key_file, VIEWER, PASSWORDS[VIEWER]))


def test_only_who_manages_people_sets_anothers_password() -> None:
    viewer = unlock(keys().key_file, VIEWER, PASSWORDS[VIEWER])
    with pytest.raises(NotAllowed):
        set_password(viewer, ADMINISTRATOR, "mine now", cost=LEAST_COST)


@pytest.mark.parametrize("made", CHANGES)
def test_nothing_changes_while_the_keys_are_being_changed(made: Callable[[Unlocked], KeyFile]) -> None:
    rotating = again(keys().administrator, begin_rotation(keys().administrator))
    with pytest.raises(KeysChanging):
        made(rotating)


def test_somebody_new_opens_the_school() -> None:
    person = unlock(add(keys().administrator), 3, "a third password")
    assert (person.name, person.role, person.switches) == ("Cleo", Role.SENCO, frozenset({Switch.RISK}))
    assert person.raw_key == keys().administrator.raw_key


@pytest.mark.parametrize("name", ["", "  ", "A" * 101, "ada", " BEN ", "recovery code"])
def test_a_name_that_is_empty_long_or_taken_is_refused(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        add(keys().administrator, name)
    assert list(refused.value.problems) == ["name"]


def test_a_name_is_kept_tidy() -> None:
    assert add(keys().administrator, " Cleo \n  Moss ").people[-1].name == "Cleo Moss"


def test_a_changed_role_holds_with_the_same_password() -> None:
    person = unlock(change(keys().administrator), VIEWER, PASSWORDS[VIEWER])
    assert (person.role, person.switches) == (Role.HEAD, frozenset({Switch.COSTS}))


def test_the_last_administrator_stays_one() -> None:
    with pytest.raises(Problem, match="would have no administrator"):
        change_person(keys().administrator, ADMINISTRATOR, name="Ada", role=Role.HEAD, switches=())


def test_ones_own_password_keeps_the_number_and_what_signs() -> None:
    after = own_password(keys().administrator)
    assert signers(after) == signers(keys().key_file)
    assert unlock(after, ADMINISTRATOR, "another one").raw_key == keys().administrator.raw_key
    with pytest.raises(WrongPassword):
        unlock(after, ADMINISTRATOR, PASSWORDS[ADMINISTRATOR])


def test_anybody_may_change_their_own_password() -> None:
    viewer = unlock(keys().key_file, VIEWER, PASSWORDS[VIEWER])
    assert unlock(own_password(viewer), VIEWER, "another one").role is Role.VIEW


def test_after_ones_own_new_password_work_goes_on() -> None:
    fresh = renewed(keys().administrator, "another one", cost=LEAST_COST)
    assert again(fresh, add(fresh)).raw_key == fresh.raw_key


def test_a_reset_password_takes_a_new_number_and_new_keys() -> None:
    after = reset(keys().administrator)
    assert [(one.number, one.name) for one in after.people] == [(1, "Ada"), (3, "Ben")]
    assert after.people[1].sign_public != keys().key_file.people[1].sign_public
    person = unlock(after, 3, "another one")
    assert (person.role, person.raw_key) == (Role.VIEW, keys().administrator.raw_key)


def test_the_number_of_somebody_reset_is_nobodys_any_more() -> None:
    with pytest.raises(Problem, match="may not sign in any more"):
        unlock(reset(keys().administrator), VIEWER, PASSWORDS[VIEWER])


def test_whoever_has_the_recovery_code_can_set_a_password() -> None:
    person = unlock_with_recovery(keys().key_file, keys().code)
    after = set_password(person, ADMINISTRATOR, "found again", cost=LEAST_COST)
    assert unlock(after, 3, "found again").role is Role.ADMINISTRATOR


def test_the_recovery_code_is_nobodys_to_change() -> None:
    person = unlock_with_recovery(keys().key_file, keys().code)
    with pytest.raises(Problem, match="Make a new one instead"):
        set_password(person, person.number, "x", cost=LEAST_COST)


def test_a_new_recovery_code_ends_the_one_before() -> None:
    after, code = new_recovery(keys().administrator)
    person = unlock_with_recovery(after, code)
    assert (person.by_recovery, person.number) == (True, 3)
    with pytest.raises(WrongCode, match="A newer one"):
        unlock_with_recovery(after, keys().code)


def test_no_number_is_used_twice() -> None:
    person, seen = keys().administrator, {0, 1, 2}
    for made in (add, recover, reset):
        after = made(person)
        new = {one.number for one in after.entries} - {one.number for one in person.key_file.entries}
        assert len(new) == 1
        assert not new & seen
        seen |= new
        person = again(person, after)
