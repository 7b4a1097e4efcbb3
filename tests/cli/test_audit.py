"""The commands that read and verify the audit trail, and what other commands leave in it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import sqlcipher3

from app.db import file_of, open_school

from .conftest import Command
from .test_check import Answer, spoil


def last_facts(school: Path) -> dict[str, object]:
    database = open_school(school)
    with database.engine.connect() as connection:
        facts = connection.exec_driver_sql("SELECT facts FROM audit ORDER BY id DESC LIMIT 1").scalar()
    database.close()
    found: dict[str, object] = json.loads(str(facts))
    return found


@pytest.mark.parametrize("ending", ["xlsx", "pdf"])
def test_an_export_is_noted_with_the_hash_of_the_very_file(
    command: Command, own_school: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"map.{ending}"
    assert command("export", "map", out, "--internal", "--school", own_school)[0] == 0
    facts = last_facts(own_school)
    assert facts["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert (facts["copy"], facts["file"]) == ("internal", ending)


def test_a_trail_nobody_touched_is_whole(answer: Answer, own_school: Path) -> None:
    found = answer("audit", "verify", own_school)
    assert (found["whole"], found["findings"]) == (True, [])
    assert found["head"]["number"] == found["entries"]


def test_verifying_twice_says_the_same_and_changes_nothing(command: Command, own_school: Path) -> None:
    assert command("audit", "verify", own_school) == command("audit", "verify", own_school)


def test_tampering_is_exit_1_with_a_sentence(command: Command, own_school: Path) -> None:
    spoil(own_school, "UPDATE audit SET person = 'Somebody else' WHERE id = 2")
    code, out, _ = command("audit", "verify", own_school)
    assert code == 1
    assert "  WRONG  Entry 2 was changed after it was written.\n" in out


def test_the_list_is_narrowed_to_a_pupil_and_days(answer: Answer, own_school: Path) -> None:
    number = admission_number(own_school)
    assert answer("audit", "list", own_school, "--pupil", number)["entries"] == []
    listed = answer("audit", "list", own_school, "--to", "2026-11-10")["entries"]
    assert [one["kind"] for one in listed][-1] == "make_sample_school"
    assert answer("audit", "list", own_school, "--from", "2030-01-01")["entries"] == []


def test_the_list_is_for_people_too(command: Command, own_school: Path) -> None:
    code, out, _ = command("audit", "list", own_school, "--limit", 1)
    assert code == 0
    assert out.startswith("1 entry, newest first.\n")


def admission_number(school: Path) -> str:
    """Return a pupil's admission number whom nobody has decided anything about since the sample was made."""
    connection = sqlcipher3.connect(str(file_of(school)))
    statement = "SELECT admission_number FROM pupil WHERE id NOT IN (SELECT pupil_id FROM placement) AND id NOT IN (SELECT pupil_id FROM pupil_need)"
    found = connection.execute(statement).fetchone()
    connection.close()
    return str(found[0])
