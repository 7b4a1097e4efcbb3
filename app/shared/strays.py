"""Pointers that a service which keeps folders in step has put beside ours, where two computers published at once."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from app.errors import Problem
from app.shared.conflicts import Conflict, keep_conflict
from app.shared.names import POINTER
from app.shared.place import snapshot_file
from app.shared.pointer import Published, read_pointer


def gather_strays(place: Path, there: Published, now: datetime) -> list[Conflict]:
    """Note what stray pointers name as conflicts, and take the pointers away; call within a turn.

    Services rename what they cannot join: "school-LAPTOP.published", "school (1).published".
    """
    found = []
    for file in sorted(place.glob("school*.published*")):
        # A snapshot that has not arrived yet is looked for the next time.
        if file.name == POINTER or (stray := _read(file)) is None:
            continue
        if there.sha256 != stray.sha256 and stray.sha256 not in there.history:
            if not snapshot_file(place, stray.sha256).exists():
                continue
            found.append(keep_conflict(place, stray.sha256, stray.by, now, there))
        with suppress(OSError):
            file.unlink()
    return found


def _read(file: Path) -> Published | None:
    try:
        return read_pointer(file.read_bytes()[: 1 << 16], file)
    except (OSError, Problem):
        return None
