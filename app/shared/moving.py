"""Moving a live school out of a folder where none may lie: a verified copy here, then nothing live there."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.atomic import open_private
from app.backups.copying import copy_school
from app.backups.second_place import copy_whole
from app.db import DATABASE, Database, file_of
from app.keys.key_file import KEY_FILE
from app.progress import Progress
from app.reserve import RESERVE


def copy_here(database: Database, home: Path, progress: Progress) -> None:
    """Put a verified copy of a school and its key file into a folder of this computer, or leave nothing there."""
    home.mkdir(parents=True, mode=0o700)
    try:
        open_private(file_of(home)).close()
        copy_school(database, file_of(home), progress)
        if (database.folder / KEY_FILE).exists():
            copy_whole(database.folder / KEY_FILE, home / KEY_FILE)
    except BaseException:
        shutil.rmtree(home, ignore_errors=True)
        raise


def clear_live(folder: Path) -> None:
    """Take a live school away once what is shared there stands in its place; its backups stay."""
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEY_FILE, RESERVE):
        (folder / name).unlink(missing_ok=True)
