"""Opening a locked school with somebody's keys, whatever a stop in the middle of changing them has left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app import db
from app.backups.sealing_all import any_plain, seal_backups
from app.db import Database
from app.errors import Problem
from app.keys.key_file import as_text, parse, save
from app.keys.problems import KeyFileDamaged
from app.keys.rotation import candidates, settled
from app.keys.unlocking import Unlocked, again
from app.sealed import kept_key_file
from app.storage_words import reading_in_words
from app.vault.seals import seal_of
from app.vault.state import check_pair, key_file_in_backups

OLD_KEY = "The key file of this school is an older one, from before its key was changed."
OLD = "The key file was an older one, from before your password was changed."


def open_locked(
    folder: Path,
    unlocked: Unlocked,
    *,
    look: bool = False,
    before_upgrade: Callable[[Database], None] | None = None,
) -> tuple[Database, Unlocked]:
    """Open a locked school, and return it with the person as the newest key file has them; look is `db.open_school`'s.

    The school keeps a copy of its key file inside: where that is newer, an old key file was put back, or the
    program stopped between the two, and the copy counts. Raises Problem where the database is damaged, was
    sealed for another school, or this person has been removed.
    """
    check_pair(folder, unlocked.key_file.school_id)
    settled_now = _settle(folder, unlocked)
    database = db.open_school(folder, seal_of(settled_now), look=look, before_upgrade=before_upgrade)
    try:
        newest = _newest(database, settled_now)
    except BaseException:
        database.close()
        raise
    seal = seal_of(newest)
    if database.can_write:
        if as_text(newest.key_file) != as_text(unlocked.key_file):
            save(folder, newest.key_file)
        # Left by a stop while the school got its passwords; or by somebody who put them there.
        if any_plain(folder):
            seal_backups(folder, seal)
    return replace(database, seal=seal), newest


def _settle(folder: Path, unlocked: Unlocked) -> Unlocked:
    """Return the person with the one generation of the key that the database really has."""
    keys = candidates(unlocked)
    found = next((number for number, key in enumerate(keys) if db.fits(folder, key)), None)
    if found is not None:
        return settled(unlocked, unlocked.keys[-1 - found].generation)[0]
    if unlocked.key_file.rotating:
        raise Problem(
            "The keys of this school were being changed when the program stopped.",
            "Somebody who is an administrator opens it next.",
        )
    kept = key_file_in_backups(folder)
    if kept is not None and parse(kept.read_text(encoding="utf-8")).generation > unlocked.key_file.generation:
        raise Problem(OLD_KEY, "Take the newer key file from a backup.")
    # The password was right, so it is not that.
    raise Problem(f"The school's database in {folder} is damaged.", "It was left as it is. Restore a backup.")


def _newest(database: Database, unlocked: Unlocked) -> Unlocked:
    with reading_in_words(database.newer), database.engine.connect() as connection:
        text = kept_key_file(connection)
    if not text or text == as_text(unlocked.key_file):
        return unlocked
    kept = parse(text)
    if kept.serial <= unlocked.key_file.serial or kept.school_id != unlocked.key_file.school_id:
        return unlocked
    try:
        return again(unlocked, kept)
    except KeyFileDamaged:
        if not database.can_write:
            raise Problem(OLD, "Take the newer key file from a backup.") from None
        save(database.folder, kept)
        raise Problem(
            OLD, "The newer one is back in its place: sign in with the password you have now."
        ) from None
