"""That a key file was taken from a backup, which is done before anybody signs in: kept until the audit can say it."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from app.atomic import write_whole

FILE = "school.keys-taken"
_KEPT = 50
_LARGEST = 10_000


def note_keys_taken(folder: Path, now: datetime) -> None:
    """Take note that the key file of the school in a folder was taken from a backup; raises Problem if it cannot."""
    times = [*keys_taken(folder), now.astimezone(UTC).isoformat(timespec="seconds")][-_KEPT:]
    write_whole(folder / FILE, json.dumps(times).encode())


def keys_taken(folder: Path) -> tuple[str, ...]:
    """Return when that was done since somebody last signed in, oldest first; whatever else stands there counts not."""
    try:
        with (folder / FILE).open("rb") as handle:
            found = json.loads(handle.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return ()
    times = [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
    return tuple(one for one in times[-_KEPT:] if _is_moment(one))


def forget_keys_taken(folder: Path) -> None:
    """Forget it, once it is in the audit."""
    # Where the file cannot be deleted, it is audited twice rather than never.
    with suppress(OSError):
        (folder / FILE).unlink(missing_ok=True)


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
