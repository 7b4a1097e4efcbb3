"""What somebody could do to a key file who can write it, and knows its form, but has no key: each is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from app.abilities import Role, Switch
from app.errors import Problem
from app.keys.envelopes import with_macs
from app.keys.key_file import Entry, KeyFile, as_text, parse
from app.keys.parts import LEAST_COST
from app.keys.people import new_keys, set_password
from app.keys.problems import KeyFileDamaged, KeyFileNewer
from app.keys.rotation import begin_rotation, finish_rotation
from app.keys.unlocking import again, unlock, unlock_with_recovery
from tests.keys.school_keys import ADMINISTRATOR, PASSWORDS, VIEWER, keys, written

Content = dict[str, Any]
Attack = Callable[[Content], None]


def swap(content: Content, *fields: str) -> None:
    """Exchange these fields of the two people."""
    one, other = content["people"]
    for field in fields:
        one[field], other[field] = other[field], one[field]


def swap_envelopes(content: Content) -> None:
    swap(content, "stretch", "wrapped", "box_public", "sign_public", "sealed")


def swap_numbers(content: Content) -> None:
    swap(content, "number")


def swap_sealed_keys(content: Content) -> None:
    swap(content, "sealed")


def swap_signing_keys(content: Content) -> None:
    swap(content, "sign_public")


def raise_a_role(content: Content) -> None:
    content["people"][1]["role"] = "administrator"


def swap_roles(content: Content) -> None:
    swap(content, "role", "switches")


def add_a_switch(content: Content) -> None:
    content["people"][1]["switches"] = ["risk"]


def rename(content: Content) -> None:
    swap(content, "name")


def change_stretching(content: Content) -> None:
    content["people"][1]["stretch"]["passes"] = 2


def put_back_an_old_envelope(content: Content) -> None:
    """Put back the administrator's envelope of before a change of the password."""
    content["people"][0] = later()["people"][0]


def put_back_the_old_recovery(content: Content) -> None:
    content["recovery"]["sealed"] = other_school()["recovery"]["sealed"]


def take_anothers_envelope(content: Content) -> None:
    """Bring an administrator of another school, who knows the password, under a number that is free."""
    content["people"].append(other_school()["people"][0] | {"number": 3, "name": "Eve"})
    content["next_number"] = 4


def take_another_school(content: Content) -> None:
    content["school"] = other_school()["school"]


def remove_somebody(content: Content) -> None:
    del content["people"][0]


def turn_back_the_serial(content: Content) -> None:
    content["serial"] = 1


def raise_the_generation(content: Content) -> None:
    for held in (
        content,
        *content["macs"],
        *(e["sealed"][0] for e in [*content["people"], content["recovery"]]),
    ):
        held["generation"] = 2


def add_a_past_key(content: Content) -> None:
    raise_the_generation(content)
    content["past"] = [{"generation": 1, "value": "00" * 60}]


def empty_the_mac(content: Content) -> None:
    content["macs"][0]["value"] = "00" * 32


def small_order_key(content: Content) -> None:
    content["people"][1]["sealed"][0]["value"] = "00" * 32 + content["people"][1]["sealed"][0]["value"][64:]


REFUSED_WHEN_OPENED = [
    swap_envelopes,
    swap_numbers,
    swap_sealed_keys,
    swap_signing_keys,
    raise_a_role,
    swap_roles,
    add_a_switch,
    rename,
    change_stretching,
    put_back_an_old_envelope,
    put_back_the_old_recovery,
    take_anothers_envelope,
    take_another_school,
    remove_somebody,
    turn_back_the_serial,
    raise_the_generation,
    add_a_past_key,
    empty_the_mac,
    small_order_key,
]


def strip_the_macs(content: Content) -> None:
    content["macs"] = []


def strip_one_field(content: Content) -> None:
    del content["macs"]


def duplicate_a_number(content: Content) -> None:
    content["people"][1]["number"] = 1


def take_the_recoverys_number(content: Content) -> None:
    content["people"][1]["number"] = 0


def claim_rotation(content: Content) -> None:
    content["macs"].append({"generation": 2, "value": "00" * 32})


def unknown_role(content: Content) -> None:
    content["people"][1]["role"] = "owner"


def unknown_field(content: Content) -> None:
    content["people"][1]["trusted"] = True


def older_version(content: Content) -> None:
    content["version"] = 0


def another_format(content: Content) -> None:
    content["format"] = "fivefold keys, plain"


REFUSED_WHEN_READ = [
    strip_the_macs,
    strip_one_field,
    duplicate_a_number,
    take_the_recoverys_number,
    claim_rotation,
    unknown_role,
    unknown_field,
    older_version,
    another_format,
]


def other_school() -> Content:
    text: Content = json.loads(keys(b"another school's").text)
    return text


def later() -> Content:
    """Return the file after the administrator's password was changed."""
    text: Content = json.loads(as_text(set_password(keys().administrator, 1, "newer", cost=LEAST_COST)))
    return text


def attacked(attack: Attack) -> str:
    content = deepcopy(json.loads(keys().text))
    attack(content)
    return written(content)


@pytest.mark.parametrize("attack", REFUSED_WHEN_OPENED)
@pytest.mark.parametrize("number", [ADMINISTRATOR, VIEWER, 3])
def test_an_attack_opens_nothing(attack: Attack, number: int) -> None:
    key_file = parse(attacked(attack))
    for password in (*PASSWORDS.values(), "newer"):
        with pytest.raises(Problem):
            unlock(key_file, number, password)
    with pytest.raises(Problem):
        unlock_with_recovery(key_file, keys().code)


@pytest.mark.parametrize("attack", REFUSED_WHEN_READ)
def test_an_attack_on_the_form_is_refused_unopened(attack: Attack) -> None:
    with pytest.raises(KeyFileDamaged):
        parse(attacked(attack))


def test_a_raised_role_is_called_damage_and_not_a_wrong_password() -> None:
    with pytest.raises(KeyFileDamaged):
        unlock(parse(attacked(raise_a_role)), VIEWER, PASSWORDS[VIEWER])


def test_a_later_version_is_not_tried_as_this_one() -> None:
    with pytest.raises(KeyFileNewer):
        parse(written(json.loads(keys().text) | {"version": 9}))


def sealed_over(changed: Entry) -> KeyFile:
    """Return the key file with another envelope for the viewer, by somebody who has the data key."""
    before = keys().key_file
    return with_macs(replace(before, people=(before.people[0], changed)), keys().administrator.keys)


def test_a_sealed_key_is_bound_to_the_role_it_was_given_for() -> None:
    raised = sealed_over(replace(keys().key_file.people[1], role=Role.ADMINISTRATOR))
    with pytest.raises(KeyFileDamaged):
        unlock(raised, VIEWER, PASSWORDS[VIEWER])


def test_nobody_signs_with_a_key_that_is_not_the_one_in_the_file() -> None:
    ben = keys().key_file.people[1]
    with pytest.raises(KeyFileDamaged):
        unlock(sealed_over(replace(ben, sign_public=bytes(32))), VIEWER, PASSWORDS[VIEWER])


def test_an_old_key_file_opens_only_the_old_key_and_shows_its_age() -> None:
    # It is whole, so nothing in it can tell: the database's other key, and the serial in it, do.
    after = finish_rotation(keys().administrator, begin_rotation(keys().administrator, VIEWER))
    removed = unlock(keys().key_file, VIEWER, PASSWORDS[VIEWER])
    assert removed.raw_key != again(keys().administrator, after).raw_key
    assert keys().key_file.serial < after.serial


@pytest.mark.parametrize("attack", [swap_sealed_keys, raise_a_role, remove_somebody, empty_the_mac])
def test_an_attack_during_a_rotation_opens_nothing(attack: Attack) -> None:
    content = json.loads(as_text(begin_rotation(keys().administrator)))
    attack(content)
    key_file = parse(written(content))
    for number, password in PASSWORDS.items():
        with pytest.raises(Problem):
            unlock(key_file, number, password)


def test_during_a_rotation_nobody_can_be_kept_to_the_old_key_unseen() -> None:
    content = json.loads(as_text(begin_rotation(keys().administrator)))
    del content["people"][0]["sealed"][1]
    with pytest.raises(KeyFileDamaged):
        unlock(parse(written(content)), ADMINISTRATOR, PASSWORDS[ADMINISTRATOR])


def test_a_made_up_school_is_another_school() -> None:
    # Anybody can make keys of their own for these names: they fit no database but their own.
    made_up, person, _ = new_keys(
        "Ada", PASSWORDS[ADMINISTRATOR], school_id=keys().key_file.school_id, cost=LEAST_COST
    )
    assert made_up.school_id == keys().key_file.school_id
    assert person.raw_key != keys().administrator.raw_key
    assert Switch.RISK in person.switches
