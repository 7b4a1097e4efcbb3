"""The launcher's decisions: which Python will do, what is missing, and when to set up again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import run


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_every_promised_python_is_accepted(minor: int) -> None:
    assert run.version_problem((3, minor)) == ""


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 15), (4, 0)])
def test_another_python_is_told_what_is_needed_and_what_it_is(version: tuple[int, int]) -> None:
    sentence = run.version_problem(version)
    assert "needs Python 3.11 to 3.14" in sentence
    assert f"this is Python {version[0]}.{version[1]}" in sentence


def test_another_python_is_pointed_to_one_that_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_command(tmp_path, monkeypatch, "python3.13")
    assert run.version_problem((3, 9)).endswith("please start it with: python3.13 run.py")


def test_without_a_python_that_will_do_the_cure_is_to_install_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run.version_problem((3, 9)).endswith("install one of them from python.org")


def test_a_library_that_nobody_has_cannot_be_loaded() -> None:
    assert not run.can_load("libfivefold-nobody-has-this.so.1")


@pytest.mark.skipif(os.name == "nt", reason="looks for a command without an ending")
@pytest.mark.parametrize(
    ("tool", "expected"),
    [
        ("apt-get", "sudo apt-get install -y --no-install-recommends libegl1 libgl1"),
        ("dnf", "sudo dnf install 'libEGL.so.1()(64bit)' 'libGL.so.1()(64bit)'"),
        ("zypper", "sudo zypper install 'libEGL.so.1()(64bit)' 'libGL.so.1()(64bit)'"),
    ],
)
def test_missing_libraries_are_named_with_the_exact_command(
    tool: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_command(tmp_path, monkeypatch, tool)
    missing = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}
    assert expected in run.how_to_install(missing, run.install_command(missing))


def test_on_an_unknown_system_the_libraries_themselves_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = {"libEGL.so.1": "libegl1"}
    assert "libEGL.so.1" in run.how_to_install(missing, run.install_command(missing))


def test_the_same_lock_python_and_place_need_no_second_set_up() -> None:
    assert run.stamp(b"lock", "3.11", Path("a")) == run.stamp(b"lock", "3.11", Path("a"))


def test_a_changed_lock_is_installed_into_the_same_environment() -> None:
    was, now = run.stamp(b"old", "3.11", Path("a")), run.stamp(b"new", "3.11", Path("a"))
    assert was != now
    assert not run.must_rebuild(was, now)


@pytest.mark.parametrize(("version", "place"), [("3.12", "a"), ("3.11", "b")])
def test_another_python_or_a_moved_checkout_gets_a_new_environment(version: str, place: str) -> None:
    was, now = run.stamp(b"lock", "3.11", Path("a")), run.stamp(b"lock", version, Path(place))
    assert run.must_rebuild(was, now)


def test_children_may_keep_their_byte_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    asks = "import os, sys; sys.exit('PYTHONDONTWRITEBYTECODE' in os.environ)"
    assert run.call(sys.executable, "-c", asks) == 0


def test_a_failing_command_hands_its_exit_code_on() -> None:
    assert run.call(sys.executable, "-c", "raise SystemExit(7)") == 7


def test_help_says_what_every_command_is_for() -> None:
    said = subprocess.run(
        [sys.executable, run.__file__, "help"], capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    for command in ("test", "format", "bench", "migration", "screenshots", "lock"):
        assert f"run.py {command} " in said


def test_the_lock_has_a_hash_for_everything_and_no_address() -> None:
    for path in (run.LOCK, run.BENCH_LOCK):
        requirements = path.read_text(encoding="utf-8").replace("\\\n", "").splitlines()
        assert requirements
        assert [line for line in requirements if "--hash=sha256:" not in line] == []
        assert "://" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("screen", "expected"), [(True, ("demo",)), (False, ("demo", "--headless"))])
def test_without_arguments_the_sample_school_is_shown_or_made(
    screen: bool, expected: tuple[str, ...]
) -> None:
    assert run.asked_for((), screen) == expected


def test_other_arguments_go_to_the_program_as_they_are() -> None:
    assert run.asked_for(("check", "school"), screen=False) == ("check", "school")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(("demo",), True), (("open", "school"), True), (("demo", "--headless"), False), (("check", "x"), False)],
)
def test_only_what_shows_a_window_needs_the_libraries_of_one(
    arguments: tuple[str, ...], expected: bool
) -> None:
    assert run.needs_window(arguments) is expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
@pytest.mark.parametrize(
    ("variable", "expected"), [("DISPLAY", True), ("WAYLAND_DISPLAY", True), ("TERM", False)]
)
def test_a_screen_is_one_that_the_system_names(
    variable: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv(variable, ":1")
    assert run.has_screen() is expected


def test_a_migration_without_a_name_is_asked_for_one() -> None:
    with pytest.raises(SystemExit, match="say what changes"):
        run.migration("")


def give_command(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Make this the only command that the path holds."""
    command = folder / name
    command.write_text("#!/bin/sh\n", encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
