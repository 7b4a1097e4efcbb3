"""Writing a file whole or not at all, and saying in plain words why it could not be written."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from app.errors import Problem

Opener = Callable[[Path], IO[bytes]]

_OPEN_ELSEWHERE = Problem(
    "The file is open in another program.", "Close it there, or save under another name."
)
# Windows says that another program holds the file: sharing and lock violation.
_SHARING = (32, 33)


def open_private(path: Path) -> IO[bytes]:
    """Return a new file open for writing that only its owner can read."""
    return os.fdopen(
        os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600), "wb"
    )


def check_place(folder: Path) -> None:
    """Raise Problem where nothing can be written in the place of a new folder, before anybody takes trouble over it."""
    near = folder
    try:
        while not near.exists():
            near = near.parent
        trial = near / f".fivefold-{os.urandom(6).hex()}.part"
        open_private(trial).close()
        trial.unlink()
    except OSError as error:
        raise Problem(f"Nothing can be written in {near}.", "Choose another folder.") from error


def check_target(out: Path, suffix: str) -> None:
    """Raise Problem where a file can never be written: a folder, no folder, another kind, open elsewhere."""
    try:
        _check(out, suffix)
    except OSError as error:  # a name no disk can hold, or a folder that may not be looked into
        raise _in_words(error, out, placed=False) from error


def _check(out: Path, suffix: str) -> None:
    if out.is_dir():
        raise Problem(f"{out.name} is a folder.", "Give the file a name of its own.")
    if out.suffix.lower() != suffix:
        raise Problem(f"The name of this file ends in {suffix}.", f"Call it {out.stem or 'map'}{suffix}.")
    if not out.parent.is_dir():
        raise Problem(f"There is no folder {out.parent}.", "Choose a folder that is there.")
    if any(lock.exists() for lock in _locks(out)):
        raise _again(_OPEN_ELSEWHERE)


def write_whole(out: Path, content: bytes, *, opener: Opener = open_private) -> None:
    """Put content into a file in one step: a reader sees the old file or the new one, never a part.

    Raises Problem, in words, where it cannot; the old file is then as it was.
    """
    # Beside the target, because only within one folder is a rename one step.
    part = out.with_name(f".fivefold-{os.urandom(6).hex()}.part")
    try:
        with opener(part) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        raise _in_words(error, out, placed=part.exists()) from error
    finally:
        # A disk that takes nothing does not let a file go either; what went wrong first is said.
        with suppress(OSError):
            part.unlink()
    settle(out.parent)


def _locks(out: Path) -> tuple[Path, ...]:
    """Return the files that Excel and LibreOffice put beside one they have open."""
    return out.with_name(f"~${out.name}"), out.with_name(f".~lock.{out.name}#")


def _again(problem: Problem) -> Problem:
    return Problem(problem.message, problem.what_to_do)


def _in_words(error: OSError, out: Path, *, placed: bool) -> Problem:
    sharing = getattr(error, "winerror", None) in _SHARING
    if sharing or (placed and isinstance(error, PermissionError)):
        return _again(_OPEN_ELSEWHERE)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Problem(
            "The disk is full, so the file was not written.", "Free some space, or choose another disk."
        )
    if error.errno == errno.EROFS or isinstance(error, PermissionError):
        return Problem(f"The folder {out.parent} is read only.", "Choose another folder.")
    if error.errno == errno.ENAMETOOLONG:
        return Problem("The name of the file is too long.", "Give it a shorter one.")
    return Problem(
        f"{out.name} could not be written: {error.strerror or 'no reason given'}.", "Choose another folder."
    )


def settle(folder: Path) -> None:
    """Ask the disk to keep the new name too; Windows does so by itself and cannot be asked."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
