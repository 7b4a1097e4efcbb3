"""A small file beside the school that is given up when the disk is full, so that one more save goes through."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from app.atomic import open_private

RESERVE = "school.reserve"
SIZE = 2_000_000
# The reserve is for the last moment; a disk that is nearly full already needs its room for saves.
ROOM = 20_000_000


def keep_reserve(folder: Path) -> bool:
    """Make sure a school has its reserve, where there is room; False where it has none, which is no fault.

    Called when a school is made or opened to write, off the UI thread; once it is there this costs nothing.
    """
    file = folder / RESERVE
    try:
        if file.exists() and file.stat().st_size >= SIZE:
            return True
        if shutil.disk_usage(folder).free < ROOM + SIZE:
            return False
        file.unlink(missing_ok=True)
        with open_private(file) as made:
            # Random, because a disk that presses files together would keep nothing free for zeros.
            made.write(os.urandom(SIZE))
            made.flush()
            os.fsync(made.fileno())
    except OSError:
        release_reserve(folder)
        return False
    return True


def release_reserve(folder: Path) -> bool:
    """Give the reserve up, so that what could not be saved can be saved again; says whether there was one."""
    with suppress(OSError):
        (folder / RESERVE).unlink()
        return True
    return False
