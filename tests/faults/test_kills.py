"""Killed at any moment, in the middle of anything: nothing that was acknowledged is lost, and nothing is half done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.harness import drive, times

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is a thing of Linux and macOS")


def test_a_program_killed_while_it_writes_loses_nothing_it_acknowledged(place: Path) -> None:
    tries = times(1000, 100)
    found = drive("kill -9 while writing", "kill_writing", place, tries)
    assert found.lost == []
    assert found.tried == tries
    assert found.seen["commits acknowledged"] > tries, "The writers were killed before they wrote."


def test_a_program_killed_while_it_upgrades_leaves_the_old_school_or_the_new_one(place: Path) -> None:
    found = drive("kill -9 during a migration", "kill_migrating", place, times(150, 15))
    assert found.lost == []
    assert found.seen["old"]
    assert found.seen["new"]


def test_a_program_killed_while_the_key_changes_locks_nobody_out_and_lets_nobody_half_in(place: Path) -> None:
    found = drive("kill -9 during a change of keys", "kill_rotating", place, times(200, 20))
    assert found.lost == []
    assert found.seen["as before"]
    assert found.tried > found.seen["as before"]


def test_a_program_killed_while_a_school_gets_its_passwords_leaves_nothing_to_read(place: Path) -> None:
    found = drive("kill -9 during protection", "kill_protecting", place, times(100, 10))
    assert found.lost == []
    assert found.seen["locked"]


def test_a_program_killed_while_it_makes_a_named_file_leaves_nothing_to_read(place: Path) -> None:
    found = drive("kill -9 while making a named file", "kill_packing", place, times(200, 12))
    assert found.lost == []
    assert found.seen["left nothing"]


def test_a_program_killed_while_it_takes_registers_loses_none_it_acknowledged_and_leaves_none_half(
    place: Path,
) -> None:
    tries = times(300, 8)
    found = drive("kill -9 while taking registers", "kill_term", "registers", place, tries)
    assert found.lost == []
    assert found.tried == tries
    assert found.seen["registers acknowledged"] > tries, "The writers were killed before they wrote."


def test_a_program_killed_while_it_rolls_forward_leaves_the_old_year_or_the_new_one(place: Path) -> None:
    tries = times(200, 6)
    found = drive("kill -9 while rolling forward", "kill_term", "rolling", place, tries)
    assert found.lost == []
    assert found.tried == tries
    assert found.seen["old year"]
