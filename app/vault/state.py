"""What stands in a folder before anybody signs in: no school, one without passwords, or a locked one and its people."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app import db
from app.abilities import ROLE_LABELS
from app.backups.files import files_in, folder_of
from app.backups.sealing import is_plain
from app.backups.sealing import key_file_of as beside
from app.errors import Problem
from app.keys import key_file
from app.keys.problems import KeyFileMissing
from app.vault.keys_taken import note_keys_taken

_SALT = 16  # the first bytes of a sealed database are the school's id


class State(StrEnum):
    """Whether a school has passwords; half is one whose protecting was begun and not finished."""

    UNPROTECTED = "unprotected"
    HALF = "half"
    LOCKED = "locked"


class NeedsPassword(Problem):
    """The school is locked, and nobody has signed in."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"The school in {folder} is locked.", "Sign in with your password.")


class NeedsProtection(Problem):
    """A real school that an older version made without passwords."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"The school in {folder} is not protected yet.", "Give it a password first.")


class KeyFileInPlace(Problem):
    """Nothing has to be put back: the key file is there, whole, and not older than any backup's."""

    def __init__(self) -> None:
        super().__init__(
            "The key file of this school is in its place, and whole.", "Sign in with your password."
        )


def state_of(folder: Path) -> State:
    """Return whether a school is locked; raises Problem, in words, where there is none or a file of it is missing."""
    db.preflight(folder, locked=True)
    file, keys = db.file_of(folder), key_file.key_file_of(folder).exists()
    if is_plain(file):
        return State.HALF if keys else State.UNPROTECTED
    if keys:
        return State.LOCKED
    if key_file_in_backups(folder) is not None:
        raise KeyFileMissing
    # Without a key file it may be anything: preflight has the words.
    db.preflight(folder)
    raise KeyFileMissing


def people_of(folder: Path) -> tuple[tuple[int, str, str], ...]:
    """Return who may sign in, by name: number, name and role; raises Problem where the key file is damaged."""
    found = key_file.load(folder).people
    return tuple(
        (one.number, one.name, ROLE_LABELS[one.role])
        for one in sorted(found, key=lambda one: one.name.casefold())
    )


def check_pair(folder: Path, school_id: bytes) -> None:
    """Raise Problem where the database is sealed for another school than the key file."""
    with db.file_of(folder).open("rb") as handle:
        if handle.read(_SALT) != school_id:
            raise Problem(
                f"The key file in {folder} belongs to another school, or the database's first page is damaged.",
                "Nothing was changed. Take both from the same backup.",
            )


def key_file_in_backups(folder: Path) -> Path | None:
    """Return the newest backup's key file that fits the school's database, or None."""
    try:
        with db.file_of(folder).open("rb") as handle:
            school_id = handle.read(_SALT)
    except OSError:
        return None
    return next(
        (file for _, backup in files_in(folder_of(folder)) if _fits(file := beside(backup), school_id)), None
    )


def take_key_file(folder: Path, now: datetime) -> Path:
    """Put the newest fitting key file of a backup in the place of a missing or damaged one, which is kept beside it.

    Returns where it came from; who signs in next has it in the audit trail. Raises Problem where no backup has one, or the one in its place is as new and whole.
    """
    source = key_file_in_backups(folder)
    if source is None:
        raise Problem(
            "No backup has a key file that fits this school.",
            "Copy one from another computer or the second place.",
        )
    kept = key_file.parse(source.read_text(encoding="utf-8"))
    if _is_as_new(folder, kept):
        raise KeyFileInPlace
    there = key_file.key_file_of(folder)
    note_keys_taken(folder, now)
    if there.exists():
        there.replace(_aside(there))
    key_file.save(folder, kept)
    return source


def _is_as_new(folder: Path, kept: key_file.KeyFile) -> bool:
    try:
        present = key_file.load(folder)
    except Problem:
        return False
    return present.school_id == kept.school_id and present.serial >= kept.serial


def _aside(there: Path) -> Path:
    """Return a free name: what was put aside before may be the one that still opens something."""
    number, aside = 1, there.with_name(f"{there.name}.damaged")
    while aside.exists():
        number += 1
        aside = there.with_name(f"{there.name}.damaged-{number}")
    return aside


def _fits(file: Path, school_id: bytes) -> bool:
    try:
        return key_file.parse(file.read_text(encoding="utf-8")).school_id == school_id
    except (OSError, UnicodeDecodeError, Problem):
        return False
