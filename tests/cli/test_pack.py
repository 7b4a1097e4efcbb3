"""The commands that write named packs: locked, with the password in a private file or once on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.cli.pack import _password_file
from app.exports.encrypting import LONGEST
from app.paper.tagged import can_tag
from app.schools import open_store
from tests.packed import Met, meet

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


@pytest.fixture
def met(own_school: Path) -> Met:
    store = open_store(own_school)
    found = meet(store)
    store.close()
    return found


def test_a_pack_opens_with_the_password_that_is_said_once(
    answer: Answer, own_school: Path, met: Met, tmp_path: Path
) -> None:
    out = tmp_path / "pack.pdf"
    found = answer("export", "pack", str(met.meeting), out, "--school", own_school, "--called", "codes")
    assert PdfReader(out).decrypt(found["password"])
    assert found["pupils"] == 3
    assert found["without_consent"][0]["pupils"] == "Pupil 2, Pupil 3"


@pytest.mark.skipif(not can_tag(), reason="Typst is not installed: pip install fivefold[accessible]")
def test_a_pack_is_tagged_where_that_is_asked_for(
    answer: Answer, own_school: Path, met: Met, tmp_path: Path
) -> None:
    out = tmp_path / "pack.pdf"
    found = answer("export", "pack", met.meeting, out, "--school", own_school, "--accessible")
    reader = PdfReader(out)
    assert reader.decrypt(found["password"])
    assert "/StructTreeRoot" in reader.root_object


def test_the_password_may_go_into_a_private_file(
    answer: Answer, own_school: Path, met: Met, tmp_path: Path
) -> None:
    out, kept = tmp_path / "pack.pdf", tmp_path / "password.txt"
    found = answer("export", "pack", met.meeting, out, "--school", own_school, "--password-out", kept)
    assert "password" not in found
    assert PdfReader(out).decrypt(kept.read_text("utf-8").strip())


def test_a_password_file_that_is_there_already_is_kept_and_no_pack_is_made(
    command: Command, own_school: Path, met: Met, tmp_path: Path
) -> None:
    out, kept = tmp_path / "pack.pdf", tmp_path / "password.txt"
    kept.write_text("mine", "utf-8")
    code, _, said = command(
        "export", "pack", met.meeting, out, "--school", own_school, "--password-out", kept
    )
    assert (code, kept.read_text("utf-8"), out.exists()) == (1, "mine", False)
    assert "Name a new file" in said


def test_a_meeting_that_is_not_there_makes_no_file(
    command: Command, own_school: Path, tmp_path: Path
) -> None:
    out = tmp_path / "pack.xlsx"
    code, _, said = command("export", "pack", "99", out, "--school", own_school)
    assert (code, out.exists()) == (1, False)
    assert "no longer there" in said


def test_the_room_for_the_password_is_taken_before_the_pack_is_made(tmp_path: Path) -> None:
    file = tmp_path / "password.txt"
    with _password_file(file) as keep:
        assert len(file.read_bytes()) == LONGEST + 1
        keep("four plain words")
    assert file.read_text(encoding="utf-8") == "four plain words\n"
