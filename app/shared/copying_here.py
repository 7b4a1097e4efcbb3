"""Putting a copy of what is published into its place on this computer, whole or to be begun again."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.atomic import settle
from app.backups.contents import Damaged, hash_of
from app.backups.second_place import copy_whole
from app.db import DATABASE, file_of
from app.errors import Problem
from app.keys.key_file import KEY_FILE
from app.shared.place import snapshot_file, snapshot_folder
from app.shared.pointer import Published
from app.shared.working import Origin, WorkingCopy, hash_of_keys, write_origin

TAKING = ".taking-"


def take_copy(working: WorkingCopy, there: Published) -> None:
    """Put a copy of what is published here, in the place of what may be there; its hash is held against the pointer.

    Raises Problem where it has not arrived yet or is damaged, OSError where the place or the disk ends.
    """
    folder, source = working.folder, snapshot_folder(working.place, there.sha256)
    if not snapshot_file(working.place, there.sha256).exists():
        raise Problem(
            "The published school has not arrived in this folder yet.",
            "Wait until the folder is in step again, then open it.",
        )
    part = folder / f"{TAKING}{secrets.token_hex(4)}"
    part.mkdir(mode=0o700)
    try:
        copy_whole(file_of(source), file_of(part))
        if hash_of(file_of(part)) != there.sha256:
            raise Damaged(
                f"The published school in {working.place} is damaged.",
                "Nothing was changed. Ask who published it to open it once more.",
            )
        if (source / KEY_FILE).exists():
            copy_whole(source / KEY_FILE, part / KEY_FILE)
        _exchange(working, part, there)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _exchange(working: WorkingCopy, part: Path, there: Published) -> None:
    folder = working.folder
    origin = Origin(
        str(working.place),
        there.sha256,
        there.number,
        there.mark,
        keys=hash_of_keys(part),
        token=working.token,
        taking=True,
    )
    # A stop in between is seen by this, and then the copy is taken again.
    write_origin(folder, origin)
    for ending in ("-wal", "-shm"):
        (folder / f"{DATABASE}{ending}").unlink(missing_ok=True)
    (folder / KEY_FILE).unlink(missing_ok=True)
    for name in (KEY_FILE, DATABASE):
        if (part / name).exists():
            (part / name).replace(folder / name)
    settle(folder)
    write_origin(folder, replace(origin, taking=False))


def put_aside(folder: Path, now: datetime) -> Path:
    """Keep what cannot be read in a folder of its own, and return that."""
    aside = folder / f"left {now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}-{secrets.token_hex(2)}"
    aside.mkdir(mode=0o700)
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEY_FILE):
        if (folder / name).exists():
            (folder / name).replace(aside / name)
    return aside
