"""Who leaves is locked out with a new key, older backups stay readable, and recovery gives a way back in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from app import sign_ins
from app.abilities import Role
from app.audit.verifying import verify
from app.backups.files import backups
from app.backups.making import make_backup
from app.errors import Invalid, Problem
from app.keys.key_file import KEY_FILE, load
from app.keys.parts import LEAST_COST
from app.keys.people import new_keys
from app.keys.problems import WrongCode, WrongPassword
from app.noting import note_signed_in
from app.operations.organisations import OrganisationDraft, add_organisation
from app.queries.audit_rows import AuditFilter, audit_rows
from app.queries.people import organisations
from app.schools import open_store, restore_school
from app.sign_ins import SignIn
from app.store import moment
from app.vault.attempts import Attempts
from tests.vault.conftest import NAME, PASSWORD, Locked

NEW = "silver thimble garden six"
WREN, WRENS = SignIn("Mr Wren", Role.PASTORAL, frozenset()), "copper lantern meadow two"


def test_who_is_removed_opens_the_school_no_more_not_even_with_an_old_key_file(locked: Locked) -> None:
    store = locked.store()
    number = sign_ins.add_sign_in(store, WREN, WRENS).id
    assert number is not None
    store.write(add_organisation, OrganisationDraft("Kite Project"))
    old = (locked.folder / KEY_FILE).read_bytes()
    sign_ins.remove_sign_in(store, number)
    assert "Kite Project" in {row.name for row in store.read(organisations)}
    store.close()
    with pytest.raises(Problem, match="may not sign in any more"):
        locked.store(number, WRENS)
    (locked.folder / KEY_FILE).write_bytes(old)
    with pytest.raises(Problem, match="damaged"):
        locked.store(number, WRENS)


def test_work_goes_on_in_the_same_window_after_the_key_was_changed(locked: Locked) -> None:
    store = locked.store()
    number = sign_ins.add_sign_in(store, WREN, WRENS).id
    assert number is not None
    sign_ins.remove_sign_in(store, number)
    store.write(add_organisation, OrganisationDraft("Kite Project"))
    with store.database.engine.connect() as connection:
        assert verify(connection).whole
    store.close()
    again = locked.store()
    assert "Kite Project" in {row.name for row in again.read(organisations)}
    again.close()


def test_a_backup_from_before_a_removal_comes_back_under_todays_key(locked: Locked) -> None:
    store = locked.store()
    number = sign_ins.add_sign_in(store, WREN, WRENS).id
    assert number is not None
    make_backup(store.database, now=store.now())
    sign_ins.remove_sign_in(store, number)
    store.write(add_organisation, OrganisationDraft("Kite Project"))
    seal, now, who = store.database.seal, store.now(), store.who
    store.close()
    (made,) = backups(locked.folder, seal)
    restore_school(locked.folder, made, seal=seal, now=now, who=who)
    again = locked.store()
    assert "Kite Project" not in {row.name for row in again.read(organisations)}
    again.close()
    with pytest.raises(Problem, match="may not sign in any more"):
        locked.store(number, WRENS)


def test_ones_own_password_changes_only_with_the_old_one(locked: Locked) -> None:
    store = locked.store()
    with pytest.raises(WrongPassword):
        sign_ins.set_own_password(store, "not this one at all", "silver thimble garden six")
    with pytest.raises(Invalid, match="12"):
        sign_ins.set_own_password(store, PASSWORD, "short")
    sign_ins.set_own_password(store, PASSWORD, "silver thimble garden six")
    store.close()
    with pytest.raises(WrongPassword):
        locked.store()
    locked.store(password="silver thimble garden six").close()


def test_the_recovery_code_gives_a_new_password_once(locked: Locked) -> None:
    unlocked, code = sign_ins.recover(locked.folder, locked.code, 1, "silver thimble garden six")
    store = open_store(locked.folder, unlocked)
    assert store.who.role is Role.ADMINISTRATOR
    store.close()
    with pytest.raises(WrongCode):
        sign_ins.recover(locked.folder, locked.code, unlocked.number, PASSWORD)
    again, _ = sign_ins.recover(locked.folder, code, unlocked.number, PASSWORD)
    assert [one.name for one in load(locked.folder).people] == [again.name]
    with pytest.raises(Problem, match="may not sign in any more"):
        locked.store(1, PASSWORD)


def test_nobody_who_reads_meanwhile_notices_that_the_key_is_changed(locked: Locked) -> None:
    store, over = locked.store(), Event()
    number = sign_ins.add_sign_in(store, WREN, WRENS).id or 0

    def reading() -> int:
        done = 0
        while not over.is_set():
            assert store.read(organisations) is not None
            done += 1
        return done

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(reading), pool.submit(reading)]
        try:
            sign_ins.remove_sign_in(store, number)
        finally:
            over.set()
        assert all(one.result() for one in readers)
    store.close()


def test_a_wrong_recovery_code_is_a_failed_sign_in_and_makes_the_next_wait(locked: Locked) -> None:
    wrong = new_keys(NAME, PASSWORD, cost=LEAST_COST)[2]
    with pytest.raises(WrongCode):
        sign_ins.recover(locked.folder, wrong, 1, NEW)
    (failed,) = Attempts(locked.folder).all()
    assert failed.number == load(locked.folder).recovery.number
    for _ in range(9):
        Attempts(locked.folder).note(1, moment())
    with pytest.raises(Problem, match=r"Wait \d+ seconds"):
        sign_ins.recover(locked.folder, locked.code, 1, NEW)


def test_a_mistyped_recovery_code_is_not_a_try(locked: Locked) -> None:
    with pytest.raises(WrongCode):
        sign_ins.recover(locked.folder, "AAAAA-" + locked.code[6:], 1, NEW)
    assert Attempts(locked.folder).all() == ()


def test_the_trail_says_that_it_was_the_recovery_code(locked: Locked) -> None:
    Attempts(locked.folder).note(load(locked.folder).recovery.number, moment())
    store = locked.store()
    note_signed_in(store, Attempts(locked.folder))
    (failed,) = (row for row in store.read(audit_rows, AuditFilter()) if row.kind == "sign_in_failed")
    store.close()
    assert "Recovery code" in failed.what
