"""Erasing again after a backup was restored, and clearing what a database file still holds of what was deleted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from app import audit
from app.backups.ledger import Entry, add_to_ledger, ledger
from app.db import Database, open_as_it_is
from app.errors import Problem
from app.keys.seal import OPEN, Seal
from app.models import Pupil
from app.operations.rights.anonymising import make_anonymous
from app.operations.rights.erasing import wipe
from app.person import NOBODY, Person
from app.queries.rights.grounds import ErasureGround
from app.queries.rights.links import PUPIL
from app.schema import erased, journal_row, journal_step

AGAIN = "erase_again"


def reapply_erasures(
    database: Database, numbers: Iterable[Entry | int], *, now: datetime, who: Person = NOBODY
) -> int:
    """Erase again, in a school that was restored, whom the ledger names; returns how many there were.

    Also sees to it that none of the numbers is given out again. Does it in one transaction.
    """
    entries = [one if isinstance(one, Entry) else Entry(one, now.isoformat()) for one in numbers]
    done = []
    with Session(database.writing) as session, session.begin():
        for entry in entries:
            pupil = session.get(Pupil, entry.pupil)
            if pupil is None or not _same(session.connection(), entry):
                continue
            if entry.whole:
                wipe(session, entry.pupil, ErasureGround.RETENTION, now)
            elif pupil.anonymised_on is None:
                make_anonymous(session, pupil, now.date(), now)
            else:
                continue
            done.append(entry.pupil)
        connection = session.connection()
        _never_again(connection, max((entry.pupil for entry in entries), default=0))
        if done:
            touched = [(PUPIL, number) for number in done]
            audit.append(
                connection, at=now, who=who, kind=AGAIN, touched=touched, facts={"pupils": len(done)}
            )
    if done:
        scrub(database)
    return len(done)


def mark_of(connection: Connection, pupil_id: int) -> str:
    """Return what tells a pupil's number from the same one in another past of the school; "" where nothing does."""
    query = (
        select(journal_step.c.salt)
        .join(journal_row, journal_row.c.step_id == journal_step.c.id)
        .where(journal_row.c.table_name == PUPIL, journal_row.c.row_id == pupil_id)
        .order_by(journal_step.c.id)
        .limit(1)
    )
    salt = connection.execute(query).scalar()
    return "" if salt is None else hashlib.sha256(salt + str(pupil_id).encode()).hexdigest()[:16]


def erased_before(folder: Path, seal: Seal = OPEN, backup: Path | None = None) -> tuple[Entry, ...]:
    """Return who was erased or made anonymous in the school of a folder: as the ledger and its database say.

    For a backup from elsewhere, such as the second place on a new computer, the ledger that lies with it counts as
    well. The folder's own is brought up to all that. A database that cannot be read has nothing to say. Raises
    Problem where a ledger is there and cannot be read.
    """
    known = ledger(folder)
    numbers = {(entry.pupil, entry.whole) for entry in known}
    inside = (one for one in _forgotten_in(folder, seal) if (one.pupil, one.whole) not in numbers)
    more = (*(one for one in _with(backup, folder) if one not in known), *inside)
    if more:
        add_to_ledger(folder, more)
    return (*known, *more)


def _with(backup: Path | None, folder: Path) -> tuple[Entry, ...]:
    """Return what the ledgers say that lie with a backup, in its folder or, where that is a school's, above it."""
    places = (backup.parent, backup.parent.parent) if backup is not None else ()
    # Only by its mark is a number known to be of this school.
    return tuple(one for place in places if place != folder for one in ledger(place) if one.mark)


def _forgotten_in(folder: Path, seal: Seal) -> tuple[Entry, ...]:
    """Return who was erased or made anonymous, as the database itself says; their marks went with them."""
    try:
        database = open_as_it_is(folder, seal, look=True)
        try:
            with database.engine.connect() as connection:
                gone = connection.execute(select(erased.c.pupil_id, erased.c.at).order_by(erased.c.id)).all()
                columns = (Pupil.id, Pupil.anonymised_on)
                former = connection.execute(select(*columns).where(Pupil.anonymised_on.is_not(None))).all()
        finally:
            database.close()
    except (Problem, DatabaseError):
        return ()
    whole = (Entry(row.pupil_id, row.at) for row in gone)
    return (*whole, *(Entry(row.id, row.anonymised_on.isoformat(), whole=False) for row in former))


def scrub(database: Database) -> None:
    """Write the file anew, fold the log into it and empty it: then nothing that was deleted is left in either.

    Deleted content is overwritten as it goes (secure_delete), but pages that rows have moved between keep parts of
    them in their gaps, and the log keeps older pages until it is folded. Raises Problem where another program reads
    the school meanwhile, or where there is no room for a second copy of it.
    """
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        try:
            raw.execute("VACUUM")
        except raw.DatabaseError as error:
            raise Problem(
                "It is erased, but the school's file could not be written anew.",
                "It will be when something is erased next: close the school elsewhere, and make room on the disk.",
            ) from error
        busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise Problem(
            "It is erased, but the school's log could not be emptied while something else reads it.",
            "It will be when the school is closed everywhere.",
        )


def _same(connection: Connection, entry: Entry) -> bool:
    mark = mark_of(connection, entry.pupil)
    return not mark or not entry.mark or mark == entry.mark


def _never_again(connection: Connection, number: int) -> None:
    query = "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'pupil'"
    connection.exec_driver_sql(query, (number,))
