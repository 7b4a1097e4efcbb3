"""Writing a file so that what stood there before is whole until the new one is."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from app.errors import Problem

# EFBIG is what a quota or a small stick's file system says instead of "no space left".
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}


def replace_file(out: Path, write: Callable[[BinaryIO], None]) -> None:
    """Have a new file written beside `out`, then put it in its place in one step; only its owner may read it.

    Whatever goes wrong, a file that was there stays as it was, and nothing half-written is left. The world's
    faults become a Problem: no such folder, a folder that cannot be written, a full disk, a file in use.
    """
    if out.is_dir():
        raise Problem(f"{out.name} is a folder.", "Give the file a name of its own.")
    if not out.parent.is_dir():
        raise Problem(f"There is no folder {out.parent}.", "Make it first, or choose another.")
    try:
        number, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=out.parent)
    except OSError as error:
        raise _problem(error, out, f"Nothing can be saved in {out.parent}.") from error
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _remove(part)
        raise _problem(error, out, f"{out.name} could not be written.") from error
    except BaseException:
        _remove(part)
        raise
    try:
        part.replace(out)
    except OSError as error:
        _remove(part)
        if isinstance(error, PermissionError):
            raise Problem(
                f"{out.name} is open in another program.", "Close it there, or save under another name."
            ) from error
        raise _problem(error, out, f"{out.name} could not be replaced.") from error


def _remove(part: Path) -> None:
    # A disk that takes nothing may refuse this too; the first fault is the one to tell.
    with suppress(OSError):
        part.unlink()


def _problem(error: OSError, out: Path, otherwise: str) -> Problem:
    if error.errno in _FULL:
        return Problem(
            f"There is not enough room on the disk for {out.name}.", "Make room, or save it somewhere else."
        )
    if error.errno in _READ_ONLY:
        return Problem(
            f"The folder {out.parent} can only be read.", "Choose a folder of your own, such as Documents."
        )
    return Problem(otherwise, "Try again, or save it somewhere else.")
