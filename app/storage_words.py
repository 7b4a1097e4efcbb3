"""What the disk and the database driver say, in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError, OperationalError

from app.errors import DiskFull, Invalid, Problem

UPDATE = "Update this program to change it."


def newer_version(revision: str) -> str:
    """Return why a school is only looked at whose file a newer version of the program made."""
    return f"This school was made by a newer version of Fivefold ({revision}), so it is open to look at only."


def unreadable(folder: Path, error: DatabaseError) -> Problem:
    """Return why a school could not be opened, as far as the driver's error says."""
    words = str(error.orig)
    if isinstance(error, OperationalError) and "locked" in words:
        return Problem(f"Another program is using the school in {folder}.", "Try again in a moment.")
    if "readonly" in words or "unable to open" in words:
        return Problem(f"The folder {folder} is read only.", "Copy it to a place where you may write.")
    if (getattr(error.orig, "sqlite_errorname", "") or "").startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return Problem(
            f"The disk of {folder} is full, or it does not answer.", "Free some space, then open it again."
        )
    return Problem(
        f"The database in {folder} is damaged, or its key is not the right one.",
        "It was left as it is. Restore a backup.",
    )


def reason_of(error: OSError) -> str:
    """Return what the computer says about a folder, as something to do."""
    if isinstance(error, PermissionError):
        return "You may not use that folder. Choose another, or ask who looks after the computer."
    return f"The computer says: {error.strerror or 'no reason'}."


def read_only() -> Problem:
    """Return that nothing can be saved where the folder is read only."""
    return Problem("The school's folder is read only, so nothing was saved.", "Ask for the right to write.")


def storage_problem(error: Exception) -> Problem | None:
    """Turn a driver's error that is the world's fault (disk full, locked, read only) into a sentence."""
    original = getattr(error, "orig", error)
    code = getattr(original, "sqlite_errorname", "") or ""
    words = str(original)
    if code.startswith("SQLITE_FULL") or "disk is full" in words:
        return DiskFull("The disk is full, so nothing was saved.", "Free at least 20 MB, then save again.")
    if code.startswith("SQLITE_READONLY") or "readonly" in words:
        return read_only()
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "locked" in words:
        return Problem(
            "Another copy of the program is writing, so nothing was saved.", "Try again in a moment."
        )
    if code.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) or "I/O" in words:
        return Problem(
            "The school's folder cannot be reached, so nothing was saved.", "Check the disk, then save again."
        )
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "malformed" in words:
        return Problem("The school's database is damaged.", "Nothing was saved. Restore a backup.")
    return None


@contextmanager
def reading_in_words(newer: str = "") -> Iterator[None]:
    """Turn what stops a read inside the block into a sentence, where it is the world's fault and no bug.

    newer is `Database.newer`: tables of a newer version may be other than this one knows.
    """
    try:
        yield
    except (Problem, Invalid):
        raise
    except Exception as error:
        if problem := _of_reading(error, newer):
            raise problem from error
        raise


def _of_reading(error: Exception, newer: str) -> Problem | None:
    if newer:
        return Problem(
            f"A newer version of Fivefold ({newer}) keeps this in another way.", "Update this program."
        )
    if not isinstance(error, DatabaseError) or storage_problem(error) is None:
        return None
    code = getattr(error.orig, "sqlite_errorname", "") or ""
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "malformed" in str(error.orig):
        return Problem("The school's database is damaged.", "It was left as it is. Restore a backup.")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Problem("Another copy of the program is writing.", "Try again in a moment.")
    return Problem("The school's folder cannot be reached.", "Check the disk, then try again.")
