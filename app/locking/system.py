"""The lock that the operating system keeps on an open file, and lets go by itself when a program ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    # Far behind the text: Windows lets nobody else read the bytes that are locked.
    _FAR = 1 << 30

    def grab(handle: int, *, shared: bool = False) -> bool | None:
        """Lock an open file without waiting: True if it is ours now, False if another has it, None if it cannot be."""
        del shared  # Windows knows one kind here; a look then takes it for a moment
        try:
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return False if error.errno in (errno.EACCES, errno.EDEADLK) else None
        return True

else:
    import fcntl

    def grab(handle: int, *, shared: bool = False) -> bool | None:
        """Lock an open file without waiting: True if it is ours now, False if another has it, None if it cannot be."""
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as error:
            # Shares that know no locks of this kind say so in several ways.
            return False if error.errno in (errno.EAGAIN, errno.EACCES) else None
        return True


def same_file(handle: int, file: Path) -> bool:
    """Say whether what is open is still what stands under the name."""
    try:
        there = file.stat()
    except OSError:
        return False
    opened = os.fstat(handle)
    return (opened.st_dev, opened.st_ino) == (there.st_dev, there.st_ino)


def mode_in(folder: Path) -> int:
    """Return the rights of a new file: private, but for a folder that colleagues may write, theirs as well."""
    rights = folder.stat().st_mode
    return 0o600 | (0o060 if rights & 0o020 else 0) | (0o006 if rights & 0o002 else 0)
