"""Putting a backup of a locked school back: the whole school, a damaged one, one without its keys, an empty folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import sign_ins
from app.abilities import Role
from app.backups.making import make_backup
from app.db import file_of
from app.keys.key_file import key_file_of
from app.keys.parts import LEAST_COST, KeyFile
from app.keys.people import add_person, change_person
from app.keys.unlocking import again
from app.operations.organisations import OrganisationDraft, add_organisation
from app.queries.people import organisations
from app.schools import open_store
from app.sign_ins import SignIn
from app.store import Store
from app.vault.changing import keep_keys
from tests.fixtures import NAME, NOW, PASSWORD, administrator

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


def backed_up(school: Path) -> Path:
    """Make a backup, then a change; return the backup."""
    store = open_store(school, administrator())
    made = make_backup(store.database, now=NOW).file
    store.write(add_organisation, OrganisationDraft("Lantern House"))
    store.close()
    return made


def changed(school: Path) -> bool:
    """Say whether that change is there."""
    store = open_store(school, administrator())
    found = "Lantern House" in [row.name for row in store.read(organisations)]
    store.close()
    return found


def keep(store: Store, key_file: KeyFile) -> None:
    """Keep a changed key file as the program does."""
    unlocked = again(administrator(), key_file)
    store.database = keep_keys(store.database, unlocked, who=store.who, now=NOW, kind="add_person", number=2)


def test_a_locked_school_is_restored_after_saying_what_would_be_lost(
    command: Command, answer: Answer, real_school: Path
) -> None:
    backed_up(real_school)
    code, out, _ = command("restore", real_school)
    assert (code, "1 change made since this backup would be lost.\n  Added Lantern House.\n" in out) == (
        1,
        True,
    )
    assert changed(real_school)
    assert answer("restore", real_school, "--yes")["changes_lost"] == 1
    assert not changed(real_school)
    assert command("check", real_school)[0] == 0


def empty(_: bytes) -> bytes:
    return b""


def something_else(_: bytes) -> bytes:
    return b"nothing that ever was a database" * 200


def holed(content: bytes) -> bytes:
    """Every page but the first is spoilt, which opening alone does not notice."""
    return content[:4096] + bytes(byte ^ 1 for byte in content[4096:])


@pytest.mark.parametrize("damage", [empty, something_else, holed])
def test_a_damaged_school_is_restored_by_its_key_file(
    damage: Callable[[bytes], bytes], command: Command, real_school: Path
) -> None:
    backed_up(real_school)
    file = file_of(real_school)
    file.write_bytes(damage(file.read_bytes()))
    code, out, err = command("check", real_school)
    assert (code, "inside Fivefold" in out + err) == (1, False)
    assert "1 backup in" in command("backups", real_school)[1]
    assert command("restore", real_school, "--yes")[0] == 0
    assert not changed(real_school)


def test_a_damaged_school_still_asks_for_the_password(
    command: Command, real_school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backed_up(real_school)
    file_of(real_school).write_bytes(b"")
    monkeypatch.setenv("FIVEFOLD_PASSWORD", "nothing like it at all")
    code, _, err = command("restore", real_school, "--yes")
    assert (code, err.startswith(f"That is not the password for {NAME}.")) == (1, True)


@pytest.mark.parametrize("damage", [None, "half of"])
def test_a_lost_key_file_comes_back_alone(damage: str | None, command: Command, real_school: Path) -> None:
    backed_up(real_school)
    kept = key_file_of(real_school).read_bytes()
    if damage is None:
        key_file_of(real_school).unlink()
    else:
        key_file_of(real_school).write_text(damage, encoding="utf-8")
    err = command("check", real_school)[2]
    assert err.endswith(f'Take it from a backup: fivefold restore "{real_school}" --key-file-from-backup\n')
    assert command("restore", real_school, "--key-file-from-backup")[0] == 0
    assert key_file_of(real_school).read_bytes() == kept
    assert changed(real_school)


def test_a_key_file_taken_from_a_backup_is_that_of_today(command: Command, real_school: Path) -> None:
    backed_up(real_school)
    store = open_store(real_school, administrator())
    number = sign_ins.add_sign_in(store, SignIn("Mr Wren", Role.HEAD, frozenset()), "copper lantern two").id
    assert number is not None
    sign_ins.remove_sign_in(store, number)
    store.close()
    key_file_of(real_school).unlink()
    assert command("restore", real_school, "--key-file-from-backup")[0] == 0
    assert command("check", real_school)[0] == 0
    assert command("restore", real_school, "--yes")[0] == 0


def test_a_backup_opens_a_school_in_an_empty_folder(
    command: Command, real_school: Path, tmp_path: Path
) -> None:
    command("backup", real_school, "--to", tmp_path)
    (copy,) = tmp_path.glob("*Z.db")
    shutil.rmtree(real_school)
    assert command("restore", tmp_path / "new", "--backup", copy)[0] == 1
    assert not (tmp_path / "new").exists()
    assert command("restore", tmp_path / "new", "--backup", copy, "--yes")[0] == 0
    assert command("check", tmp_path / "new")[0] == 0


def test_an_old_key_file_gives_no_right_back_that_was_taken(command: Command, real_school: Path) -> None:
    store = open_store(real_school, administrator())
    more = add_person(administrator(), "Mr Wren", Role.ADMINISTRATOR, (), PASSWORD, cost=LEAST_COST)
    keep(store, more)
    old = key_file_of(real_school).read_bytes()
    less = change_person(again(administrator(), more), 2, name="Mr Wren", role=Role.VIEW, switches=())
    keep(store, less)
    make_backup(store.database, now=NOW)
    store.close()
    key_file_of(real_school).write_bytes(old)
    file_of(real_school).write_bytes(b"")
    code, _, err = command("restore", real_school, "--yes", "--person", "Mr Wren")
    assert (code, err.startswith("You may not restore a backup.")) == (1, True)


def test_a_whole_key_file_stays_and_stands_in_no_restores_way(command: Command, real_school: Path) -> None:
    assert command("backup", real_school)[0] == 0
    code, _, err = command("restore", real_school, "--key-file-from-backup")
    assert (code, err) == (
        1,
        "The key file of this school is in its place, and whole. Sign in with your password.\n",
    )
    assert command("restore", real_school, "--key-file-from-backup", "--latest", "--yes")[::2] == (0, "")
