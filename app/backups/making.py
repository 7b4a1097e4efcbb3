"""Making a backup while people work: a copy on a connection of its own, verified before it gets its name."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from app import audit
from app.atomic import settle, write_whole
from app.backups.contents import as_note, last_step, note_of
from app.backups.copying import copy_school, in_words, own_connection
from app.backups.files import PART, Backup, as_backup, folder_of, free_name, newest
from app.backups.sealing import keep_key_file
from app.backups.sealing_all import seal_backups
from app.backups.second_place import copy_there, second_place
from app.backups.thinning import thin
from app.backups.words import say_moment
from app.db import Database
from app.errors import Problem
from app.person import NOBODY, Person
from app.progress import Progress, Silent
from app.storage_words import storage_problem

MADE = "make_backup"
_OLD_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made; warning says why it is not in the second place too, where it is not."""

    backup: Backup
    warning: str = ""

    @property
    def sentence(self) -> str:
        """Return what was done, as people say it."""
        return f"Backed up on {say_moment(self.backup.made_at)}."


def back_up(
    database: Database, *, now: datetime, who: Person = NOBODY, progress: Progress | None = None
) -> Made:
    """Make a backup, copy it to the second place if there is one, thin the old ones, and note it in the audit.

    Raises Problem where no backup could be made; the old ones are then as they were. A second place that
    cannot be reached is a warning.
    """
    school, warning = database.folder, ""
    with in_words(database), database.writing.begin():
        pass  # raises where the school is only looked at: nothing could say in its trail that a copy was made
    backup = make_backup(database, now=now, progress=progress or Silent())
    thin(folder_of(school), now)
    if (place := second_place(school)) is not None:
        try:
            copy_there(school, backup.file, place, now)
            if database.key is not None:
                # What was out of reach when the school got its passwords.
                seal_backups(school, database.seal)
        except Problem as problem:
            warning = str(problem)
    _note_in_audit(database, now, who)
    return Made(backup, warning)


def changed_since_backup(database: Database) -> bool:
    """Return whether anything was changed since the last backup was made."""
    if not (database.can_write and os.access(database.folder, os.W_OK)):
        return False  # A school that can only be looked at stays as it is.
    last = newest(database.folder, database.seal)
    if last is None or last.contents is None:
        return True
    with in_words(database), own_connection(database) as connection:
        return last_step(connection) != last.contents.last_step


def make_backup(database: Database, *, now: datetime, progress: Progress | None = None) -> Backup:
    """Copy a school into its folder of backups and verify the copy; nobody who writes has to wait.

    Raises Problem where there is no room or no right, Damaged where the school itself is not whole; in each
    case nothing is left of it.
    """
    folder = folder_of(database.folder)
    told = progress or Silent()
    told.step(0, 0, "Making a backup")
    with in_words(database):
        folder.mkdir(mode=0o700, exist_ok=True)
        part = folder / f"{PART}{secrets.token_hex(6)}"
        try:
            # Made by us, because a file made by SQLite would follow the umask.
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            _clear_old(folder, part)
            contents = copy_school(database, part, told)
            name = folder / free_name(folder, now)
            keep_key_file(database.folder, name)
            write_whole(note_of(name), as_note(contents))
            part.replace(name)
            settle(folder)
        finally:
            for ending in ("", "-journal"):
                with suppress(OSError):
                    part.with_name(part.name + ending).unlink()
    return as_backup(name, database.seal)


def _clear_old(folder: Path, part: Path) -> None:
    """Take away what a backup that was killed has left, but not what another program is making now."""
    now = part.stat().st_mtime
    for left in folder.glob(f"{PART}*"):
        with suppress(OSError):
            if now - left.stat().st_mtime > _OLD_SECONDS:
                left.unlink()


def _note_in_audit(database: Database, now: datetime, who: Person) -> None:
    try:
        with database.writing.begin() as connection:
            audit.append(connection, at=now, who=who, kind=MADE)
    except DatabaseError as error:
        if problem := storage_problem(error):
            raise problem from error
        raise
