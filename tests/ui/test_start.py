"""What a start reads in, and when: the shell needs no database library, and a current school no migrations."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.parser import parse
from app.main import window_words
from app.operations.sample import SamplePlan
from app.sample import make_sample

LOADED = "; import sys; print(*sys.modules)"


def modules_after(code: str) -> set[str]:
    """Return what a fresh Python has read in after some code."""
    done = subprocess.run(
        [sys.executable, "-c", code + LOADED], capture_output=True, text=True, check=True, env=os.environ
    )
    return set(done.stdout.split())


def test_the_window_is_there_before_the_database_and_workbook_libraries() -> None:
    loaded = modules_after("import app.main, app.ui.start")
    assert "app.ui.window" in loaded
    assert loaded.isdisjoint({"sqlalchemy", "sqlcipher3", "alembic", "openpyxl"})


def test_a_school_of_this_version_opens_without_migrations_or_workbooks(tmp_path: Path) -> None:
    make_sample(tmp_path / "school", SamplePlan(30))
    code = f"from pathlib import Path; from app.schools import open_store; open_store(Path({str(tmp_path / 'school')!r}))"
    loaded = modules_after(code)
    assert "sqlalchemy" in loaded
    assert loaded.isdisjoint({"alembic", "openpyxl", "app.operations.setup"})


def test_the_first_page_is_read_in_without_workbooks_and_dialogs() -> None:
    loaded = modules_after("import app.ui.pages.today")
    assert not {name for name in loaded if name.startswith(("openpyxl", "alembic", "app.ui.dialogs."))}


@pytest.mark.parametrize("words", [[], ["open"], ["open", "a folder"], ["demo"]])
def test_the_words_that_open_the_window_mean_what_the_parser_says(words: list[str]) -> None:
    found, parsed = window_words(words), vars(parse(words))
    assert found is not None
    assert {name: parsed.get(name) for name in vars(found)} == vars(found)


@pytest.mark.parametrize(
    "words", [["--help"], ["open", "--json"], ["open", "a", "b"], ["demo", "--headless"], ["check"]]
)
def test_all_other_words_go_to_the_parser(words: list[str]) -> None:
    assert window_words(words) is None
