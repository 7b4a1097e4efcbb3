"""Passwords for a new school and for one of an older version, and where the recovery code goes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.abilities import Role
from app.db import file_of
from app.keys.key_file import load
from app.keys.unlocking import unlock_with_recovery
from app.schools import State, people_of, state_of
from tests.fixtures import PASSWORD

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def _told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIVEFOLD_PASSWORD", PASSWORD)


@pytest.fixture
def old_school(template: Path, tmp_path: Path) -> Path:
    """A real school without passwords, as versions before made them."""
    return Path(shutil.copytree(template, tmp_path / "old"))


def test_an_old_school_is_protected_with_its_backups(
    command: Command, answer: Answer, old_school: Path
) -> None:
    found = answer("protect", old_school, "--person", "Ms Dovecote")
    assert found["done"] == f"The school in {old_school} is protected. Sign in as Ms Dovecote."
    assert unlock_with_recovery(load(old_school), found["recovery_code"]).role is Role.ADMINISTRATOR
    assert not any(file.read_bytes().startswith(b"SQLite") for file in old_school.rglob("*.db"))
    assert len(answer("backups", old_school)["backups"]) == 1
    assert command("check", old_school)[0] == 0


def test_a_protected_school_is_not_protected_again(command: Command, real_school: Path) -> None:
    code, _, err = command("protect", real_school)
    assert (code, err.startswith(f"The school in {real_school} is protected already.")) == (1, True)


def test_the_recovery_code_goes_into_a_private_file_and_nowhere_else(
    command: Command, tmp_path: Path
) -> None:
    school, file = tmp_path / "school", tmp_path / "code"
    code, out, err = command("new", school, "--name", "Otter Primary", "--recovery-file", file)
    written = file.read_text(encoding="utf-8").strip()
    assert (code, err) == (0, "")
    assert unlock_with_recovery(load(school), written).role is Role.ADMINISTRATOR
    assert written not in out
    assert sys.platform == "win32" or file.stat().st_mode & 0o077 == 0


def test_a_recovery_file_that_is_there_is_left_alone(command: Command, tmp_path: Path) -> None:
    (tmp_path / "code").write_text("my shopping list", encoding="utf-8")
    code, _, err = command("new", tmp_path / "s", "--name", "Otter", "--recovery-file", tmp_path / "code")
    assert (code, err) == (
        1,
        f"{tmp_path / 'code'} is there already. Choose another name for the recovery code.\n",
    )
    assert (tmp_path / "code").read_text(encoding="utf-8") == "my shopping list"
    assert not (tmp_path / "s").exists()


def test_the_code_never_lies_beside_what_it_opens(command: Command, old_school: Path) -> None:
    code, _, err = command("protect", old_school, "--recovery-file", old_school / "code")
    assert (code, err.startswith("The recovery code must not lie in the school's folder.")) == (1, True)
    assert state_of(old_school) is State.UNPROTECTED


def test_a_school_that_cannot_be_made_leaves_no_code(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    words = ("--name", "Otter", "--recovery-file", tmp_path / "code")
    assert command("new", tmp_path / "file" / "school", *words)[0] == 1
    assert not (tmp_path / "code").exists()


def test_a_weak_password_makes_no_school(
    answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIVEFOLD_PASSWORD", "password1234")
    found = answer("new", tmp_path / "school", "--name", "Otter Primary")
    assert list(found["fields"]) == ["password"]
    assert "password1234" not in str(found)
    assert not file_of(tmp_path / "school").exists()


def test_the_first_person_may_be_named(command: Command, tmp_path: Path) -> None:
    command("new", tmp_path / "school", "--name", "Otter Primary", "--person", "Ms Dovecote")
    assert people_of(tmp_path / "school") == ((1, "Ms Dovecote", "Administrator"),)
