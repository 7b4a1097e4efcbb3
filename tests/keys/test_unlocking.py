"""A password opens its own envelope and nothing else, and what goes wrong is said truly."""

from __future__ import annotations

import unicodedata
from time import perf_counter

import pytest

from app.abilities import USUAL_SWITCHES, Ability, Role
from app.db import KEY_BYTES
from app.errors import Problem
from app.keys.key_file import parse
from app.keys.parts import LEAST_COST, RECOVERY_NAME
from app.keys.people import new_keys, signers
from app.keys.primitives import is_signed
from app.keys.problems import KeyFileDamaged, WrongCode, WrongPassword
from app.keys.unlocking import again, unlock, unlock_with_recovery
from tests.keys.school_keys import ADMINISTRATOR, PASSWORDS, SCHOOL_ID, VIEWER, keys


def test_the_password_opens_the_school() -> None:
    person = unlock(parse(keys().text), ADMINISTRATOR, PASSWORDS[ADMINISTRATOR])
    assert (person.name, person.role) == ("Ada", Role.ADMINISTRATOR)
    assert person.switches == USUAL_SWITCHES[Role.ADMINISTRATOR]


def test_everybody_has_the_same_key() -> None:
    person = unlock(keys().key_file, VIEWER, PASSWORDS[VIEWER])
    assert person.raw_key == keys().administrator.raw_key


def test_the_raw_key_is_what_the_database_takes() -> None:
    raw = keys().administrator.raw_key
    assert len(raw) == KEY_BYTES
    assert raw[32:] == SCHOOL_ID


def test_two_schools_have_nothing_in_common() -> None:
    one, other = (new_keys("Ada", "x", cost=LEAST_COST)[1] for _ in range(2))
    assert one.data_key != other.data_key
    assert one.key_file.school_id != other.key_file.school_id


def test_somebody_may_do_what_their_role_says() -> None:
    person = unlock(keys().key_file, VIEWER, PASSWORDS[VIEWER])
    assert person.abilities == {Ability.SEE_OFFERS, Ability.SEE_PUPILS}


@pytest.mark.parametrize("password", ["", "lamp river toast glu", PASSWORDS[VIEWER], "x" * 10_000, "\ud800"])
def test_a_wrong_password_is_called_that(password: str) -> None:
    with pytest.raises(WrongPassword, match="That is not the password for Ada"):
        unlock(keys().key_file, ADMINISTRATOR, password)


def test_a_person_who_is_not_there_is_said_not_to_be() -> None:
    with pytest.raises(Problem, match="may not sign in any more"):
        unlock(keys().key_file, 99, "x")


def test_an_accent_typed_either_way_is_the_same_password() -> None:
    password = "café crème brûlée"
    key_file, _, _ = new_keys("Ada", unicodedata.normalize("NFC", password), cost=LEAST_COST)
    assert unlock(key_file, 1, unicodedata.normalize("NFD", password)).number == 1


def test_the_recovery_code_opens_the_school_as_an_administrator() -> None:
    person = unlock_with_recovery(keys().key_file, keys().code.lower().replace("-", " "))
    assert (person.number, person.name, person.role) == (0, RECOVERY_NAME, Role.ADMINISTRATOR)
    assert person.by_recovery
    assert person.raw_key == keys().administrator.raw_key


def test_the_code_of_another_school_is_called_that() -> None:
    with pytest.raises(WrongCode, match="not the recovery code of this school"):
        unlock_with_recovery(keys().key_file, keys(b"another school's").code)


def test_what_somebody_signs_is_proven_by_their_public_key() -> None:
    public = {number: key for number, _, key in signers(keys().key_file)}
    signature = unlock(keys().key_file, VIEWER, PASSWORDS[VIEWER]).sign(b"a page of the audit")
    assert is_signed(public[VIEWER], signature, b"a page of the audit")
    assert not is_signed(public[ADMINISTRATOR], signature, b"a page of the audit")
    assert not is_signed(public[VIEWER], signature, b"another page")


def test_the_recovery_code_signs_too() -> None:
    number, name, public = signers(keys().key_file)[-1]
    signature = unlock_with_recovery(keys().key_file, keys().code).sign(b"x")
    assert (number, name) == (0, RECOVERY_NAME)
    assert is_signed(public, signature, b"x")


def test_nothing_secret_is_shown_by_accident() -> None:
    person = keys().administrator
    shown = repr(person) + str(person)
    assert "Ada" in shown
    for secret in (person.data_key, person.box.private, person.signing.private_bytes_raw()):
        assert secret.hex() not in shown
        assert repr(secret) not in shown


def test_the_same_person_goes_on_with_a_newer_key_file() -> None:
    assert again(keys().administrator, keys().key_file).raw_key == keys().administrator.raw_key


def test_nobody_goes_on_with_another_schools_key_file() -> None:
    with pytest.raises(KeyFileDamaged):
        again(keys().administrator, keys(b"another school's").key_file)


def test_trying_a_password_costs_something_and_not_too_much() -> None:
    key_file, _, _ = new_keys("Ada", "x")
    start = perf_counter()
    unlock(key_file, 1, "x")
    # A bound so wide that a busy machine keeps it; 10 ms would mean that nothing is stretched.
    assert 0.03 < perf_counter() - start < 5
