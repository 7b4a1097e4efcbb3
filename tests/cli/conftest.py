"""Schools for the commands, made once a run and copied where a test changes them: the sample, and a locked one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.main import main
from app.operations.sample.plan import SamplePlan
from app.sample import make_sample
from tests.fixtures import PASSWORD, clock

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def sample_school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample school that tests only read."""
    folder = tmp_path_factory.mktemp("sample") / "school"
    make_sample(folder, SamplePlan(60), clock=clock)
    return folder


@pytest.fixture
def own_school(sample_school: Path, tmp_path: Path) -> Path:
    """A copy of the sample school that a test may change."""
    return Path(shutil.copytree(sample_school, tmp_path / "own"))


@pytest.fixture
def locked_school(locked_template: Path, tmp_path: Path) -> Path:
    """A locked school of Ms Dovecote's; nobody has told the commands her password."""
    return Path(shutil.copytree(locked_template, tmp_path / "locked"))


@pytest.fixture
def real_school(locked_school: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, with her password in the variable that every command reads."""
    monkeypatch.setenv("FIVEFOLD_PASSWORD", PASSWORD)
    return locked_school


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, for the log and the sample school of `demo`."""
    monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("FIVEFOLD_PASSWORD", raising=False)
    return tmp_path / "home"


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Do what is typed; return the exit code, what was printed and what was said on stderr."""

    def do(*typed: object) -> tuple[int, str, str]:
        code = main([str(word) for word in typed])
        out, err = capsys.readouterr()
        return code, out, err

    return do


@pytest.fixture
def answer(command: Command) -> Callable[..., dict[str, Any]]:
    """Do what is typed with --json and return what was answered."""

    def do(*typed: object) -> dict[str, Any]:
        _, out, _ = command(*typed, "--json")
        found: dict[str, Any] = json.loads(out)
        return found

    return do
