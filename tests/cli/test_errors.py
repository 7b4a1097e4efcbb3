"""Whatever goes wrong is one sentence, and a bug leaves its place in the log and nothing about anybody."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from app.cli.command import STOPPED, WENT_WRONG, guarded
from app.errors import Problem


def break_down(_: Namespace) -> int:
    raise ValueError("Wren Thimble, 4K")


def interrupt(_: Namespace) -> int:
    raise KeyboardInterrupt


def refuse(_: Namespace) -> int:
    raise Problem("The disk is full.", "Make room.")


def test_a_bug_is_one_sentence_and_its_place_is_logged_without_values(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(Namespace(), break_down) == 1
    said = capsys.readouterr().err
    log = (home / "fivefold.log").read_text(encoding="utf-8")
    assert said == f"{WENT_WRONG} The log is {home / 'fivefold.log'}.\n"
    assert "builtins.ValueError at tests/cli/test_errors.py" in log
    assert "Wren" not in said + log


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_only_its_owner_reads_the_log(home: Path) -> None:
    guarded(Namespace(), break_down)
    assert (home / "fivefold.log").stat().st_mode & 0o777 == 0o600


def test_a_bug_is_still_a_sentence_where_no_log_can_be(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write_text("a file where the folder would be", encoding="utf-8")
    assert guarded(Namespace(), break_down) == 1
    assert capsys.readouterr().err == f"{WENT_WRONG}\n"


def test_a_developer_may_ask_for_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIVEFOLD_DEBUG", "1")
    with pytest.raises(ValueError, match="Wren"):
        guarded(Namespace(), break_down)


def test_ctrl_c_leaves_with_one_sentence_and_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(Namespace(), interrupt) == 130
    assert capsys.readouterr() == ("", f"{STOPPED}\n")


def test_a_problem_is_said_on_stderr_and_to_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(Namespace(json=True), refuse) == 1
    out, err = capsys.readouterr()
    assert json.loads(out) == {"problem": "The disk is full. Make room."}
    assert err == "The disk is full. Make room.\n"
