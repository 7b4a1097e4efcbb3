"""Making a school and opening one: the steps that the window and the command line share."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app import db
from app.atomic import settle
from app.errors import Problem
from app.person import Person
from app.queries.user import user_name
from app.store import Store, moment

if TYPE_CHECKING:
    from app.operations.setup import SchoolDraft

MANY_ROWS = 500
_PART = ".making-"


def new_school(folder: Path, draft: SchoolDraft) -> Store:
    """Make a school in a folder, with the starter words, and return its door; nothing is left where that fails.

    Raises Invalid for what cannot be in the draft, Problem where the folder cannot hold a school.
    """
    # Opening a school, which every start does, needs none of this.
    from app.operations.setup import set_up_school

    with making(folder) as database:
        store = Store(database)
        store.write(set_up_school, draft, today=store.today())
    return Store(db.open_school(folder))


@contextmanager
def making(folder: Path) -> Iterator[db.Database]:
    """Make a school whole or not at all: it is filled inside the block and put into its folder in one step after it.

    Raises Problem where the folder cannot hold a school. Where the block fails, nothing is left; where the
    computer does, what was begun is cleared away by the next school made there.
    """
    was_there = folder.exists()
    db.make_folder(folder)
    for left in folder.glob(f"{_PART}*"):
        shutil.rmtree(left, ignore_errors=True)
    part = folder / f"{_PART}{secrets.token_hex(4)}"
    try:
        database = db.create(part)
        try:
            yield database
        finally:
            # The last connection to go folds the log into the file: from then on the file is all there is.
            database.close()
        db.file_of(part).rename(db.file_of(folder))
        settle(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        if not was_there and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def open_store(folder: Path, person: str = "") -> Store:
    """Open the school in a folder; without a person, changes are recorded under its SENCO's name.

    A school that an older version made is backed up before it is upgraded; without a backup it is left alone.
    """
    store = Store(db.open_school(folder, before_upgrade=_back_up_first), person)
    if not person:
        store.who = Person(store.read(user_name))
    return store


def _back_up_first(database: db.Database) -> None:
    # Opening a current school, which every start does, needs none of this.
    from app.backups.making import make_backup

    make_backup(database, now=moment())


def keep_before_import(store: Store, rows: int) -> None:
    """Make a backup before an import of many rows; a small one is taken back with Undo.

    Raises Problem where none can be made: what changes much is not begun without.
    """
    if rows <= MANY_ROWS:
        return
    from app.backups.making import back_up

    try:
        back_up(store.database, now=store.now(), who=store.who)
    except Problem as problem:
        sentence = f"{problem.message.removesuffix('.')}, so nothing was saved."
        raise Problem(sentence, problem.what_to_do) from problem
