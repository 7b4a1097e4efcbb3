"""Backups when the disk is full or the program is killed: the school is whole, and so is every backup before."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from app.backups.checking import check_backup
from app.backups.files import backups
from app.backups.making import make_backup
from app.backups.restoring import restore
from app.db import Database
from app.store import Store, moment
from app.vault.seals import seal_of
from tests.backups.schools import add, names
from tests.faults.test_killed import FULL_DISK, ended, opened, python, state
from tests.fixtures import NOW, administrator

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="signals and limits are a thing of Linux and macOS"
)


@pytest.mark.parametrize("room", [0, 50_000, 200_000])
def test_a_disk_that_fills_during_a_backup_leaves_the_old_ones_and_the_school(
    room: int, store: Store, school: Database
) -> None:
    before = make_backup(school, now=NOW)
    store.write(add, "Kite Project")
    school.close()
    done = python(FULL_DISK, room, "backup", school.folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.search("[Tt]he disk .*is full", done.stderr)
    assert [one.name for one in backups(school.folder)] == [before.name]
    assert check_backup(before.file, school.key) == before.contents
    assert names(store) == ["Kite Project"]


@pytest.mark.parametrize("room", [50_000, 200_000])
def test_a_disk_that_fills_during_a_restore_leaves_the_school(
    room: int, store: Store, school: Database
) -> None:
    make_backup(school, now=NOW)
    store.write(add, "Kite Project")
    school.close()
    done = python(FULL_DISK, room, "restore", school.folder, "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.search("(restored|made): the disk is full", done.stderr)
    assert names(store) == ["Kite Project"]
    assert not list(school.folder.glob(".restoring-*"))


@pytest.fixture
def before(store: Store, school: Database, place: Path) -> Path:
    """A school with a backup, and a change since, as the children find it."""
    make_backup(school, now=NOW)
    store.write(add, "Kite Project")
    school.close()
    return Path(shutil.copytree(school.folder, place / "before"))


def organisations_in(folder: Path) -> tuple[str, ...]:
    """Return the organisations of a school, which has to be whole."""
    assert state(folder) == 0
    store = opened(folder)
    try:
        return tuple(names(store))
    finally:
        store.close()


def test_a_backup_that_is_killed_leaves_a_whole_school_and_whole_backups(before: Path, place: Path) -> None:
    for folder in ended("kill -9 during a backup", place, "backup"):
        assert organisations_in(folder) == ("Kite Project",)
        found = backups(folder)
        assert [check_backup(one.file, administrator().raw_key) for one in found] == [
            one.contents for one in found
        ]


def test_a_restore_that_is_killed_leaves_the_school_before_or_after_it(before: Path, place: Path) -> None:
    # Which of the two depends on how far each got; anything else would be a school in between.
    for folder in ended("kill -9 during a restore", place, "restore", "--yes"):
        assert organisations_in(folder) in ((), ("Kite Project",))


def test_after_a_killed_restore_the_next_one_clears_up(before: Path) -> None:
    (before / ".restoring-0a0a0a0a").mkdir()
    (before / ".restoring-0a0a0a0a" / "school.db").write_bytes(b"half")
    restore(before, backups(before)[0], now=moment(), seal=seal_of(administrator()))
    assert sorted(file.name for file in before.iterdir()) == ["backups", "school.db", "school.keys"]
