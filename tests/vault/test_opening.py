"""A locked school opens for whoever may, tells a wrong password from damage, and notices an old key file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app import sign_ins
from app.abilities import Ability, NotAllowed, Role, Switch
from app.backups.making import make_backup
from app.errors import Problem
from app.keys.key_file import KEY_FILE, load
from app.keys.parts import LEAST_COST
from app.keys.people import new_keys
from app.keys.problems import KeyFileMissing, WrongPassword
from app.keys.unlocking import unlock
from app.locking.refusing import Taken
from app.noting import note_signed_in
from app.queries.audit_rows import AuditFilter, audit_rows
from app.queries.people import staff
from app.schools import NeedsPassword, open_store, state_of
from app.sign_ins import SignIn
from app.vault.attempts import Attempts
from app.vault.keys_taken import FILE, keys_taken
from app.vault.state import State, people_of, take_key_file
from tests.fixtures import NOW
from tests.vault.conftest import NAME, PASSWORD, Locked

WREN, WRENS = SignIn("Mr Wren", Role.PASTORAL, frozenset()), "copper lantern meadow two"


def test_a_new_school_is_locked_and_its_first_person_an_administrator(locked: Locked) -> None:
    assert state_of(locked.folder) is State.LOCKED
    assert people_of(locked.folder) == ((1, NAME, "Administrator"),)
    with pytest.raises(NeedsPassword, match="is locked"):
        open_store(locked.folder)
    store = locked.store()
    assert (store.person, store.who.role) == (NAME, Role.ADMINISTRATOR)
    assert [row.name for row in store.read(staff)] == [NAME]
    store.close()


def test_a_wrong_password_and_a_damaged_file_are_told_apart(locked: Locked) -> None:
    with pytest.raises(WrongPassword, match="not the password for Ms Dovecote"):
        locked.store(password="something else entirely")
    database = locked.folder / "school.db"
    content = bytearray(database.read_bytes())
    content[100:200] = bytes(100)
    database.write_bytes(content)
    with pytest.raises(Problem, match=r"database in .* is damaged"):
        locked.store()


def test_a_second_window_is_told_who_works_there_and_may_look(locked: Locked) -> None:
    first = locked.store()
    with pytest.raises(Taken, match=NAME):
        locked.store()
    second = open_store(locked.folder, unlock(load(locked.folder), 1, PASSWORD), look=True)
    assert not second.database.can_write
    second.close()
    first.close()


def test_a_key_file_of_another_school_is_named(locked: Locked, tmp_path: Path) -> None:
    other, unlocked, _ = new_keys(NAME, PASSWORD, cost=LEAST_COST)
    assert other.school_id != load(locked.folder).school_id
    with pytest.raises(Problem, match="belongs to another school"):
        open_store(locked.folder, unlocked)


def test_an_old_key_file_put_back_does_not_bring_an_old_role_back(locked: Locked) -> None:
    store = locked.store()
    number = sign_ins.add_sign_in(store, SignIn("Mr Wren", Role.SENCO, frozenset(Switch)), WRENS).id
    assert number is not None
    old = (locked.folder / KEY_FILE).read_bytes()
    sign_ins.change_sign_in(store, number, WREN)
    store.close()
    (locked.folder / KEY_FILE).write_bytes(old)
    wren = locked.store(number, WRENS)
    assert wren.who.role is Role.PASTORAL
    assert not wren.may(Ability.SEE_RISK)
    wren.close()
    assert (locked.folder / KEY_FILE).read_bytes() != old


def test_who_may_not_decide_about_people_is_turned_away(locked: Locked) -> None:
    store = locked.store()
    number = sign_ins.add_sign_in(store, WREN, WRENS).id
    store.close()
    assert number is not None
    wren = locked.store(number, WRENS)
    with pytest.raises(NotAllowed, match="decide who may sign in"):
        sign_ins.change_sign_in(wren, number, SignIn("Mr Wren", Role.ADMINISTRATOR, frozenset(Switch)))
    wren.close()


def test_a_missing_key_file_is_taken_from_the_newest_backup(locked: Locked) -> None:
    from app.backups.making import make_backup

    store = locked.store()
    make_backup(store.database, now=store.now())
    store.close()
    kept = (locked.folder / KEY_FILE).read_bytes()
    (locked.folder / KEY_FILE).unlink()
    with pytest.raises(KeyFileMissing, match="is missing"):
        state_of(locked.folder)
    take_key_file(locked.folder, NOW)
    assert (locked.folder / KEY_FILE).read_bytes() == kept
    locked.store().close()


def test_without_any_key_file_a_locked_school_is_not_called_damaged(locked: Locked) -> None:
    (locked.folder / KEY_FILE).unlink()
    shutil.rmtree(locked.folder / "backups", ignore_errors=True)
    with pytest.raises(Problem, match="locked"):
        state_of(locked.folder)


def test_an_old_key_file_from_before_a_new_password_is_called_old_and_put_right(locked: Locked) -> None:
    old = (locked.folder / KEY_FILE).read_bytes()
    store = locked.store()
    sign_ins.set_own_password(store, PASSWORD, WRENS)
    store.close()
    (locked.folder / KEY_FILE).write_bytes(old)
    with pytest.raises(Problem, match="older one, from before your password"):
        locked.store()
    locked.store(password=WRENS).close()


def test_a_key_file_from_before_the_key_was_changed_is_called_old_and_not_the_database_damaged(
    locked: Locked,
) -> None:
    store = locked.store()
    number = sign_ins.add_sign_in(store, WREN, WRENS).id or 0
    old = (locked.folder / KEY_FILE).read_bytes()
    make_backup(store.database, now=NOW)
    sign_ins.remove_sign_in(store, number)
    store.close()
    (locked.folder / KEY_FILE).write_bytes(old)
    with pytest.raises(Problem, match="an older one, from before its key was changed"):
        locked.store()
    take_key_file(locked.folder, NOW)
    locked.store().close()


def test_a_whole_key_file_is_not_exchanged_for_one_of_a_backup(locked: Locked) -> None:
    store = locked.store()
    make_backup(store.database, now=NOW)
    sign_ins.add_sign_in(store, WREN, WRENS)
    store.close()
    present = (locked.folder / KEY_FILE).read_bytes()
    with pytest.raises(Problem, match="in its place, and whole"):
        take_key_file(locked.folder, NOW)
    assert (locked.folder / KEY_FILE).read_bytes() == present


def test_every_key_file_that_was_put_aside_is_kept(locked: Locked) -> None:
    store = locked.store()
    make_backup(store.database, now=NOW)
    store.close()
    for content in (b"one", b"two"):
        (locked.folder / KEY_FILE).write_bytes(content)
        take_key_file(locked.folder, NOW)
    assert {file.read_bytes() for file in locked.folder.glob("*.damaged*")} == {b"one", b"two"}


def test_a_key_file_that_was_taken_is_in_the_trail_of_who_signs_in_next(locked: Locked) -> None:
    store = locked.store()
    make_backup(store.database, now=NOW)
    store.close()
    (locked.folder / KEY_FILE).unlink()
    take_key_file(locked.folder, NOW)
    store = locked.store()
    for _ in range(2):
        note_signed_in(store, Attempts(locked.folder))
    kinds = [row.kind for row in store.read(audit_rows, AuditFilter())]
    store.close()
    assert kinds[:3] == ["sign_in", "sign_in", "take_key_file"]
    assert kinds.count("take_key_file") == 1


def test_a_file_of_taken_keys_that_makes_no_sense_keeps_nobody_out(locked: Locked) -> None:
    (locked.folder / FILE).write_text('[1, "yesterday", "2026-11-10T08:00:00+00:00"]', encoding="utf-8")
    assert keys_taken(locked.folder) == ("2026-11-10T08:00:00+00:00",)
    (locked.folder / FILE).write_text("{", encoding="utf-8")
    assert keys_taken(locked.folder) == ()
