"""The commands that write external offers for a directory, and empty workbooks."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.queries.map_about import UNPROTECTED

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


def test_external_offers_are_written_for_a_directory(
    answer: Answer, sample_school: Path, tmp_path: Path
) -> None:
    out = tmp_path / "offers.json"
    found = answer("export", "offers", out, "--school", sample_school)
    assert found["offers"] == json.loads(out.read_text(encoding="utf-8"))["total_items"] > 10
    assert found["protection"] == UNPROTECTED
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_school_without_external_offers_is_told_so(
    command: Command, real_school: Path, tmp_path: Path
) -> None:
    code, said, _ = command("export", "offers", tmp_path / "o.json", "--school", real_school)
    assert (code, said) == (0, "o.json lists no offers: no external offer runs today.\n")


def test_what_went_out_stands_in_the_trail(command: Command, real_school: Path, tmp_path: Path) -> None:
    command("export", "offers", tmp_path / "o.json", "--school", real_school)
    _, said, _ = command("audit", "list", real_school)
    assert "Exported external offers for a directory" in said


@pytest.mark.parametrize("sort", ["offers", "pupils"])
def test_an_empty_workbook_needs_no_school(command: Command, tmp_path: Path, sort: str) -> None:
    code, said, _ = command("export", "template", sort, tmp_path / "t.xlsx")
    assert (code, said) == (0, f"t.xlsx is ready to be filled in with {sort}.\n")
    assert (tmp_path / "t.xlsx").stat().st_size > 5000


@pytest.mark.parametrize(
    "typed", [("export", "offers", "o.xlsx", "--school", "x"), ("export", "template", "offers", "o.json")]
)
def test_another_ending_is_refused(command: Command, typed: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        command(*typed)
    assert left.value.code == 2
