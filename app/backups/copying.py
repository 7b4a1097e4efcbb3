"""Copying a school into one file while people work in it, and holding the copy against the school."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy.exc import DatabaseError

from app.backups.checking import check_open, row_counts
from app.backups.contents import Contents, Damaged, hash_of, last_step, looking
from app.db import Database
from app.errors import Problem
from app.progress import Progress

# SQLite asks that often, in its own small steps, whether somebody wants to stop.
_STEPS = 20_000
# SQLITE_ERROR is a table that is missing: another program's database under the school's name.
_DAMAGE = ("SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_IOERR_SHORT_READ")


def copy_school(database: Database, part: Path, progress: Progress) -> Contents:
    """Copy a school into a file, hold the copy against the school, and ask the disk to keep it."""
    with own_connection(database) as connection:
        step, rows = last_step(connection), row_counts(connection)
        with _stoppable(connection, progress):
            connection.execute("VACUUM INTO ?", (str(part),))
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        progress.step(0, 0, "Checking the backup")
        with looking(part, database.key) as copy:
            contents = check_open(copy, part, hash_of(part))
            same = row_counts(copy) == rows
        # Where somebody wrote meanwhile, the copy is of one moment between and cannot be held against either.
        if not same and step == last_step(connection) and row_counts(connection) == rows:
            raise Damaged(
                "The backup did not have the same rows as the school, so it was not kept.", "Try again."
            )
    return contents


@contextmanager
def own_connection(database: Database) -> Iterator[Any]:
    """Give a connection of the driver that nobody else has meanwhile."""
    pooled = database.engine.raw_connection()
    try:
        yield pooled.driver_connection
    finally:
        pooled.close()


@contextmanager
def _stoppable(connection: Any, progress: Progress) -> Iterator[None]:
    stopped: list[BaseException] = []

    def look() -> int:
        try:
            progress.step(0, 0, "Making a backup")
        except BaseException as error:  # noqa: BLE001 - raised again below, past SQLite
            stopped.append(error)
        return len(stopped)

    connection.set_progress_handler(look, _STEPS)
    try:
        yield
    except sqlcipher3.DatabaseError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def in_words(database: Database) -> Iterator[None]:
    """Turn what the disk or the database says into a Problem, or into Damaged where the school is not whole."""
    try:
        yield
    except (sqlcipher3.DatabaseError, DatabaseError) as error:
        found = getattr(error, "orig", error)
        code = getattr(found, "sqlite_errorname", "") or ""
        if code in _DAMAGE or code.startswith("SQLITE_CORRUPT") or "malformed" in str(found):
            raise Damaged("The school's database is damaged.", "Restore a backup.") from error
        if code.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            raise _no_room() from error
        if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise Problem("Another program holds the school, so no backup was made.", "Try again.") from error
        raise _no_right(database) from error
    except OSError as error:
        if isinstance(error, PermissionError):
            raise _no_right(database) from error
        raise _no_room() from error


def _no_room() -> Problem:
    return Problem(
        "No backup could be made: the disk is full, or it does not answer.",
        "The school and the backups before are as they were. Free some space, then make one.",
    )


def _no_right(database: Database) -> Problem:
    return Problem(
        f"No backup could be made: the folder {database.folder} is read only.",
        "Ask for the right to write there.",
    )
