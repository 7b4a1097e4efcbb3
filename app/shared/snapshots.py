"""Sealed snapshots: made and verified on this computer, put into the place whole, and thinned there."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.atomic import open_private
from app.backups.contents import last_step, looking
from app.backups.copying import copy_school, in_words
from app.backups.second_place import copy_whole
from app.db import SEALED, Database, file_of
from app.keys.key_file import KEY_FILE
from app.progress import Progress
from app.shared.conflicts import conflicts
from app.shared.place import SNAPSHOTS, make_room, open_to_colleagues, snapshot_folder
from app.shared.pointer import Published

KEPT = 10
PART = ".publishing-"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of a school in a folder of its own on this computer, verified and ready to be put into a place."""

    folder: Path
    sha256: str
    size: int
    mark: str


def mark_of(connection: Any) -> str:
    """Return a mark of everything that was ever done in an open school: no change, look or upgrade leaves it as it was."""
    revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    entry = connection.execute("SELECT hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    return "/".join((last_step(connection), entry[0] if entry else "", str(revision[0]) if revision else ""))


@contextmanager
def snapshot_of(database: Database, beside: Path, progress: Progress) -> Iterator[Snapshot]:
    """Give a verified copy of a school, made while people work, in a folder that is gone afterwards.

    Raises Problem where there is no room or no right, Damaged where the school is not whole.
    """
    part = beside / f"{PART}{secrets.token_hex(4)}"
    with in_words(database):
        part.mkdir(mode=0o700)
        try:
            open_private(file_of(part)).close()
            contents = copy_school(database, file_of(part), progress)
            with looking(file_of(part), database.key) as connection:
                mark = mark_of(connection)
            if (database.folder / KEY_FILE).exists():
                copy_whole(database.folder / KEY_FILE, part / KEY_FILE)
            with open_private(part / SEALED) as file:
                file.write(json.dumps({"sha256": contents.sha256}).encode())
            yield Snapshot(part, contents.sha256, file_of(part).stat().st_size, mark)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def put(place: Path, snapshot: Snapshot) -> None:
    """Put a snapshot into the place; its database comes last, so that a folder that has one is whole. Raises OSError."""
    folder = snapshot_folder(place, snapshot.sha256)
    make_room(place, folder.parent)
    make_room(place, folder)
    for name in (KEY_FILE, SEALED, file_of(snapshot.folder).name):
        if (snapshot.folder / name).exists():
            copy_whole(snapshot.folder / name, folder / name)
            open_to_colleagues(place, folder / name)


def thin(place: Path, now: Published, *, kept: int = KEPT) -> None:
    """Take away all snapshots but the last ten and those of conflicts, and what a stop has left; within a turn."""
    stays = {now.sha256, *now.history[: kept - 1], *(one.sha256 for one in conflicts(place))}
    # A folder that somebody has open, or that went away, is thinned the next time.
    with suppress(OSError):
        for folder in (place / SNAPSHOTS).iterdir():
            if folder.name not in stays:
                shutil.rmtree(folder, ignore_errors=True)
        for left in place.glob(".part-*"):
            left.unlink()
