"""The reserve beside a school: made where there is room, given up when the disk is full, so that a save goes through."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.reserve import RESERVE, SIZE, keep_reserve, release_reserve

# Fills the disk it is on, saves until nothing more can be saved, gives the reserve up and saves again.
FULL = """
import sys
from contextlib import suppress
from pathlib import Path
from app.db import open_school
from app.errors import DiskFull
from app.reserve import release_reserve
from app.store import Store
from tests.backups.schools import add
folder = Path(sys.argv[1])
store = Store(open_school(folder), "Ms Dovecote")
store.write(add, "Kite Project")
with suppress(OSError), open(folder / "filler", "wb", buffering=0) as filler:
    while filler.write(bytes(65536)):
        pass
try:
    for number in range(200):
        store.write(add, f"Partner {number} " + "x" * 9000)
except DiskFull as problem:
    print(problem)
print(release_reserve(folder))
store.write(add, "Lantern")
print("saved")
"""


def test_a_reserve_is_made_once_private_and_as_big_as_it_says(tmp_path: Path) -> None:
    assert keep_reserve(tmp_path)
    first = (tmp_path / RESERVE).read_bytes()
    assert keep_reserve(tmp_path)
    assert (tmp_path / RESERVE).read_bytes() == first
    assert len(first) == SIZE
    if os.name == "posix":
        assert (tmp_path / RESERVE).stat().st_mode & 0o777 == 0o600
        assert (tmp_path / RESERVE).stat().st_blocks * 512 >= SIZE


def test_half_a_reserve_is_made_whole(tmp_path: Path) -> None:
    (tmp_path / RESERVE).write_bytes(b"half")
    assert keep_reserve(tmp_path)
    assert (tmp_path / RESERVE).stat().st_size == SIZE


def test_a_reserve_is_given_up_once(tmp_path: Path) -> None:
    keep_reserve(tmp_path)
    assert release_reserve(tmp_path)
    assert not release_reserve(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_where_none_can_be_made_there_is_none(tmp_path: Path) -> None:
    assert not keep_reserve(tmp_path / "nowhere")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB, where this computer lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    told = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(told, capture_output=True, check=False).returncode:
        pytest.skip("nobody but an administrator may make a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_on_a_full_disk_a_save_goes_through_once_the_reserve_is_given_up(
    small_disk: Path, template: Path
) -> None:
    folder = small_disk / "school"
    shutil.copytree(template, folder)
    (folder / RESERVE).write_bytes(os.urandom(SIZE))
    told = [sys.executable, "-c", FULL, str(folder)]
    done = subprocess.run(told, capture_output=True, text=True, check=False, timeout=60)
    said = [line for line in done.stdout.splitlines() if line]
    assert said == [
        "The disk is full, so nothing was saved. Free at least 20 MB, then save again.",
        "True",
        "saved",
    ], done.stderr


def test_a_small_disk_keeps_no_reserve(small_disk: Path) -> None:
    assert not keep_reserve(small_disk)
    assert list(small_disk.iterdir()) == []
