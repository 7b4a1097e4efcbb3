"""Sealing the backups that an older version made without a key, here and in the second place."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app.atomic import settle, write_whole
from app.backups.contents import as_note, hash_of, note_of, noted
from app.backups.files import PART, files_in, folder_of
from app.backups.sealing import is_plain, keep_key_file, seal_again
from app.backups.second_place import second_place, there
from app.errors import Problem
from app.keys.seal import Seal


def any_plain(folder: Path) -> bool:
    """Say whether a backup beside the school can be read without a key; reads a few bytes of each."""
    return any(_plain(file) for file in (*_parts(folder), *(file for _, file in files_in(folder_of(folder)))))


def seal_backups(folder: Path, seal: Seal) -> list[Path]:
    """Seal the backups that still have no key, here and in the second place; returns those it could not.

    What a stop has left of one that was being made is taken away.
    """
    for part in _parts(folder):
        if _plain(part):
            part.unlink(missing_ok=True)
    place = second_place(folder)
    places = [folder_of(folder), *([there(folder, place)] if place is not None else [])]
    left = []
    for backup in (file for one in places for _, file in files_in(one)):
        try:
            if is_plain(backup):
                _seal_backup(folder, backup, seal)
        except (OSError, Problem):
            # Out of reach, no room, or damaged: the next opening tries again.
            left.append(backup)
    return left


def _seal_backup(folder: Path, backup: Path, seal: Seal) -> None:
    contents = noted(backup)
    keep_key_file(folder, backup)
    # Killed in between, a backup without its note is looked into; with a note that does not fit it would be damaged.
    note_of(backup).unlink(missing_ok=True)
    seal_again(backup, None, seal.key)
    if contents is not None:
        write_whole(note_of(backup), as_note(replace(contents, sha256=hash_of(backup))))
    with suppress(OSError):
        settle(backup.parent)


def _parts(folder: Path) -> list[Path]:
    return list(folder_of(folder).glob(f"{PART}*"))


def _plain(file: Path) -> bool:
    try:
        return is_plain(file)
    except OSError:
        return False
