"""Keeping what stands in a school's place before a backup is put there."""

from __future__ import annotations

import os
import secrets
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3
from sqlalchemy.exc import DatabaseError

from app import db
from app.atomic import settle
from app.backups.contents import Damaged
from app.backups.making import make_backup
from app.backups.second_place import copy_whole
from app.errors import Problem
from app.keys.seal import Seal

_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


def keep_present(school: Path, now: datetime, seal: Seal) -> Path | None:
    """Keep what is there now, as a backup where it is whole, else as it is; afterwards no log is left beside it."""
    try:
        kept = _backed_up(school, now, seal)
    except _Unreadable:
        return _put_aside(school, now)
    return kept


class _Unreadable(Exception):  # noqa: N818 - a finding of this module, never seen outside it
    """What is there cannot be backed up because it is damaged, empty, missing or something else."""


def _backed_up(school: Path, now: datetime, seal: Seal) -> Path:
    try:
        db.preflight(school, locked=seal.key is not None)
    except Problem as problem:
        raise _Unreadable from problem
    database = db.open_as_it_is(school, seal)
    try:
        kept = make_backup(database, now=now).file
    except (Damaged, DatabaseError) as error:
        raise _Unreadable from error
    finally:
        database.close()
    fold(school, seal.key)
    return kept


def fold(school: Path, key: bytes | None) -> None:
    """Take the log into the file and away, which SQLite lets nobody do while another program has the school open."""
    try:
        with closing(db.open_file(db.file_of(school), key, db.WRITE)) as connection:
            connection.execute("PRAGMA busy_timeout=1000").fetchone()
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlcipher3.DatabaseError as error:
        if (getattr(error, "sqlite_errorname", "") or "").startswith(_BUSY):
            raise Problem(
                "The school is open in another window or on another computer.",
                "Close it there, then try again. Nothing was changed.",
            ) from error
        raise


def _put_aside(school: Path, now: datetime) -> Path | None:
    """Keep a damaged database, its log with it, under another name, and take the log out of the way."""
    file, kept = db.file_of(school), None
    name = f"{db.DATABASE}.damaged-{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}-{secrets.token_hex(2)}"
    for ending in ("", "-wal"):
        there = file.with_name(file.name + ending)
        if there.exists():
            aside = file.with_name(name + ending)
            try:
                os.link(there, aside)
            except OSError:  # such as a stick, which knows no second names
                copy_whole(there, aside)
            kept = kept or aside
    settle(school)
    # A log beside another database would be played into it, so it goes before the backup comes.
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            file.with_name(file.name + ending).unlink()
    return kept
