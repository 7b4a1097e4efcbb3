"""The command that writes the Map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


def words_of(file: Path) -> str:
    """Return everything a workbook says, sheet by sheet."""
    book = openpyxl.load_workbook(file)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return "\n".join(str(cell) for cell in cells if cell is not None)


def test_the_map_is_written_as_a_workbook(answer: Answer, sample_school: Path, tmp_path: Path) -> None:
    found = answer("export", "map", tmp_path / "map.xlsx", "--school", sample_school)
    assert (found["domains"], found["internal"]) == (6, False)
    assert "ELSA sessions" in words_of(tmp_path / "map.xlsx")


def test_the_map_is_written_as_a_pdf(command: Command, sample_school: Path, tmp_path: Path) -> None:
    code, _, _ = command("export", "map", tmp_path / "map.PDF", "--school", sample_school, "--paper", "A4")
    assert code == 0
    assert (tmp_path / "map.PDF").read_bytes().startswith(b"%PDF-")


def test_only_the_domains_asked_for_are_on_the_map(
    answer: Answer, sample_school: Path, tmp_path: Path
) -> None:
    out = tmp_path / "map.xlsx"
    found = answer("export", "map", out, "--school", sample_school, "--domain", "family and home")
    assert found["domains"] == 1
    assert "Family Hub advice" in words_of(out)
    assert "Homework club" not in words_of(out)


def test_an_unknown_domain_is_answered_with_those_there_are(
    command: Command, sample_school: Path, tmp_path: Path
) -> None:
    code, _, err = command(
        "export", "map", tmp_path / "m.xlsx", "--school", sample_school, "--domain", "Maths"
    )
    assert code == 1
    assert err.startswith("There is no domain of need called Maths. There are: Emotional wellbeing,")
    assert not (tmp_path / "m.xlsx").exists()


def test_an_earlier_day_has_its_own_map(answer: Answer, sample_school: Path, tmp_path: Path) -> None:
    order = ("export", "map", tmp_path / "map.xlsx", "--school", sample_school, "--as-at")
    early, late = answer(*order, "2024-09-02"), answer(*order, "2026-11-10")
    assert early["as_at"] == "2024-09-02"
    assert 0 < early["offers"] < late["offers"] == 48


def test_whom_it_is_for_stands_in_the_workbook(command: Command, sample_school: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.xlsx"
    command("export", "map", out, "--school", sample_school, "--made-for", "the winter planning meeting")
    assert "the winter planning meeting" in words_of(out)


@pytest.mark.parametrize("ending", ["xlsx", "pdf"])
def test_a_folder_that_is_not_there_is_a_sentence(
    ending: str, command: Command, sample_school: Path, tmp_path: Path
) -> None:
    code, out, err = command("export", "map", tmp_path / "no" / f"m.{ending}", "--school", sample_school)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_school_that_is_not_there_is_a_sentence(command: Command, tmp_path: Path) -> None:
    code, _, err = command("export", "map", tmp_path / "m.xlsx", "--school", tmp_path / "nowhere")
    assert (code, err.startswith("There is no folder")) == (1, True)
