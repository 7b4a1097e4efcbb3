"""Who may sign in, changed at the command line, and passwords changed and forgotten there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.abilities import Role
from app.keys.key_file import load
from app.keys.parts import LEAST_COST
from app.keys.people import new_keys
from app.keys.unlocking import unlock, unlock_with_recovery
from app.operations.setup import SchoolDraft
from app.schools import Prepared, new_school, people_of
from tests.fixtures import NAME, PASSWORD

from .conftest import Command

Answer = Callable[..., dict[str, Any]]
OTHER = "silver thimble garden six"


def secret(file: Path, line: str) -> Path:
    """Write a line into a file that only its owner can read."""
    file.touch(mode=0o600)
    file.write_text(f"{line}\n", encoding="utf-8")
    return file


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A file with another password."""
    return secret(tmp_path / "other", OTHER)


@pytest.fixture(scope="module")
def with_code(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A school to copy, and its recovery code."""
    folder = tmp_path_factory.mktemp("with code") / "school"
    prepared = Prepared(*new_keys(NAME, PASSWORD, cost=LEAST_COST))
    new_school(folder, SchoolDraft(name="Test Primary School"), prepared).close()
    return folder, prepared.code


def test_somebody_is_added_changed_and_listed(answer: Answer, real_school: Path, other: Path) -> None:
    words = ("--person", NAME, "--new-password-file", other)
    added = answer("people", real_school, "add", "Mr Wren", "--role", "head", "--without", "costs", *words)
    assert added["done"] == "Mr Wren may sign in as Head."
    assert unlock(load(real_school), added["number"], OTHER).name == "Mr Wren"
    change = ("change", "mr wren", "--to", "Mr Wrenn", "--role", "pastoral", "--with", "risk,named")
    assert answer("people", real_school, *change, "--person", NAME)["done"] == "Changed what Mr Wrenn may do."
    assert answer("people", real_school, "--person", NAME)["people"] == [
        {"name": "Mr Wrenn", "role": "pastoral", "with": ["named", "risk"]},
        {"name": NAME, "role": "administrator", "with": ["costs", "internal", "named", "risk"]},
    ]


def test_who_is_removed_signs_in_no_more(command: Command, real_school: Path, other: Path) -> None:
    command("people", real_school, "add", "Mr Wren", "--role", "head", "--new-password-file", other)
    assert command("people", real_school, "remove", "Mr Wren", "--person", NAME)[0] == 0
    code, _, err = command("check", real_school, "--person", "Mr Wren", "--password-file", other)
    assert (code, err) == (1, f"Nobody called Mr Wren may sign in. There are: {NAME}.\n")
    assert command("check", real_school)[0] == 0


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("remove", NAME), "You cannot remove yourself."),
        (("password", NAME), "This is your own password."),
        (("remove", "Mr Wren"), "Nobody called Mr Wren may sign in."),
        (("change", NAME, "--role", "view"), "The school would have no administrator."),
        (("add", NAME.upper(), "--role", "view"), "There is somebody of this name already"),
    ],
)
def test_what_cannot_be_is_a_sentence(
    typed: tuple[str, ...], words: str, command: Command, real_school: Path, other: Path
) -> None:
    new = ("--new-password-file", other) if typed[0] in ("add", "password") else ()
    code, _, err = command("people", real_school, *typed, *new)
    assert (code, err.startswith(words)) == (1, True)
    assert [name for _, name, _ in people_of(real_school)] == [NAME]


def test_a_weak_password_is_refused_without_repeating_it(
    command: Command, real_school: Path, tmp_path: Path
) -> None:
    weak = secret(tmp_path / "weak", "swordfish")
    code, out, err = command("password", real_school, "--new-password-file", weak)
    assert (code, "at least 12 characters" in err) == (1, True)
    assert "swordfish" not in out + err


def test_ones_own_password_is_changed(command: Command, real_school: Path, other: Path) -> None:
    assert command("password", real_school, "--new-password-file", other)[:2] == (
        0,
        "Your password is changed.\n",
    )
    assert command("check", real_school)[0] == 1
    assert command("check", real_school, "--password-file", other)[0] == 0


def test_the_recovery_code_gives_a_new_password_and_a_new_code(
    answer: Answer, with_code: tuple[Path, str], other: Path, tmp_path: Path
) -> None:
    school = Path(shutil.copytree(with_code[0], tmp_path / "own"))
    code = secret(tmp_path / "code", with_code[1])
    found = answer("recover", school, "--recovery-code-file", code, "--password-file", other)
    assert found["person"] == NAME
    assert unlock_with_recovery(load(school), found["recovery_code"]).role is Role.ADMINISTRATOR
    again = answer("recover", school, "--recovery-code-file", code, "--password-file", other)
    assert again["problem"].startswith("That is not the recovery code of this school.")


def test_a_wrong_recovery_code_leaves_no_file_for_the_next(
    command: Command, real_school: Path, tmp_path: Path
) -> None:
    code, new = secret(tmp_path / "code", "AAAAA-AAAAA"), tmp_path / "new code"
    words = ("--recovery-code-file", code, "--recovery-file", new)
    assert command("recover", real_school, *words)[2].startswith("That is not a recovery code.")
    assert not new.exists()


@pytest.mark.parametrize("typed", [("people",), ("password",), ("protect",)])
def test_the_sample_has_no_passwords(typed: tuple[str, ...], command: Command, own_school: Path) -> None:
    code, out, err = command(*typed, own_school)
    assert (code, out, err.startswith("The sample school ")) == (1, "", True)
