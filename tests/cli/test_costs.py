"""The command that writes what support costs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from .conftest import Command


def test_costs_are_written_for_this_academic_year(
    answer: Callable[..., dict[str, Any]], own_school: Path, tmp_path: Path
) -> None:
    out = tmp_path / "costs.xlsx"
    said = answer("export", "costs", out, "--school", own_school)
    assert out.read_bytes().startswith(b"PK")
    assert (said["from"][5:], said["to"][5:]) == ("09-01", "08-31")
    assert said["offers"] > 0


def test_a_time_that_ends_before_it_begins_is_a_sentence(
    command: Command, own_school: Path, tmp_path: Path
) -> None:
    days = ("--from", "2026-11-02", "--to", "2026-11-01")
    code, _, said = command("export", "costs", tmp_path / "x.xlsx", "--school", own_school, *days)
    assert (code, said.split(".")[0]) == (1, "The time ends before it begins")
