"""The commands that make a school."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.db import file_of
from app.keys.recovery import parse_code
from app.schools import people_of
from tests.fixtures import PASSWORD

from .conftest import Command


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first person's password, in the variable that the commands read."""
    monkeypatch.setenv("FIVEFOLD_PASSWORD", PASSWORD)


@pytest.mark.usefixtures("told")
def test_new_makes_a_locked_school_whose_administrator_signs_in(
    answer: Callable[..., dict[str, Any]], command: Command, tmp_path: Path
) -> None:
    school = tmp_path / "school"
    made = answer("new", school, "--name", "Otter Primary", "--urn", "123456")
    assert made["done"] == f"Otter Primary is set up in {school}. Sign in as Administrator."
    assert people_of(school) == ((1, "Administrator", "Administrator"),)
    assert parse_code(made["recovery_code"])
    assert command("check", school)[0] == 0


def test_new_leaves_a_school_that_is_there_alone(command: Command, own_school: Path) -> None:
    before = file_of(own_school).read_bytes()
    code, out, err = command("new", own_school, "--name", "Another")
    assert (code, out) == (1, "")
    assert err.startswith("There is already a school in")
    assert file_of(own_school).read_bytes() == before


def test_new_says_what_cannot_be_and_leaves_nothing_behind(command: Command, tmp_path: Path) -> None:
    code, _, err = command("new", tmp_path / "school", "--name", "Otter Primary", "--urn", "12")
    assert (code, err) == (1, "A URN has six digits.\n")
    assert not (tmp_path / "school").exists()


def test_a_program_is_told_which_field_cannot_be(
    answer: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    found = answer("new", tmp_path / "school", "--name", " ")
    assert found == {
        "problem": "A school needs a name.",
        "fields": {"name": "A school needs a name."},
    }


def test_sample_makes_as_many_pupils_as_asked_for(
    answer: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    found = answer("sample", tmp_path / "school", "--pupils", "45", "--seed", "3")
    assert (found["pupils"], found["offers"]) == (45, 54)
    assert found["protection"] == "Unprotected: invented pupils only"


def test_sample_refuses_a_number_of_pupils_that_is_no_school(command: Command, tmp_path: Path) -> None:
    code, _, err = command("sample", tmp_path / "school", "--pupils", "0")
    assert (code, err) == (1, "A sample school has from 30 to 50,000 pupils.\n")
    assert not (tmp_path / "school").exists()


def test_demo_without_a_screen_makes_the_sample_and_its_map(
    answer: Callable[..., dict[str, Any]], home: Path
) -> None:
    found = answer("demo", "--headless")
    assert Path(found["file"]).parent == home
    assert "Map" in openpyxl.load_workbook(found["file"]).sheetnames
    assert file_of(Path(found["school"])).exists()


def test_demo_takes_the_sample_that_is_there(command: Command, home: Path) -> None:
    command("demo", "--headless")
    made = file_of(home / "Sample school").stat().st_ino
    code, _, _ = command("demo", "--headless")
    assert (code, file_of(home / "Sample school").stat().st_ino) == (0, made)
