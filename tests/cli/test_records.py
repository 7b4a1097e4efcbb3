"""The commands about a pupil's rights, on a sample school."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.queries.pupil_entry import pupil_entry
from app.queries.pupils import pupil_rows
from app.schools import open_store

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


@pytest.fixture
def number(own_school: Path) -> str:
    """The admission number of the first pupil on the roll."""
    store = open_store(own_school)
    first = store.read(pupil_rows, today=store.today())[0]
    entry = store.read(pupil_entry, first.id)
    store.close()
    return entry.admission_number or ""


def test_a_record_is_written_for_whoever_asked(
    answer: Answer, own_school: Path, number: str, tmp_path: Path
) -> None:
    found = answer("record", own_school, "--admission", number, "--out", tmp_path, "--made-for", "the family")
    assert [Path(file).suffix for file in found["files"]] == [".pdf", ".json"]
    assert all(Path(file).is_file() for file in found["files"])


def test_a_transfer_file_has_a_password_said_once(
    answer: Answer, own_school: Path, number: str, tmp_path: Path
) -> None:
    from app.exports.locked_zip import unlock

    found = answer("transfer", own_school, "--admission", number, "--out", tmp_path, "--to", "Hill School")
    assert len(unlock(Path(found["files"][0]).read_bytes(), found["password"])) == 2


def test_erasing_asks_first(command: Command, own_school: Path, number: str) -> None:
    code, out, _ = command("erase", own_school, "--admission", number)
    assert code == 1
    assert "Say --yes to do it. It cannot be undone." in out
    assert command("erase", own_school, "--admission", number, "--yes")[0] == 0
    _, _, err = command("erase", own_school, "--admission", number)
    assert err.startswith("No pupil has that admission number.")


def test_a_hold_stands_in_the_way_of_it(command: Command, own_school: Path, number: str) -> None:
    assert command("hold", own_school, "--admission", number, "--why", "Inquiry 7")[0] == 0
    code, _, err = command("erase", own_school, "--admission", number, "--yes")
    assert (code, "on hold" in err) == (1, True)
    assert command("hold", own_school, "--admission", number, "--end")[0] == 0


def test_the_schedule_is_told_with_what_is_due(answer: Answer, own_school: Path) -> None:
    found = answer("retention", own_school)
    assert {"kind": "sen_file", "years": 31, "from": "birth"} in found["rules"]
    assert found["due"] == []
