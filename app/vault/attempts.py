"""Failed sign-ins of a school: each makes the next wait longer, and the next person who gets in has them audited."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path
from typing import Any

from app.atomic import write_whole
from app.errors import Problem

FILE = "school.attempts"
LONGEST = 60
# The first mistakes are typing mistakes.
_FREE = 2
_KEPT = 500
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody's password was typed wrongly: whose, by number, and when."""

    number: int
    at: datetime


def waits(failures: int) -> int:
    """Return for how many seconds nobody may try again after so many failures: 0, 0, 1, 2, 4, 8 … 60."""
    return 0 if failures <= _FREE else min(LONGEST, 2 ** min(failures - _FREE - 1, 10))


class Attempts:
    """The failures in one school since somebody last got in.

    They are kept in the school's folder, so that closing the program shortens no wait; where nothing can be written
    there, this object remembers them.
    """

    def __init__(self, folder: Path) -> None:
        """Stand beside a school; nothing is read yet."""
        self._file = folder / FILE
        self._unwritten: tuple[Attempt, ...] = ()

    def all(self) -> tuple[Attempt, ...]:
        """Return the failures, oldest first; whatever else stands in the file counts for nothing."""
        return (*_read(self._file), *self._unwritten)

    def note(self, number: int, now: datetime) -> None:
        """Take note of one more failure."""
        found = (*self.all(), Attempt(number, now.astimezone(UTC)))[-_KEPT:]
        self._unwritten = found
        # In a folder that takes no files the wait still grows, for as long as the program runs.
        with suppress(Problem):
            text = json.dumps([[one.number, one.at.isoformat(timespec="seconds")] for one in found])
            write_whole(self._file, text.encode())
            self._unwritten = ()

    def wait(self, now: datetime) -> int:
        """Return how many seconds nobody may try yet."""
        found = self.all()
        longest = waits(len(found))
        if not longest:
            return 0
        left = found[-1].at + timedelta(seconds=longest) - now.astimezone(UTC)
        # A clock that was put back makes nobody wait longer than the longest wait.
        return max(0, min(longest, ceil(left.total_seconds())))

    def flush(self) -> tuple[Attempt, ...]:
        """Return the failures and forget them: for the audit, once somebody has signed in."""
        found = self.all()
        self._unwritten = ()
        # Where the file cannot be deleted, the failures are audited twice rather than never.
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        return found


def _read(file: Path) -> tuple[Attempt, ...]:
    try:
        with file.open("rb") as handle:
            found = json.loads(handle.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return ()
    entries = found if isinstance(found, list) else []
    return tuple(one for one in map(_attempt, entries[-_KEPT:]) if one is not None)


def _attempt(entry: Any) -> Attempt | None:
    match entry:
        case [int(number), str(text)] if not isinstance(number, bool):
            with suppress(ValueError):
                at = datetime.fromisoformat(text)
                return Attempt(number, at.replace(tzinfo=at.tzinfo or UTC))
    return None
