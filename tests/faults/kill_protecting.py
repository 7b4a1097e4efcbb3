"""Kills a program that gives a school its first passwords: it is open as before, or locked with its backups."""

from __future__ import annotations

import random
import sys
from functools import partial
from pathlib import Path

import sqlcipher3

from app import db
from app.backups.checking import check_backup
from app.backups.files import backups
from app.backups.making import make_backup
from app.backups.sealing import is_plain
from app.errors import Problem
from app.keys.key_file import load
from app.keys.unlocking import unlock
from app.schools import State, open_store, state_of
from app.vault.protecting import protect
from tests.faults.harness import Tally, report
from tests.faults.kill_rotating import Lost
from tests.faults.killing import Ended, Moments, Say, unheard
from tests.faults.schools import copied, make, surnames, wrong_with, wrong_with_file
from tests.fixtures import NOW, PASSWORD, administrator


def lock(folder: Path, say: Say) -> None:
    """Give a school its first passwords."""
    protect(folder, administrator(), now=NOW)
    say("done")


def unprotected(folder: Path) -> Path:
    """Make a school as an older version did, with a backup."""
    make(folder, locked=False)
    database = db.open_school(folder)
    make_backup(database, now=NOW)
    database.close()
    return folder


def main(place: Path, count: int) -> None:
    """Kill as often as asked."""
    counted, folder = Tally(""), place / "school"
    fresh = unprotected(place / "fresh")
    lock(copied(fresh, folder), unheard)
    moments = Moments(random.Random("protecting"), lambda: partial(lock, copied(fresh, folder)))
    for number in range(count):
        ended = moments.kill(partial(lock, copied(fresh, folder)))
        try:
            counted.add(looked(folder, ended))
        except (Lost, Problem, sqlcipher3.DatabaseError) as error:
            counted.lose(f"kill {number}: {error!r}")
    report(counted)


def looked(folder: Path, ended: Ended) -> str:
    """Return how the school stands; it can be locked then, and afterwards nothing can be read without a password."""
    if ended.wrong:
        raise Lost(ended.wrong)
    state = state_of(folder)
    if "done" in ended.said and state is not State.LOCKED:
        raise Lost("It was locked, and is open again.")
    if state is not State.LOCKED:
        if wrong := wrong_with_file(db.file_of(folder), None):
            raise Lost(str(wrong))
        protect(folder, administrator(), now=NOW)
    store = open_store(folder, unlock(load(folder), 1, PASSWORD))
    try:
        if surnames(store) != {f"Thimble {number}" for number in range(40)}:
            raise Lost("Not every pupil is there.")
        if wrong := wrong_with(store):
            raise Lost(str(wrong))
        seal = store.database.seal
    finally:
        store.close()
    if plain := [file.name for file in folder.rglob("*") if file.is_file() and is_plain(file)]:
        raise Lost(f"Without a password one can read {plain}.")
    for one in backups(folder, seal):
        check_backup(one.file, seal.key)
    return {State.UNPROTECTED: "open", State.HALF: "open, keys beside"}.get(state, "locked")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
