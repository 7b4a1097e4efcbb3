"""A lock that is held: its signs of life, whether it is still ours, and letting it go."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self

from app.locking.owner import LENGTH, Owner, as_text, from_text
from app.locking.system import same_file


def read(handle: int) -> bytes:
    """Return what stands in an open lock file, however long it is."""
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, LENGTH * 2)


def write(handle: int, owner: Owner) -> None:
    """Put who holds it into an open lock file."""
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, as_text(owner))


class Held:
    """The lock of a school, ours until it is released, or the program ends, however it ends."""

    def __init__(self, file: Path, handle: int, owner: Owner) -> None:
        """Begin with a file that is open and locked; see take."""
        self.owner = owner
        self._file, self._handle = file, handle
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *what: object) -> None:
        self.release()

    def beat(self, now: datetime) -> bool:
        """Give a sign of life, every 30 to 60 seconds; False where the lock is not ours any more: stop writing."""
        with self._turn:
            if not self._mine():
                return False
            self.owner = self.owner.beating(now)
            # A full disk takes no sign of life; the operating system's lock stands all the same.
            with suppress(OSError):
                write(self._handle, self.owner)
            return True

    def still_mine(self) -> bool:
        """Say whether the lock is ours: not released, taken over or deleted meanwhile."""
        with self._turn:
            return self._mine()

    def release(self) -> None:
        """Let the lock go; does nothing the second time."""
        with self._turn:
            if self._handle < 0:
                return
            # Gone before it is let go, so that nobody locks a file that is about to vanish; Windows
            # deletes nothing that is open, and there the next one to come has it open by then.
            if os.name == "posix" and self._mine():
                self._unlink()
            os.close(self._handle)
            self._handle = -1
            if os.name != "posix":
                self._unlink()

    def _unlink(self) -> None:
        with suppress(OSError):
            self._file.unlink()

    def _mine(self) -> bool:
        if self._handle < 0 or not same_file(self._handle, self._file):
            return False
        try:
            found = from_text(read(self._handle))
        except OSError:
            return False
        return found is None or found.token == self.owner.token
