"""Failed sign-ins: the waits they make, what survives a restart, and what a hostile file changes."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from app.vault.attempts import FILE, Attempts, waits
from tests.fixtures import NOW


def failed(folder: Path, times: int) -> Attempts:
    attempts = Attempts(folder)
    for _ in range(times):
        attempts.note(1, NOW)
    return attempts


def test_waits_begin_after_two_mistakes_and_end_at_a_minute() -> None:
    assert [waits(failures) for failures in range(12)] == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert waits(100_000) == 60


def test_a_wait_survives_a_restart(tmp_path: Path) -> None:
    failed(tmp_path, 6)
    assert Attempts(tmp_path).wait(NOW) == 8
    assert Attempts(tmp_path).wait(NOW + timedelta(seconds=5)) == 3
    assert Attempts(tmp_path).wait(NOW + timedelta(seconds=9)) == 0


def test_a_clock_that_was_put_back_makes_nobody_wait_for_ever(tmp_path: Path) -> None:
    assert failed(tmp_path, 30).wait(NOW - timedelta(days=400)) == 60


def test_who_gets_in_takes_the_failures_along(tmp_path: Path) -> None:
    attempts = failed(tmp_path, 3)
    assert [(one.number, one.at) for one in attempts.flush()] == [(1, NOW)] * 3
    assert attempts.wait(NOW) == 0
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1, 2]", b"\xff\xfe", b"[" * 90_000, b'[[1, "yesterday"]]', b'[[true, "2026"]]']
)
def test_whatever_else_stands_in_the_file_counts_for_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    attempts = Attempts(tmp_path)
    assert attempts.all() == ()
    attempts.note(2, NOW)
    assert [one.number for one in Attempts(tmp_path).all()] == [2]


def test_the_file_is_private(tmp_path: Path) -> None:
    failed(tmp_path, 1)
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert b"password" not in (tmp_path / FILE).read_bytes()


def test_where_nothing_can_be_written_the_wait_grows_all_the_same(tmp_path: Path) -> None:
    attempts = failed(tmp_path / "gone", 6)
    assert attempts.wait(NOW) == 8
    assert len(attempts.flush()) == 6
    assert attempts.all() == ()
