"""Who has a shared school checked out: one at a time, for as long as they work, however often they publish."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.errors import Problem
from app.locking.held import read, write
from app.locking.owner import Owner, as_text, from_text, machine
from app.locking.system import mode_in
from app.shared.place import in_reach

WRITER = "school.writer"
# After so long without a sign of life somebody else may take over, once they were asked whether they want to.
SILENT = timedelta(hours=3)


class CheckedOut(Problem):
    """Somebody else has the school checked out; may_take_over says that they gave no sign of life for hours."""

    def __init__(self, owner: Owner, now: datetime) -> None:
        silent = owner.silent_for(now)
        self.owner, self.may_take_over = owner, silent >= SILENT
        cure = "Open the published copy to look at, or ask them to close it."
        if self.may_take_over:
            cure = (
                f"They gave no sign of life for {_hours(silent)}. You can take over: what they have not published "
                "stays on their computer, and is kept beside yours when they come back."
            )
        super().__init__(owner.sentence(now), cure)


def writer_of(place: Path) -> Owner | None:
    """Return who has the school checked out; None where nobody has, or the place is out of reach.

    A file that a stop has left half written names nobody: its check-out never came about.
    """
    try:
        return from_text((place / WRITER).read_bytes()[:4096])
    except OSError:
        return None


def claim(place: Path, name: str, now: datetime, *, token: str = "", take_over: bool = False) -> Owner:
    """Check the school out for a person, within a turn; token is of an earlier check-out of this computer.

    Raises CheckedOut where somebody else has it, unless they are silent and take_over was asked for.
    """
    present, moment = writer_of(place), now.astimezone(UTC)
    # Whoever checks out holds the lock of this computer's working copy: what they left here is nobody else's.
    mine = present is not None and (present.token == token or (present.here and present.name == name))
    if present is not None and not mine:
        refusal = CheckedOut(present, now)
        if not (take_over and refusal.may_take_over):
            raise refusal
    owner = Owner(name, machine(), os.getpid(), moment, moment, secrets.token_hex(8))
    with in_reach(place):
        (place / WRITER).unlink(missing_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        handle = os.open(place / WRITER, flags, 0o600)
        try:
            if sys.platform != "win32":
                os.fchmod(handle, mode_in(place))
            os.write(handle, as_text(owner))
            os.fsync(handle)
        finally:
            os.close(handle)
    return owner


def is_ours(place: Path, token: str) -> bool:
    """Say whether a check-out is still the one with this token, or nobody has taken its place."""
    present = writer_of(place)
    return present is None or present.token == token


def beat(place: Path, token: str, now: datetime) -> bool:
    """Give a sign of life; False where the check-out is somebody else's by now, or out of reach."""
    with suppress(OSError):
        # Through one open file: whoever takes over makes another, and is never written over.
        handle = os.open(place / WRITER, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            owner = from_text(read(handle))
            if owner is None or owner.token != token:
                return False
            write(handle, owner.beating(now))
            return True
        finally:
            os.close(handle)
    return False


def drop(place: Path, token: str) -> None:
    """Give a check-out back, if it is still ours; a place out of reach keeps it until the next check-out here."""
    present = writer_of(place)
    if present is not None and present.token == token:
        with suppress(OSError):
            (place / WRITER).unlink()


def _hours(silent: timedelta) -> str:
    if silent > timedelta(days=365):
        return "a very long time"
    hours = int(silent.total_seconds() // 3600)
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"
