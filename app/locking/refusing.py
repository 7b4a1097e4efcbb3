"""Why a school cannot be locked, in words."""

from __future__ import annotations

import errno
import os
from datetime import datetime
from pathlib import Path

from app.errors import Problem
from app.locking.owner import Owner


def cannot_lock(file: Path, error: OSError) -> CannotLock:
    """Return what the computer says about a lock file, in words."""
    if file.exists() and not file.is_file():
        return CannotLock(f"{file} is no file.", "Move it away, then open the school.")
    if file.exists() and isinstance(error, PermissionError) and os.access(file.parent, os.W_OK):
        return CannotLock(f"{file} belongs to somebody else.", "Ask who looks after the computer.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return CannotLock(
            f"The folder {file.parent} is read only.", "The school can be looked at, but not changed."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CannotLock("The disk is full.", "Free some space, then open the school again.")
    return CannotLock(
        f"The school in {file.parent} cannot be locked: {error.strerror or 'no reason given'}.",
        "Check the disk, then open it again.",
    )


class Taken(Problem):
    """Somebody else works in the school; owner says who, where, since when, and the last sign of life."""

    def __init__(self, owner: Owner, now: datetime) -> None:
        super().__init__(owner.sentence(now), "Open it to look at, or ask them to close it.")
        self.owner = owner


class CannotLock(Problem):
    """No lock can be kept here, such as in a folder that is read only: the school can be looked at."""
