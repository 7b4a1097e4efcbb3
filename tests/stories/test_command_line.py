"""From a new school to the map on paper, by the command line alone, as a person or a script starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures import PASSWORD

ROOT = Path(__file__).resolve().parents[2]
PUPILS = "Forename;Surname;Year;Reg\nBea;Bluewater;4;4K\n"
SERVICES = {"services": [{"id": "1", "name": "River walks", "description": "Walks by the river."}]}


def fivefold(*typed: object, home: Path) -> subprocess.CompletedProcess[str]:
    """Start the program by itself, with a home of its own and no screen."""
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env |= {"FIVEFOLD_HOME": str(home), "QT_QPA_PLATFORM": ""}
    command = [sys.executable, "-m", "app", *map(str, typed)]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def private_file(file: Path, line: str) -> Path:
    """Write a line into a file that only its owner can read."""
    file.touch(mode=0o600)
    file.write_text(f"{line}\n", encoding="utf-8")
    return file


def test_the_main_job_is_done_from_a_new_school_to_its_map(tmp_path: Path) -> None:
    school, pupils, services = tmp_path / "Föhrenschule", tmp_path / "p.csv", tmp_path / "s.json"
    pupils.write_text(PUPILS, encoding="utf-8")
    services.write_text(json.dumps(SERVICES), encoding="utf-8")
    secret = private_file(tmp_path / "password", PASSWORD)
    for typed in (
        ("new", school, "--name", "Otter Primary", "--recovery-file", tmp_path / "code"),
        ("import", "pupils", pupils, "--school", school),
        ("import", "offers", services, "--school", school),
        ("export", "map", tmp_path / "map.xlsx", "--school", school, "--internal"),
        ("export", "map", tmp_path / "map.pdf", "--school", school),
        ("check", school),
    ):
        done = fivefold(*typed, "--password-file", secret, home=tmp_path / "home")
        assert (done.returncode, done.stderr) == (0, "")
        assert PASSWORD not in done.stdout
    assert (tmp_path / "map.xlsx").stat().st_size > 5_000
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF-")


def test_a_locked_school_says_nothing_of_itself_without_a_password(tmp_path: Path) -> None:
    school, secret = tmp_path / "school", private_file(tmp_path / "password", PASSWORD)
    new = ("new", school, "--name", "Otter Primary", "--person", "Ms Dovecote", "--password-file", secret)
    assert fivefold(*new, home=tmp_path).returncode == 0
    done = fivefold("check", school, home=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "There is nobody here to ask for a password. Give it with --password-file FILE"
    )
    assert b"Otter" not in b"".join(file.read_bytes() for file in school.iterdir())


def test_without_a_screen_the_sample_school_still_makes_its_map(tmp_path: Path) -> None:
    done = fivefold("demo", "--headless", "--json", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert Path(json.loads(done.stdout)["file"]).exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Other systems always have a screen")
@pytest.mark.parametrize("typed", [(), ("open",), ("demo",)])
def test_a_window_without_a_screen_is_a_sentence(typed: tuple[str, ...], tmp_path: Path) -> None:
    done = fivefold(*typed, home=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no screen here to show a window on.")


def test_a_missing_school_is_a_sentence_and_wrong_usage_is_2(tmp_path: Path) -> None:
    missing = fivefold("check", tmp_path / "nowhere", home=tmp_path)
    wrong = fivefold("check", home=tmp_path)
    assert (missing.returncode, missing.stdout, missing.stderr.count("\n")) == (1, "", 1)
    assert wrong.returncode == 2


def test_the_command_line_works_without_qt(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['PySide6'] = None; from app.main import main;"
        f" sys.exit(main(['sample', {str(tmp_path / 'school')!r}, '--pupils', '40']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
