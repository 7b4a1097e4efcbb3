"""Taking the lock of a school's folder, keeping it, and letting it go."""

from __future__ import annotations

import os
import secrets
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from app.errors import Problem
from app.locking.held import Held, read, write
from app.locking.owner import LENGTH, Owner, from_text, is_foreign, machine
from app.locking.refusing import CannotLock, Taken, cannot_lock
from app.locking.system import grab, mode_in, same_file

LOCK = "school.lock"
# Somebody who only looks who is there, or is just letting go, is in the way for a moment.
_TRIES, _PAUSE = 4, 0.02
_FLAGS = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def take(folder: Path, name: str, now: datetime) -> Held:
    """Take the lock of a school's folder for a person; whoever is dead, by crash or power cut, is taken over.

    Raises Taken where somebody else works in it, CannotLock where no lock can be kept: open to look at then.
    """
    moment = now.astimezone(UTC)
    owner = Owner(name, machine(), os.getpid(), moment, moment, secrets.token_hex(8))
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE)
        if (held := _try(folder / LOCK, owner, now)) is not None:
            return held
    raise Taken(_named(folder / LOCK), now)


def who(folder: Path, now: datetime) -> Owner | None:
    """Return who works in a school's folder, without taking anything; None where nobody does."""
    file = folder / LOCK
    try:
        handle = os.open(file, (_FLAGS & ~os.O_RDWR) | os.O_RDONLY)
    except FileNotFoundError:
        return None
    except OSError:
        return Owner()
    try:
        locked = grab(handle, shared=True) is False
        found = from_text(read(handle))
    except OSError:
        return Owner()
    finally:
        os.close(handle)
    if locked:
        return found or Owner()
    return found if found is not None and not found.here and found.alive(now) else None


def _try(file: Path, owner: Owner, now: datetime) -> Held | None:
    """Return the lock, or None where it is worth another try."""
    made, handle = _open(file)
    kept = False
    try:
        got = grab(handle)
        # Whoever let go between our opening and our locking has deleted the file that we hold.
        if got is False or not same_file(handle, file):
            return None
        if not made:
            _refuse_living(read(handle), file, now, sure=got is True)
        # On a full disk nothing can be written, but the operating system's lock stands.
        with suppress(OSError):
            write(handle, owner)
        held = Held(file, handle, owner)
        kept = held.still_mine()
        return held if kept else None
    except OSError as error:
        raise cannot_lock(file, error) from error
    finally:
        if not kept:
            os.close(handle)


def _open(file: Path) -> tuple[bool, int]:
    """Return whether the lock file was made just now, and the open file."""
    try:
        with suppress(FileExistsError):
            handle = os.open(file, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
            if sys.platform != "win32":
                os.fchmod(handle, mode_in(file.parent))
            return True, handle
        return False, os.open(file, _FLAGS)
    except FileNotFoundError as error:
        if file.parent.is_dir():  # let go between the two
            return _open(file)
        raise Problem(f"There is no folder {file.parent}.", "Check the place.") from error
    except OSError as error:
        raise cannot_lock(file, error) from error


def _refuse_living(text: bytes, file: Path, now: datetime, *, sure: bool) -> None:
    """Raise where the file names somebody who lives, or was never a lock; sure says that the system's lock was free."""
    if is_foreign(text):
        raise CannotLock(
            f"{file.name} in {file.parent} was not made by this program.",
            "Move it away, then open the school.",
        )
    found = from_text(text)
    # Other computers' locks do not always reach this one; their signs of life do.
    if found is not None and not (found.here and sure) and found.alive(now):
        raise Taken(found, now)


def _named(file: Path) -> Owner:
    try:
        return from_text(file.read_bytes()[: LENGTH * 2]) or Owner()
    except OSError:
        return Owner()
