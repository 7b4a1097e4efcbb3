"""Sealing every copy of a school that an older version made without a key, here and in the second place."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app.atomic import settle, write_whole
from app.backups.contents import as_note, hash_of, note_of, noted
from app.backups.files import PART, folder_of, stamped
from app.backups.sealing import is_plain, keep_key_file, seal_again
from app.backups.second_place import second_place, there
from app.db import DATABASE
from app.errors import Problem
from app.keys.seal import Seal

# Copies that a stop in the middle of a restore or of making the school has left, each in a folder of its own.
_STOPPED = (".restoring-*", ".making-*")


def any_plain(folder: Path) -> bool:
    """Say whether a backup beside the school can be read without a key; reads a few bytes of each."""
    # Not what was damaged and put aside: it may be too damaged to be sealed, and then would be tried at every opening.
    return any(_plain(file) for file in (*_parts(folder_of(folder)), *_copies(folder_of(folder))))


def seal_backups(folder: Path, seal: Seal) -> list[Path]:
    """Seal whatever copy of the school still has no key, here and in the second place; returns those it could not.

    The second place itself is returned where it is out of reach. What a stop has left of a copy that was being made
    is taken away.
    """
    for name in _STOPPED:
        for left in folder.glob(name):
            shutil.rmtree(left, ignore_errors=True)
    place, left_open = second_place(folder), []
    if place is not None and not place.is_dir():
        left_open.append(place)
    places = [folder_of(folder), *([there(folder, place)] if place is not None else [])]
    for part in (part for one in places for part in _parts(one) if _plain(part)):
        with suppress(OSError):
            part.unlink()
    for copy in (*(copy for one in places for copy in _copies(one)), *_put_aside(folder)):
        try:
            if is_plain(copy):
                _seal_backup(folder, copy, seal)
        except (OSError, Problem):
            # Out of reach, no room, or damaged: the next opening tries again.
            left_open.append(copy)
    return left_open


def _seal_backup(folder: Path, backup: Path, seal: Seal) -> None:
    contents = noted(backup)
    if stamped(backup) is not None:
        keep_key_file(folder, backup)
    # Killed in between, a backup without its note is looked into; with a note that does not fit it would be damaged.
    note_of(backup).unlink(missing_ok=True)
    seal_again(backup, None, seal.key)
    if contents is not None:
        write_whole(note_of(backup), as_note(replace(contents, sha256=hash_of(backup))))
    # What waited in a log beside it is in the sealed file now.
    for ending in ("-wal", "-shm"):
        backup.with_name(backup.name + ending).unlink(missing_ok=True)
    with suppress(OSError):
        settle(backup.parent)


def _copies(backups: Path) -> list[Path]:
    """Return the backups in a folder, and whatever else somebody has copied there as one."""
    with suppress(OSError):
        return sorted(backups.glob("*.db"), reverse=True)
    return []


def _put_aside(folder: Path) -> list[Path]:
    """Return the school's own files that were damaged and are kept beside it, without their logs."""
    return [file for file in folder.glob(f"{DATABASE}.damaged-*") if not file.name.endswith(("-wal", "-shm"))]


def _parts(backups: Path) -> list[Path]:
    return list(backups.glob(f"{PART}*"))


def _plain(file: Path) -> bool:
    try:
        return is_plain(file)
    except OSError:
        return False
