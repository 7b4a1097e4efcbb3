"""Who signs in at the command line, where the password comes from, and that it goes nowhere else."""

from __future__ import annotations

import getpass
import io
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.cli.passwords import VARIABLE
from app.db import open_school
from app.vault.attempts import Attempts
from app.vault.seals import seal_of
from tests.fixtures import PASSWORD, administrator

from .conftest import Command

WRONG = "nothing like the right one"


def noted(school: Path) -> list[tuple[str, str]]:
    """Return what the audit trail has: kind and facts."""
    database = open_school(school, seal_of(administrator()))
    with database.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT kind, coalesce(facts, '') FROM audit ORDER BY id").all()
    database.close()
    return [(str(row[0]), str(row[1])) for row in found]


def written(file: Path, text: str, mode: int = 0o600) -> Path:
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A person at a terminal who types these lines, the last one first."""
    stdin = io.StringIO()
    stdin.isatty = lambda: True  # type: ignore[method-assign]
    typing: list[str] = []
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(getpass, "getpass", lambda prompt: typing.pop())
    return typing


def test_the_password_comes_from_the_first_line_of_a_file(
    command: Command, locked_school: Path, tmp_path: Path
) -> None:
    secret = written(tmp_path / "secret", f"{PASSWORD}\r\nnot this\n")
    code, _, err = command("check", locked_school, "--password-file", secret)
    assert (code, err) == (0, "")


def test_or_from_the_variable(command: Command, locked_school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSWORD)
    assert command("check", locked_school)[0] == 0


def test_or_from_the_person_at_the_terminal(
    command: Command, locked_school: Path, terminal: list[str]
) -> None:
    terminal.append(PASSWORD)
    assert command("check", locked_school)[0] == 0


def test_a_file_comes_before_the_variable(command: Command, real_school: Path, tmp_path: Path) -> None:
    code, _, err = command("check", real_school, "--password-file", written(tmp_path / "secret", WRONG))
    assert (code, err.startswith("That is not the password for Ms Dovecote.")) == (1, True)


def test_where_nobody_can_be_asked_that_is_said(command: Command, locked_school: Path) -> None:
    code, out, err = command("check", locked_school)
    assert (code, out) == (1, "")
    assert (
        err
        == f"There is nobody here to ask for a password. Give it with --password-file FILE or {VARIABLE}.\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_a_password_file_that_others_can_read_is_warned_of(
    command: Command, locked_school: Path, tmp_path: Path
) -> None:
    secret = written(tmp_path / "secret", PASSWORD, 0o644)
    code, _, err = command("check", locked_school, "--password-file", secret)
    assert (code, err) == (0, f"Others can read {secret}: chmod 600 keeps it yours.\n")


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00"])
def test_a_password_file_without_a_password_is_a_sentence(
    command: Command, locked_school: Path, tmp_path: Path, content: bytes
) -> None:
    secret = written(tmp_path / "secret", "")
    secret.write_bytes(content)
    code, _, err = command("check", locked_school, "--password-file", secret)
    assert (code, str(secret) in err, "Traceback" in err) == (1, True, False)


@pytest.mark.parametrize(
    "typed",
    [
        ("check", "there", "--password", PASSWORD),
        ("check", "there", f"--password={PASSWORD}"),
        ("--password", PASSWORD, "check", "there"),
        ("people", "there", "add", "Mr Wren", "--role", "head", "--new-password", PASSWORD),
        ("recover", "there", "--recovery-code", PASSWORD),
        ("check", "there", "--pasword", PASSWORD),
    ],
)
def test_a_secret_is_never_an_argument_and_is_not_repeated(
    typed: tuple[str, ...], command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        command(*typed)
    out, err = capsys.readouterr()
    assert left.value.code == 2
    assert PASSWORD not in out + err


def test_a_wrong_password_is_said_kept_for_the_audit_and_told_nobody(
    command: Command, locked_school: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, WRONG)
    code, out, err = command("backup", locked_school, "--json")
    assert (code, err) == (1, "That is not the password for Ms Dovecote. Check Caps Lock, and try again.\n")
    monkeypatch.setenv(VARIABLE, PASSWORD)
    assert command("backup", locked_school)[0] == 0
    kinds = [kind for kind, _ in noted(locked_school)]
    assert kinds[-3:] == ["sign_in_failed", "sign_in", "make_backup"]
    kept = [file.read_bytes() for file in (*locked_school.rglob("*"), *home.rglob("*")) if file.is_file()]
    assert not any(one.encode() in b"".join([*kept, out.encode()]) for one in (WRONG, PASSWORD))


def test_after_several_wrong_ones_nobody_may_try_for_a_while(command: Command, real_school: Path) -> None:
    attempts = Attempts(real_school)
    for _ in range(6):
        attempts.note(1, datetime.now(UTC))
    code, _, err = command("check", real_school)
    assert code == 1
    assert err.startswith("Wrong passwords were typed for this school. Wait ")


def test_signing_in_is_in_the_audit_with_where(command: Command, real_school: Path) -> None:
    assert command("people", real_school)[0] == 0
    assert noted(real_school)[-1] == ("sign_in", '{"where": "command line"}')


@pytest.mark.parametrize("name", ["Ms Dovecote", "ms  DOVECOTE"])
def test_a_person_is_found_however_the_name_is_capitalised(
    name: str, command: Command, real_school: Path
) -> None:
    assert command("check", real_school, "--person", name)[0] == 0


def test_an_unknown_person_is_answered_with_those_there_are(command: Command, real_school: Path) -> None:
    code, _, err = command("check", real_school, "--person", "Mr Wren")
    assert (code, err) == (1, "Nobody called Mr Wren may sign in. There are: Ms Dovecote.\n")


@pytest.mark.parametrize("typed", [("check",), ("backup",), ("people",)])
def test_a_school_of_an_older_version_is_sent_to_protect(
    typed: tuple[str, ...], command: Command, template: Path, tmp_path: Path
) -> None:
    old = shutil.copytree(template, tmp_path / "old")
    code, _, err = command(*typed, old)
    assert code == 1
    assert (
        err
        == f'The school in {old} is not protected yet. Give it passwords first: fivefold protect "{old}"\n'
    )
