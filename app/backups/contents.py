"""What stands in a database file: counts to choose a backup by, its last step, and the hash of its bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import sqlcipher3

from app import db
from app.errors import Problem

COUNTED = ("pupil", "offer", "placement")


class Damaged(Problem):
    """A file that is not whole, and so is neither kept as a backup nor put in a school's place."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a backup, kept beside it: enough to choose by, and the hash that shows any damage."""

    pupils: int
    offers: int
    placements: int
    revision: str
    last_step: str
    sha256: str
    # The last entry of the audit trail then; notes made before it was kept have none.
    audit_number: int = 0
    audit_head: str = ""


_KINDS = {field.name: int if field.type == "int" else str for field in fields(Contents)}


def note_of(file: Path) -> Path:
    """Return the small file beside a backup that says what stands in it."""
    return file.with_name(file.name + ".json")


def noted(file: Path) -> Contents | None:
    """Return what was noted when the backup was made; None where the note is missing or makes no sense."""
    try:
        found = Contents(**json.loads(note_of(file).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    fits = all(type(value) is _KINDS[name] for name, value in asdict(found).items())
    return found if fits else None


def as_note(contents: Contents) -> bytes:
    """Return the note as it is written beside the backup."""
    return json.dumps(asdict(contents)).encode()


def looked(file: Path, key: bytes | None) -> Contents | None:
    """Return what stands in a backup that has no note; None where it cannot be read."""
    try:
        with looking(file, key) as connection:
            return contents_of(connection)
    except Damaged:
        return None


@contextmanager
def looking(file: Path, key: bytes | None, mode: str = db.LOOK) -> Iterator[Any]:
    """Give a connection to a database file; raises Damaged where it cannot be read as one."""
    connection = None
    try:
        connection = db.open_file(file, key, mode)
        yield connection
    except sqlcipher3.DatabaseError as error:
        raise Damaged(f"{file.name} is damaged.", "Nothing was changed. Choose another backup.") from error
    finally:
        if connection is not None:
            connection.close()


def contents_of(connection: Any, sha256: str = "") -> Contents:
    """Return what stands in an open database."""
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    pupils, offers, placements = (
        int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) if table in known else 0
        for table in COUNTED
    )
    revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    number = str(revision[0]) if revision else ""
    head = connection.execute("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
    return Contents(pupils, offers, placements, number, last_step(connection), sha256, *head)


def last_step(connection: Any) -> str:
    """Return a mark of the last step in the journal, which no other step of any school has."""
    found = connection.execute("SELECT id, salt FROM journal_step ORDER BY id DESC LIMIT 1").fetchone()
    return f"{found[0]}-{found[1].hex()[:16]}" if found else ""


def hash_of(file: Path) -> str:
    """Return the hash of a file's bytes."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
