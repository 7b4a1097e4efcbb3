"""Giving an old school passwords leaves no copy of it behind that anybody can read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.backups.making import make_backup
from app.backups.second_place import copy_there, set_second_place
from app.db import file_of, open_school
from app.keys.unlocking import Unlocked
from app.vault.protecting import protect
from tests.fixtures import NOW


@pytest.fixture
def old(template: Path, tmp_path: Path) -> Path:
    """A school without passwords, with one backup, here and on a stick."""
    folder, stick = Path(shutil.copytree(template, tmp_path / "school")), tmp_path / "stick"
    stick.mkdir()
    set_second_place(folder, stick)
    database = open_school(folder)
    backup = make_backup(database, now=NOW)
    database.close()
    copy_there(folder, backup.file, stick, NOW)
    return folder


def readable(place: Path) -> Iterator[Path]:
    """Find the files that anybody can read without a password."""
    return (file for file in place.rglob("*") if file.is_file() and b"Test Primary" in file.read_bytes())


@pytest.mark.parametrize(
    "left",
    [
        "school/.restoring-1a2b/school.db",
        "school/.making-1a2b/school.db",
        "school/school.db.damaged-2026-11-09T101500Z-1a2b",
        "school/backups/before the move.db",
        "school/backups/.part-1a2b",
        "stick/school backups/.part-1a2b",
    ],
)
def test_no_copy_stays_readable(old: Path, unlocked: Unlocked, tmp_path: Path, left: str) -> None:
    file = tmp_path / left
    file.parent.mkdir(exist_ok=True)
    shutil.copy(file_of(old), file)
    assert protect(old, unlocked, now=NOW) == []
    assert list(readable(tmp_path)) == []


def test_a_second_place_out_of_reach_is_named(old: Path, unlocked: Unlocked, tmp_path: Path) -> None:
    (tmp_path / "stick").rename(tmp_path / "elsewhere")
    assert protect(old, unlocked, now=NOW) == [tmp_path / "stick"]


def test_a_copy_that_is_too_damaged_to_be_sealed_is_kept_and_named(old: Path, unlocked: Unlocked) -> None:
    file = old / "school.db.damaged-2026-11-09T101500Z-1a2b"
    whole = file_of(old).read_bytes()
    file.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))
    assert protect(old, unlocked, now=NOW) == [file]
    assert file.exists()
