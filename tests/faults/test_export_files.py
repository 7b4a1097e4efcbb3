"""What happens to a file that cannot be written: a sentence, the old file as it was, nothing left behind."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from app.atomic import check_target, write_whole
from app.errors import Problem
from app.exports.excel_map import write_excel_map
from app.going_out import write_offers, write_template
from app.store import Store
from tests.exports.schools import view_of

OPEN = "The file is open in another program. Close it there, or save under another name."


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class Breaking(BytesIO):
    """A file on a disk that fails, after a few bytes, in a way of its own."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__()
        path.write_bytes(b"half")
        self.error = error

    def write(self, content: object) -> int:
        raise self.error


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A map that was written before."""
    out = tmp_path / "map.xlsx"
    out.write_bytes(b"old")
    return out


def test_a_file_is_replaced_whole_and_is_its_owners_alone(old: Path) -> None:
    write_whole(old, b"new")
    assert old.read_bytes() == b"new"
    assert left_in(old.parent) == ["map.xlsx"]
    if os.name == "posix":
        assert stat.S_IMODE(old.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "The disk is full"),
        (errno.EROFS, "is read only"),
        (errno.EIO, "could not be written"),
        (errno.ENAMETOOLONG, "too long"),
    ],
)
def test_a_disk_that_fails_leaves_the_old_file_and_nothing_else(old: Path, number: int, words: str) -> None:
    error = OSError(number, os.strerror(number))
    with pytest.raises(Problem, match=words):
        write_whole(old, b"new" * 1000, opener=lambda part: Breaking(part, error))
    assert old.read_bytes() == b"old"
    assert left_in(old.parent) == ["map.xlsx"]


def test_a_file_that_windows_holds_is_said_to_be_open(old: Path) -> None:
    error = PermissionError(errno.EACCES, "Permission denied")
    with pytest.raises(Problem) as caught:
        write_whole(old, b"new", opener=lambda part: Breaking(part, error))
    assert str(caught.value) == OPEN


@pytest.mark.parametrize("lock", ["~$map.xlsx", ".~lock.map.xlsx#"])
def test_a_file_that_is_open_elsewhere_is_left_alone(old: Path, lock: str, store: Store) -> None:
    (old.parent / lock).touch()
    view, about = view_of(store)
    with pytest.raises(Problem) as caught:
        write_excel_map(view, about, old)
    assert str(caught.value) == OPEN
    assert old.read_bytes() == b"old"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "map.xlsx").mkdir()
    with pytest.raises(Problem, match="is a folder"):
        check_target(tmp_path / "map.xlsx", ".xlsx")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"There is no folder .*away"):
        check_target(tmp_path / "away" / "map.xlsx", ".xlsx")


@pytest.mark.parametrize("name", ["map.xls", "map", "map.pdf"])
def test_another_kind_of_file_is_refused_with_the_right_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem, match=r"Call it map\.xlsx"):
        check_target(tmp_path / name, ".xlsx")


def test_a_name_no_disk_can_hold_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="too long"):
        check_target(tmp_path / f"{'m' * 300}.xlsx", ".xlsx")


def test_capitals_in_the_ending_are_fine(tmp_path: Path, store: Store) -> None:
    view, about = view_of(store)
    write_excel_map(view, about, tmp_path / "MAP.XLSX")
    assert left_in(tmp_path) == ["MAP.XLSX", "school"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write into every folder")
def test_a_folder_without_the_right_to_write_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "shut"
    folder.mkdir(mode=0o500)
    with pytest.raises(Problem, match="is read only"):
        write_whole(folder / "map.xlsx", b"new")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 KiB; only the administrator of a Linux computer can make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        made = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        made = False
    if not made:
        pytest.skip("no right to mount a small disk here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full_keeps_the_old_file(small_disk: Path) -> None:
    out = small_disk / "map.xlsx"
    out.write_bytes(b"old")
    with pytest.raises(Problem, match="The disk is full"):
        write_whole(out, os.urandom(200_000))
    assert out.read_bytes() == b"old"
    assert left_in(small_disk) == ["map.xlsx"]


def test_a_full_disk_keeps_the_offers_that_went_to_a_directory_before(small_disk: Path, store: Store) -> None:
    out = small_disk / "offers.json"
    out.write_bytes(b"old" + bytes(65_000 - small_disk.stat().st_size))
    with pytest.raises(Problem, match="The disk is full"):
        write_offers(store, out)
    with pytest.raises(Problem, match="The disk is full"):
        write_template(store, "offers", small_disk / "offers.xlsx")
    assert out.read_bytes()[:3] == b"old"
    assert left_in(small_disk) == ["offers.json"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such folders")
def test_a_disk_that_is_mounted_read_only_says_so(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(Problem, match="is read only"):
        write_whole(small_disk / "map.xlsx", b"new")
