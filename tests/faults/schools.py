"""Locked schools for the proofs: made once, copied for each try, and looked at until every page and row was read."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import sqlcipher3
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.audit.verifying import verify
from app.keys.key_file import save
from app.keys.seal import Seal
from app.keys.unlocking import Unlocked
from app.models import Pupil
from app.operations.pupils import PupilDraft, add_pupil
from app.operations.setup import SchoolDraft, set_up_school
from app.queries.check import look_for_wrong_rows
from app.store import Store
from app.vault.protecting import note_sealed, person_of
from app.vault.seals import seal_of
from tests.fixtures import NAME, NOW, TODAY, administrator, clock

Folder = Path


def make(folder: Path, pupils: int = 40, unlocked: Unlocked | None = None, *, locked: bool = True) -> Path:
    """Make a school of some pupils that nobody has open; locked, it is Ms Dovecote's."""
    who = unlocked or administrator()
    database = db.create(folder, seal_of(who) if locked else Seal())
    if locked:
        note_sealed(database, who, NOW)
    store = Store(database, person_of(who) if locked else NAME, clock)
    store.write(set_up_school, SchoolDraft(name="Test Primary School"), today=TODAY)
    for number in range(pupils):
        add(store, f"Thimble {number}")
    database.close()
    if locked:
        save(folder, who.key_file)
    return folder


def add(store: Store, surname: str) -> None:
    """Add a pupil."""
    store.write(add_pupil, PupilDraft("Wren", surname, started_on=TODAY, year_group="4"), today=TODAY)


def copied(school: Path, to: Path) -> Path:
    """Return a copy of a school that nobody has open."""
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(school, to))


def surnames(store: Store) -> set[str]:
    """Return the surnames of a school's pupils."""
    return store.read(_surnames)


def _surnames(session: Session) -> set[str]:
    return set(session.scalars(select(Pupil.surname)))


def wrong_with(store: Store, *, trail: bool = True) -> list[str]:
    """Return what is wrong with a school: pages, pointers, rows, and, where asked, its audit trail."""
    found = wrong_with_file(db.file_of(store.database.folder), store.database.key, db.READ)
    found += [look.what for look in store.read(look_for_wrong_rows) if look.wrong]
    if trail:
        with store.database.engine.connect() as connection:
            found += [one.sentence for one in verify(connection).findings]
    return found


def wrong_with_file(file: Path, key: bytes | None, mode: str = db.LOOK) -> list[str]:
    """Return what is wrong with a database file by itself; every page's seal is checked."""
    try:
        with closing(db.open_file(file, key, mode)) as connection:
            sealed = connection.execute("PRAGMA cipher_integrity_check").fetchall() if key is not None else []
            if sealed:
                return [str(row) for row in sealed]
            whole = connection.execute("PRAGMA integrity_check").fetchall()
            lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlcipher3.DatabaseError as error:
        return [str(error)]
    return [*(str(row) for row in lost), *(str(row) for row in whole if row != ("ok",))]
