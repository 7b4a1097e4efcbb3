"""The place where a school is shared: what lies there, and saying in words that it cannot be reached."""

from __future__ import annotations

import errno
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from app.db import DATABASE
from app.errors import DiskFull, Problem
from app.locking.held import Held
from app.locking.lock import take
from app.locking.refusing import Taken
from app.locking.system import mode_in
from app.paths import user_folder
from app.shared.names import POINTER

SNAPSHOTS, CONFLICTS = "snapshots", "conflicts"
COPIES, ORIGIN = "Working copies", "origin.json"
# Publishing takes seconds; whoever comes in between waits for that long.
_WAITS, _PAUSE = 50, 0.1


class OutOfReach(Problem):
    """The place cannot be reached now, such as a share without a network or a stick that is not plugged in."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"The shared folder {place} cannot be reached.",
            "Nothing is lost: changes stay on this computer until it can be.",
        )


def is_shared(folder: Path) -> bool:
    """Say whether a folder is where a school is shared: opened by checking it out, never by itself.

    One that is out of reach is, where a working copy of it is on this computer.
    """
    return (folder / POINTER).is_file() or (
        not folder.exists() and (working_folder(folder) / ORIGIN).is_file()
    )


def working_folder(place: Path) -> Path:
    """Return where the working copy of what is shared in a place lies, or would lie."""
    name = hashlib.sha256(str(place.resolve()).encode()).hexdigest()[:16]
    return user_folder() / COPIES / name


def home_of(folder: Path) -> Path:
    """Return where the files of a school and its backups lie on this computer, whether or not it is shared."""
    return working_folder(folder) if is_shared(folder) else folder


def snapshot_folder(place: Path, sha256: str) -> Path:
    """Return the folder of a snapshot; it opens like any school, to look at."""
    return place / SNAPSHOTS / sha256


def snapshot_file(place: Path, sha256: str) -> Path:
    """Return the database of a snapshot, whose bytes have that hash."""
    return snapshot_folder(place, sha256) / DATABASE


def make_room(place: Path, folder: Path) -> None:
    """Make a folder in the place, for those who may use the place; raises OSError."""
    folder.mkdir(exist_ok=True, parents=True)
    with suppress(OSError):  # somebody else's folder has the rights already
        folder.chmod(place.stat().st_mode & 0o777)


def open_to_colleagues(place: Path, file: Path) -> None:
    """Give a file in the place the place's own rights: private, unless colleagues may write the place."""
    with suppress(OSError):  # what the share decides itself
        file.chmod(mode_in(place))


def turn(place: Path, name: str, now: datetime) -> Held:
    """Be the only one who changes what lies in the place, for some seconds; waits for whoever is at it.

    Raises Problem where that takes too long, OutOfReach where there is no place.
    """
    busy = ""
    for _ in range(_WAITS):
        if not place.is_dir():
            raise OutOfReach(place)
        try:
            return take(place, name, now)
        except Taken as taken:
            busy = taken.owner.name
            time.sleep(_PAUSE)
    raise Problem(f"{busy or 'Somebody'} is publishing in {place} just now.", "Try again in a moment.")


@contextmanager
def in_reach(place: Path) -> Iterator[None]:
    """Turn what the share says into a Problem, in words."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(
                f"There is no room in {place}, so nothing was published.",
                "Your changes are safe on this computer. Free at least 20 MB there or here.",
            ) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise Problem(
                f"You may not write in {place}, so nothing was published.",
                "Your changes are safe on this computer. Ask for the right to write there.",
            ) from error
        raise OutOfReach(place) from error
