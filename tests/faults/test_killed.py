"""A program that is killed, a disk that is full, a folder that is read only: a school is old or new, never between."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cli.passwords import VARIABLE
from app.db import file_of
from app.keys.key_file import key_file_of, load
from app.keys.unlocking import unlock
from app.models import Pupil
from app.queries.check import look_for_wrong_rows
from app.reserve import RESERVE
from app.schools import open_store
from app.store import Store
from tests.faults.harness import tally, times
from tests.fixtures import PASSWORD

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="signals and limits are a thing of Linux and macOS"
)

PUPILS = 1500

TRIES = times(60, 10)
# Everything is read in once; then each child begins the same work and is ended by an alarm, each
# some later than the one before. The alarm's own handling ends a process at once, as a kill does: nothing of ours runs after it.
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from app.main import main
import app.imports.pupils.importing, app.cli.taking_in, app.cli.making, app.operations.setup, alembic.command

def ended_by(number, folder, words):
    child = os.fork()
    if child:
        return os.WTERMSIG(os.waitpid(child, 0)[1])
    os.close(1)
    os.close(2)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, 0.005 * 300 ** (number / tries))
    os._exit(main([*words, str(folder)]))

place, tries, words = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
for number in range(tries):
    folder = place / f"school {number}"
    if (place / "before").exists():
        shutil.copytree(place / "before", folder)
    print(ended_by(number, folder, words))
"""

FULL_DISK = """
import resource, signal, sys
from app.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
sys.exit(main(sys.argv[2:]))
"""


def python(script: str, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a script of its own with words."""
    told = [sys.executable, "-c", script, *(str(word) for word in words)]
    return subprocess.run(told, capture_output=True, text=True, check=False, timeout=120, env=signed_in())


def command(*words: object) -> subprocess.CompletedProcess[str]:
    """Give a command."""
    return python("import sys; from app.main import main; sys.exit(main(sys.argv[1:]))", *words)


def ended(name: str, place: Path, *words: object) -> Iterator[Path]:
    """Return the schools of children that were killed at a command, each counted once it was looked at."""
    done = python(KILLED, place, TRIES, *words)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) > 0, "The first was not even killed."
    for number in range(TRIES):
        yield place / f"school {number}"
        tally(name).add()


def signed_in() -> dict[str, str]:
    """Return the environment of a command that Ms Dovecote gives."""
    return {**os.environ, VARIABLE: PASSWORD}


def pupil_list(folder: Path) -> Path:
    """Write a list of pupils."""
    file = folder / "pupils.csv"
    rows = [f"A{number},Wren,Thimble {number},{number % 6 + 1}" for number in range(PUPILS)]
    file.write_text("\n".join(["Adno,Forename,Surname,Year", *rows]), encoding="utf-8")
    return file


def state(folder: Path) -> int:
    """Return how many pupils a school has, which has to be whole."""
    store = opened(folder)
    try:
        assert [look.what for look in store.read(look_for_wrong_rows) if look.wrong] == []
        return store.read(_count)
    finally:
        store.close()


def opened(folder: Path) -> Store:
    """Open a school as Ms Dovecote; the sample asks nobody."""
    locked = key_file_of(folder).exists()
    return open_store(folder, unlock(load(folder), 1, PASSWORD) if locked else None)


def _count(session: Session) -> int:
    return session.scalars(select(func.count(Pupil.id))).one()


def test_an_import_that_is_killed_leaves_the_school_before_or_after_it(
    locked_template: Path, place: Path
) -> None:
    shutil.copytree(locked_template, place / "before")
    words = ("import", "pupils", pupil_list(place), "--school")
    for folder in ended("kill -9 during an import", place, *words):
        assert state(folder) in (0, PUPILS)


@pytest.mark.parametrize("words", [("new", "--name", "Dale Primary"), ("sample", "--pupils", "60")])
def test_a_school_whose_making_is_killed_is_there_or_not(words: tuple[str, ...], place: Path) -> None:
    missing = [
        folder
        for folder in ended("kill -9 while a school is made", place, *words)
        if not file_of(folder).exists() or state(folder) < 0
    ]
    assert missing, "None was killed."
    assert command(*words, missing[-1]).returncode == 0
    names = {file.name for file in missing[-1].iterdir()}
    assert names - {RESERVE} == ({"school.db", "school.keys"} if words[0] == "new" else {"school.db"})


@pytest.mark.parametrize("room", [300_000, 400_000, 600_000])
def test_a_disk_that_fills_during_an_import_leaves_the_school_as_it_was(
    room: int, locked_template: Path, tmp_path: Path
) -> None:
    shutil.copytree(locked_template, tmp_path / "school")
    done = python(FULL_DISK, room, "import", "pupils", pupil_list(tmp_path), "--school", tmp_path / "school")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing was saved" in done.stderr
    assert state(tmp_path / "school") == 0


@pytest.mark.parametrize("room", [0, 50_000, 200_000])
def test_a_disk_that_fills_while_a_school_is_made_leaves_none(room: int, tmp_path: Path) -> None:
    done = python(FULL_DISK, room, "sample", tmp_path / "school", "--pupils", "60")
    assert done.returncode == 1
    assert "disk" in done.stderr
    assert "Something went wrong" not in done.stderr
    assert not (tmp_path / "school").exists()


@pytest.fixture
def without_rights() -> list[str]:
    """What is typed before a command so that even an administrator's may not write where nobody may."""
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("an administrator may write everywhere, and cannot put the right aside here")
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]


@pytest.fixture
def fivefold(without_rights: list[str]) -> Callable[..., Any]:
    """Return how a command is done without rights: its exit code and what it answers."""

    def do(*words: object) -> tuple[int, dict[str, Any]]:
        told = [*without_rights, sys.executable, "-m", "app", *(str(word) for word in words), "--json"]
        done = subprocess.run(told, capture_output=True, text=True, check=False, timeout=60, env=signed_in())
        return done.returncode, json.loads(done.stdout)

    return do


@pytest.fixture
def read_only(locked_template: Path, tmp_path: Path) -> Path:
    """A school in a folder that is read only."""
    folder = Path(shutil.copytree(locked_template, tmp_path / "school"))
    file_of(folder).chmod(0o400)
    folder.chmod(0o500)
    return folder


def test_a_school_in_a_read_only_folder_can_be_looked_at(
    fivefold: Callable[..., Any], read_only: Path, tmp_path: Path
) -> None:
    assert fivefold("check", read_only)[0] == 0
    assert fivefold("export", "map", tmp_path / "map.xlsx", "--school", read_only)[0] == 0
    assert {file.name for file in read_only.iterdir()} == {"school.db", "school.keys"}


def test_a_school_in_a_read_only_folder_is_not_written(
    fivefold: Callable[..., Any], read_only: Path, tmp_path: Path
) -> None:
    code, said = fivefold("import", "pupils", pupil_list(tmp_path), "--school", read_only)
    assert code == 1
    assert "read only, so nothing was saved" in said["problem"]


def test_changes_that_wait_in_a_read_only_folder_are_left_there(
    fivefold: Callable[..., Any], read_only: Path
) -> None:
    read_only.chmod(0o700)
    (read_only / "school.db-wal").write_bytes(b"what was done last")
    read_only.chmod(0o500)
    code, said = fivefold("check", read_only)
    assert code == 1
    assert "latest changes wait there" in said["problem"]
    assert (read_only / "school.db-wal").read_bytes() == b"what was done last"
