"""A disk that is full: whatever was being done ends in words, and the school is as it was said to be."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.faults.harness import drive, times

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits are a thing of Linux and macOS")

# A disk of a few megabytes that only this program sees: what is typed before a command to have one.
OWN = ("unshare", "--user", "--mount", "--map-root-user", "sh", "-c")
MOUNT = 'mount -t tmpfs -o size=12m tmpfs "$0" && exec "$@"'


def has_small_disks(folder: Path) -> bool:
    """Say whether this computer gives programs small disks of their own."""
    if not shutil.which("unshare"):
        return False
    return (
        subprocess.run([*OWN, MOUNT, str(folder), "true"], check=False, capture_output=True).returncode == 0
    )


def test_a_disk_that_fills_during_anything_loses_nothing_that_was_saved(place: Path) -> None:
    disk = place / "disk"
    disk.mkdir()
    own = has_small_disks(disk)
    before = (*OWN, MOUNT, str(disk)) if own else ()
    tries = times(50, 2)
    found = drive("the disk full", "full_disk", place, disk if own else "-", tries, before=before)
    assert found.lost == []
    assert found.tried == 8 * tries
    assert found.seen["said to be full"]
    assert found.seen["done"]
