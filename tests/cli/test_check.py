"""The command that looks whether a school is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from app.db import file_of

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


def spoil(school: Path, statement: str) -> None:
    """Change a school's file behind the program's back."""
    connection = sqlcipher3.connect(str(file_of(school)))
    connection.execute(statement)
    connection.commit()
    connection.close()


def wrong(found: dict[str, Any]) -> list[str]:
    """Return what is not right."""
    return [one["what"] for one in found["checks"] if one["wrong"]]


def test_the_sample_school_is_whole(command: Command, sample_school: Path) -> None:
    code, out, err = command("check", sample_school)
    assert (code, "WRONG" in out) == (0, False)
    assert out.startswith(f"{sample_school} is whole.\n  ok     The file's own structure\n")
    assert err == "Unprotected: invented pupils only.\n"


def test_the_second_look_says_the_same(command: Command, own_school: Path) -> None:
    assert command("check", own_school) == command("check", own_school)


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE audit SET person = 'Somebody else' WHERE id = 2", "The chain of the audit trail"),
        ("UPDATE placement SET pupil_id = 99999 WHERE id = 1", "Rows that point at other rows"),
        ("UPDATE pupil SET surname = 'Other' WHERE id = 5", "Pupils are found by the names they have"),
        ("UPDATE offer SET name = 'Other' WHERE id = 5", "Offers are found by the names they have"),
        ("DELETE FROM offer_state WHERE offer_id = 3", "Offers have one state at a time"),
        ("UPDATE offer SET organisation_id = NULL WHERE id = 1", "Running offers have an organisation and a place on the map"),
        ("DELETE FROM offer_place WHERE offer_id = 1", "Running offers have an organisation and a place on the map"),
        ("UPDATE placement SET next_look_on = starts_on WHERE id = 1", "The next look comes after the decision"),
        ("UPDATE placement SET next_look_on = NULL WHERE ends_on IS NULL", "Nothing is open without a day to look again"),
        ("UPDATE placement SET band = 'risk' WHERE id = 1", "Placements stand in the band of their grouping, and none where no record is needed"),
        ("UPDATE placement SET starts_on = '2019-01-01' WHERE id = 1", "Placements lie within the pupil's time at the school"),
        ("UPDATE standing SET ends_on = '2026-10-01' WHERE ends_on IS NULL AND pupil_id = 1", "Placements lie within the pupil's time at the school"),
        ("UPDATE standing SET ends_on = date(ends_on, '+1 day') WHERE id = 1", "Standings of a pupil follow one another"),
        ("DELETE FROM grouping WHERE code = 'help'", "One school, set up, with the five groupings"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(statement: str, what: str, answer: Answer, own_school: Path) -> None:
    spoil(own_school, statement)
    found = answer("check", own_school)
    assert found["whole"] is False
    assert what in wrong(found)


def test_overlapping_placements_are_found_by_number(answer: Answer, own_school: Path) -> None:
    copied = (
        "pupil_id, domain_id, grouping_id, band, reason, pupil_words, parent_view, risk, safeguarding_ref"
    )
    rest = "ending_note, recorded_at, recorded_by"
    spoil(
        own_school,
        f"INSERT INTO placement (id, {copied}, {rest}, starts_on, ends_on)"
        f" SELECT 9999, {copied}, {rest}, date(starts_on, '+1 day'), date(starts_on, '+3 days')"
        " FROM placement WHERE ends_on IS NULL AND withdrawn_at IS NULL LIMIT 1",
    )
    found = answer("check", own_school)
    (overlapping,) = (one for one in found["checks"] if one["what"].startswith("Placements of a pupil"))
    assert overlapping["wrong"] == [9999]


def test_what_is_wrong_is_exit_1_and_names_nobody(command: Command, own_school: Path) -> None:
    spoil(own_school, "UPDATE pupil SET folded = '' WHERE id = 1")
    code, out, _ = command("check", own_school)
    assert code == 1
    assert "  WRONG  Pupils are found by the names they have: row 1\n" in out
    assert "Amara" not in out


def test_a_damaged_file_is_a_sentence(command: Command, own_school: Path) -> None:
    file = file_of(own_school)
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 40] = b"\xaa" * (4096 * 37)
    file.write_bytes(content)
    code, out, err = command("check", own_school)
    assert code == 1
    assert "Traceback" not in out + err
    assert "inside Fivefold" not in err
