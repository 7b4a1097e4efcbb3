"""Putting a backup in the place of a school, whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.exc import DatabaseError

from app import audit, db
from app.atomic import settle
from app.backups.checking import check_backup
from app.backups.files import Backup, stamped
from app.backups.present import keep_present
from app.backups.sealing import fitting, seal_again
from app.backups.second_place import copy_whole
from app.backups.words import say_moment
from app.errors import Problem
from app.keys.seal import OPEN, Seal
from app.locking.lock import take
from app.locking.refusing import Taken
from app.person import NOBODY, Person
from app.progress import Progress, Silent
from app.schema import REVISION, journal_step
from app.sealed import write_seal
from app.storage_words import storage_problem

RESTORED = "restore_backup"
_PART = ".restoring-"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: which backup is the school now, and where what was there before is kept."""

    backup: Backup
    before: Path | None

    @property
    def sentence(self) -> str:
        """Return what was done, as people say it."""
        return _sentence(self.backup)

    @property
    def where(self) -> str:
        """Return where what was there before is."""
        return f"What was there before is kept as {self.before.name}." if self.before else ""


def restore(
    school: Path,
    backup: Backup,
    *,
    now: datetime,
    who: Person = NOBODY,
    seal: Seal = OPEN,
    progress: Progress | None = None,
    prepare: Callable[[db.Database], None] | None = None,
) -> Restored:
    """Put a backup in the place of a school that nobody has open; what is there now is kept first.

    However old it is, it is sealed under the key of today, so that nobody removed since can open it. prepare is
    called with it before it takes its place, such as to erase again who was erased since.

    Raises Damaged where the backup is not whole, Problem where the school is open somewhere or the disk says
    no; the school is then as it was.
    """
    told = progress or Silent()
    told.step(0, 0, "Checking the backup")
    key = fitting(backup.file, seal)
    contents = check_backup(backup.file, key)
    if contents.revision > REVISION:
        raise Problem("That backup was made by a newer version of Fivefold.", "Update this program first.")
    with _in_words():
        school.mkdir(parents=True, mode=0o700, exist_ok=True)
    with _alone(school, who, now), _in_words():
        for left in school.glob(f"{_PART}*"):
            shutil.rmtree(left, ignore_errors=True)
        part = school / f"{_PART}{secrets.token_hex(4)}"
        try:
            part.mkdir(mode=0o700)
            copy_whole(backup.file, db.file_of(part))
            seal_again(db.file_of(part), key, seal.key)
            _make_ready(part, backup, now=now, who=who, seal=seal, prepare=prepare)
            told.step(0, 0, "Keeping what is there now")
            before = keep_present(school, now, seal)
            db.file_of(part).replace(db.file_of(school))
            settle(school)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        db.open_school(school, seal).close()
    return Restored(backup, before)


@contextmanager
def _alone(school: Path, who: Person, now: datetime) -> Iterator[None]:
    """Hold the school's lock: nobody opens it between the look whether it is open and the exchange."""
    try:
        held = take(school, who.name, now)
    except Taken as taken:
        raise Problem(taken.message, "Close it there, then restore. Nothing was changed.") from taken
    with held:
        yield


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (OSError, DatabaseError) as error:
        if isinstance(error, DatabaseError) and storage_problem(error) is None:
            raise
        raise Problem(
            "The backup could not be restored: the disk is full, or the folder cannot be written.",
            "Nothing was lost. Free some space, or ask for the right to write there.",
        ) from error


def _make_ready(
    part: Path,
    backup: Backup,
    *,
    now: datetime,
    who: Person,
    seal: Seal,
    prepare: Callable[[db.Database], None] | None,
) -> None:
    """Bring the copy up to this version and to today's people, and let it say that it was restored."""
    database = db.open_school(part, seal)
    try:
        if prepare is not None:
            prepare(database)
        with database.writing.begin() as connection:
            made = connection.execute(
                insert(journal_step).values(
                    at=now.astimezone(UTC).isoformat(timespec="seconds"),
                    person=who.name,
                    kind=RESTORED,
                    sentence=_sentence(backup),
                    revision=REVISION,
                    salt=secrets.token_bytes(16),
                )
            ).inserted_primary_key
            assert made is not None
            write_seal(connection, seal, now)
            # Which one: what backups have noted of the trail in between is of a trail that this put away.
            # A name that somebody gave the file may say anything, and the trail is kept for ever.
            name = backup.name if stamped(backup.file) is not None else ""
            facts = {"backup": name, "made_at": backup.made_at.isoformat()}
            audit.append(connection, at=now, who=who, kind=RESTORED, step=int(made[0]), facts=facts)
    finally:
        # The last connection to go folds the log into the file: from then on the file is all there is.
        database.close()


def _sentence(backup: Backup) -> str:
    return f"Restored the backup of {say_moment(backup.made_at)}."
