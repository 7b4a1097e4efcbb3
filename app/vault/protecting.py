"""Giving passwords to a school that an older version made without, in one step, with a backup first."""

from __future__ import annotations

import secrets
import shutil
from datetime import datetime
from pathlib import Path

from app import audit, db
from app.atomic import open_private, settle
from app.backups.copying import copy_school, in_words
from app.backups.making import make_backup
from app.backups.present import fold
from app.backups.sealing import seal_again
from app.backups.sealing_all import seal_backups
from app.db import Database
from app.keys.key_file import save
from app.keys.unlocking import Unlocked
from app.person import Person
from app.progress import Progress, Silent
from app.sealed import write_seal
from app.vault.seals import seal_of

PROTECTED = "protect_school"
_PART = ".protecting-"


def person_of(unlocked: Unlocked) -> Person:
    """Return somebody who has signed in as the store knows people."""
    return Person(unlocked.name, unlocked.abilities, unlocked.role, unlocked.number, unlocked.sign)


def protect(
    folder: Path, unlocked: Unlocked, *, now: datetime, progress: Progress | None = None
) -> list[Path]:
    """Seal a school and its backups with new keys; a backup is made first, and is sealed with the others.

    Returns what could not be sealed and can still be read by anybody: damaged copies, a second place out of reach.

    Killed at any moment the school is as it was, or sealed with its key file beside it; backups that were not
    sealed yet are when it is opened next.
    """
    told, seal = progress or Silent(), seal_of(unlocked)
    database = db.open_school(folder)
    part = folder / f"{_PART}{secrets.token_hex(4)}"
    for left in folder.glob(f"{_PART}*"):
        shutil.rmtree(left, ignore_errors=True)
    try:
        make_backup(database, now=now, progress=told)
        with in_words(database):
            part.mkdir(mode=0o700)
            open_private(db.file_of(part)).close()
            copy_school(database, db.file_of(part), told)
            told.step(0, 0, "Sealing the school")
            seal_again(db.file_of(part), None, seal.key)
        first_entry(part, unlocked, now)
        database.close()
        save(folder, unlocked.key_file)
        fold(folder, None)
        db.file_of(part).replace(db.file_of(folder))
        settle(folder)
    finally:
        database.close()
        shutil.rmtree(part, ignore_errors=True)
    return seal_backups(folder, seal)


def first_entry(folder: Path, unlocked: Unlocked, now: datetime) -> None:
    """Let a school that is being sealed keep its key file, and its audit say who sealed it."""
    database = db.open_school(folder, seal_of(unlocked))
    try:
        note_sealed(database, unlocked, now)
    finally:
        database.close()


def note_sealed(database: Database, unlocked: Unlocked, now: datetime) -> None:
    """Write the first signed entry of the audit trail, with who may sign."""
    with database.writing.begin() as connection:
        write_seal(connection, database.seal, now)
        facts: dict[str, audit.Fact] = {"person": unlocked.number}
        audit.append(connection, at=now, who=person_of(unlocked), kind=PROTECTED, facts=facts)
