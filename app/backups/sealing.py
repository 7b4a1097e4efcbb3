"""Which key a file of the school is sealed with, sealing it again with today's, and its copy of the key file."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

import sqlcipher3

from app import db
from app.atomic import open_private, write_whole
from app.backups.contents import Damaged
from app.errors import Problem
from app.keys.key_file import KEY_FILE
from app.keys.seal import Seal

PLAIN = b"SQLite format 3\x00"


def is_plain(file: Path) -> bool:
    """Say whether a database file can be read without a key; raises OSError where it cannot be looked at."""
    with file.open("rb") as handle:
        return handle.read(len(PLAIN)) == PLAIN


def fitting(file: Path, seal: Seal) -> bytes | None:
    """Return the key that opens a file, None where it needs none; raises Damaged where none of the school's does."""
    try:
        if is_plain(file):
            return None
    except OSError as error:
        raise Problem(f"There is no backup {file}.", "Choose another.") from error
    for key in seal.keys:
        with suppress(sqlcipher3.DatabaseError):
            db.open_file(file, key).close()
            return key
    raise Damaged(
        f"{file.name} is damaged, or sealed with a key this school never had.", "Choose another backup."
    )


def seal_again(file: Path, key: bytes | None, new: bytes | None) -> None:
    """Put a database file that nobody has open under another key; it is changed where it stands.

    A file without a key is first written anew beside itself, sealed from its first byte.
    """
    if key == new:
        return
    if new is None:
        raise Problem(
            "A sealed backup cannot be put into a school without passwords.", "Choose another backup."
        )
    try:
        if key is None:
            _seal_plain(file, new)
        else:
            _seal_sealed(file, key, new)
    except sqlcipher3.DatabaseError as error:
        # What SQLCipher says of a full disk is that something is wrong; the file was found whole just before.
        raise Problem(
            f"{file.name} could not be sealed: the disk is full, or it does not answer.",
            "Nothing was changed. Free some space, then try again.",
        ) from error


def _seal_sealed(file: Path, key: bytes, new: bytes) -> None:
    with closing(db.open_file(file, key, db.WRITE)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"").fetchone()


def _seal_plain(file: Path, new: bytes) -> None:
    sealed = file.with_name(f"{file.name}.sealed")
    sealed.unlink(missing_ok=True)
    open_private(sealed).close()
    try:
        with closing(db.open_file(file, None, db.WRITE)) as connection:
            # The log is folded in first; a file that is copied while it has one would lack what waits there.
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            connection.execute(f"ATTACH DATABASE ? AS sealed KEY \"x'{new.hex()}'\"", (str(sealed),))
            connection.execute("SELECT sqlcipher_export('sealed')").fetchone()
            connection.execute("DETACH DATABASE sealed")
        with sealed.open("rb+") as handle:
            os.fsync(handle.fileno())
        sealed.replace(file)
    finally:
        sealed.unlink(missing_ok=True)


def key_file_of(backup: Path) -> Path:
    """Return where a backup's copy of the key file is."""
    return backup.with_name(f"{backup.name}.keys")


def keep_key_file(school: Path, backup: Path) -> None:
    """Put a copy of the school's key file beside a backup, so that the two are never apart."""
    source = school / KEY_FILE
    if source.exists():
        write_whole(key_file_of(backup), source.read_bytes())
