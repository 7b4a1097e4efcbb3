"""The commands say the school's own names of the groupings, and none that the program came with."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.db import open_school
from app.store import Store
from tests.fixtures import clock
from tests.renaming import left, rename

from .conftest import Command
from .test_export import words_of


@pytest.fixture
def renamed(own_school: Path) -> Path:
    """A sample school that calls its groupings something else."""
    database = open_school(own_school)
    rename(Store(database, "Ms Dovecote", clock))
    database.close()
    return own_school


@pytest.mark.parametrize("typed", [("due", "--days", "60"), ("check",), ("due", "--json")])
def test_no_command_prints_another_name(command: Command, renamed: Path, typed: tuple[str, ...]) -> None:
    first, *more = typed
    code, out, _ = command(first, renamed, *more)
    assert code == 0
    assert left(out.splitlines()) == []


def test_what_is_due_is_said_in_the_schools_words(command: Command, renamed: Path) -> None:
    _, out, _ = command("due", renamed, "--days", "60")
    assert "Working together" in out
    assert "more_help" not in out


def test_the_exported_map_names_them(command: Command, renamed: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.xlsx"
    assert command("export", "map", out, "--school", renamed, "--internal")[0] == 0
    assert left(words_of(out).splitlines()) == []
    assert "Many hands here" in words_of(out)


def test_the_map_can_be_made_in_the_words_of_treatment(
    command: Command, own_school: Path, tmp_path: Path
) -> None:
    database = open_school(own_school)
    rename(Store(database, "Ms Dovecote", clock), treatment=True)
    database.close()
    for words, label in (("wellness", "Many hands here"), ("treatment", "Many hands in treatment")):
        out = tmp_path / f"{words}.xlsx"
        command("export", "map", out, "--school", own_school, "--words", words)
        assert label in words_of(out)
