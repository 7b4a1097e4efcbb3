"""Changing who may open a school: the new key file inside and beside the database, and the change of its data key."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app import audit, db
from app.atomic import open_private, settle
from app.backups.copying import copy_school, in_words
from app.backups.files import files_in, folder_of
from app.backups.present import fold
from app.backups.sealing import keep_key_file, seal_again
from app.db import Database
from app.errors import Problem
from app.keys.key_file import save
from app.keys.rotation import begin_rotation, settled
from app.keys.unlocking import Unlocked, again
from app.person import Person
from app.progress import Progress, Silent
from app.sealed import write_seal
from app.vault.seals import seal_of

_PART = ".rotating-"


def keep_keys(
    database: Database, unlocked: Unlocked, *, who: Person, now: datetime, kind: str, number: int
) -> Database:
    """Keep a changed key file: inside the database with its audit entry, then in the folder.

    unlocked is the person with the changed file; number is whom it is about. Returns the database as it is
    sealed now. Killed in between, the copy inside counts when the school is opened next.
    """
    seal = seal_of(unlocked)
    with in_words(database), database.writing.begin() as connection:
        write_seal(connection, seal, now)
        audit.append(connection, at=now, who=who, kind=kind, facts={"person": number})
    _put(database.folder, unlocked)
    return replace(database, seal=seal)


def change_key(
    database: Database,
    unlocked: Unlocked,
    *,
    without: int | None,
    who: Person,
    now: datetime,
    progress: Progress | None = None,
    exchanging: Callable[[], object] = bool,
) -> tuple[Database, Unlocked]:
    """Give the school a new data key, which a removed person never has; returns it opened with that key.

    A copy is made under the new key, verified, and put in the school's place in one step; until then nothing
    has changed, and a key file that holds both keys stands by. Nobody else may have the school open; exchanging
    is called before that step, to let nobody read until what is returned is in use.
    """
    folder, both = database.folder, begin_rotation(unlocked, without)
    changing = again(unlocked, both)
    new = settled(changing, changing.generation)[0]
    part = folder / f"{_PART}{secrets.token_hex(4)}"
    for left in folder.glob(f"{_PART}*"):
        shutil.rmtree(left, ignore_errors=True)
    exchanged = False
    try:
        with in_words(database):
            part.mkdir(mode=0o700)
            _copy_under(database, new, part, progress or Silent())
            _note(part, new, who=who, now=now, without=without)
        exchanging()
        save(folder, both)
        database.close()
        fold(folder, database.key)
        db.file_of(part).replace(db.file_of(folder))
        exchanged = True
        settle(folder)
    except BaseException:
        if not exchanged:
            with suppress(Problem):
                save(folder, unlocked.key_file)
        raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _put(folder, new)
    return db.open_school(folder, seal_of(new)), new


def _put(folder: Path, unlocked: Unlocked) -> None:
    """Put the key file into the folder, and beside the last backup: there a lost one is taken from, as it is today."""
    save(folder, unlocked.key_file)
    if found := files_in(folder_of(folder)):
        # The change stands without; the next backup has it.
        with suppress(Problem, OSError):
            keep_key_file(folder, found[0][1])


def _copy_under(database: Database, new: Unlocked, part: Path, progress: Progress) -> None:
    open_private(db.file_of(part)).close()
    copy_school(database, db.file_of(part), progress)
    seal_again(db.file_of(part), database.key, new.raw_key)


def _note(part: Path, new: Unlocked, *, who: Person, now: datetime, without: int | None) -> None:
    copy = db.open_school(part, seal_of(new))
    try:
        with copy.writing.begin() as connection:
            write_seal(connection, seal_of(new), now)
            kind = "rotate_key" if without is None else "remove_person"
            audit.append(connection, at=now, who=who, kind=kind, facts={"person": without})
    finally:
        copy.close()
