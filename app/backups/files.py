"""The backups of a school as files: what they are called and which there are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.backups.contents import Contents, looked, noted
from app.db import BACKUPS
from app.errors import Problem
from app.keys.seal import OPEN, Seal

FOLDER = BACKUPS
PART = ".part-"  # what a backup that is being made is called
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)(?:-(\d+))?\.db")
_STAMP = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup; contents is None where nothing about it can be read."""

    file: Path
    made_at: datetime
    size: int
    contents: Contents | None

    @property
    def name(self) -> str:
        """Return what the backup is called."""
        return self.file.name


def folder_of(school: Path) -> Path:
    """Return where a school keeps its backups."""
    return school / FOLDER


def free_name(folder: Path, now: datetime) -> str:
    """Return a name for a backup made now that is not taken yet."""
    stamp = now.astimezone(UTC).strftime(_STAMP)
    number, name = 1, f"{stamp}.db"
    while (folder / name).exists():
        number += 1
        name = f"{stamp}-{number}.db"
    return name


def stamped(file: Path) -> tuple[datetime, int] | None:
    """Return when a backup was made, as its name says, and which one of that second; None for other files."""
    found = _NAME.fullmatch(file.name)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return made_at, int(found[2] or 1)


def files_in(folder: Path) -> list[tuple[datetime, Path]]:
    """Return the backups in a folder by their names, newest first; none where the folder cannot be read."""
    try:
        found = [(stamp, file) for file in folder.iterdir() if (stamp := stamped(file)) is not None]
    except OSError:
        return []
    return [(stamp[0], file) for stamp, file in sorted(found, reverse=True)]


def backups(school: Path, seal: Seal = OPEN) -> list[Backup]:
    """Return a school's backups, newest first."""
    return [as_backup(file, seal) for _, file in files_in(folder_of(school))]


def as_backup(file: Path, seal: Seal = OPEN) -> Backup:
    """Return what is known of one backup; raises Problem where the file is not there."""
    try:
        found = file.stat()
    except OSError as error:
        raise Problem(f"There is no backup {file}.", "Choose another.") from error
    stamp = stamped(file)
    made_at = stamp[0] if stamp else datetime.fromtimestamp(found.st_mtime, UTC)
    return Backup(file, made_at, found.st_size, noted(file) or _looked(file, seal))


def newest(school: Path, seal: Seal = OPEN) -> Backup | None:
    """Return the last backup, or None where there is none."""
    found = files_in(folder_of(school))
    return as_backup(found[0][1], seal) if found else None


def _looked(file: Path, seal: Seal) -> Contents | None:
    """Return what stands in a backup that has no note, with whichever of the school's keys opens it."""
    return next((found for key in (None, *seal.keys) if (found := looked(file, key)) is not None), None)
