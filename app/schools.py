"""Making a school and opening one: the steps that the window and the command line share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app import db
from app.queries.user import user_name
from app.store import Store

if TYPE_CHECKING:
    from app.operations.setup import SchoolDraft


def new_school(folder: Path, draft: SchoolDraft) -> Store:
    """Make a school in a folder, with the starter words, and return its door; nothing is left where that fails.

    Raises Invalid for what cannot be in the draft, Problem where the folder cannot hold a school.
    """
    # Opening a school, which every start does, needs none of this.
    from app.operations.setup import set_up_school

    database = db.create(folder)
    store = Store(database)
    try:
        store.write(set_up_school, draft, today=store.today())
    except BaseException:
        database.close()
        db.remove(folder)
        raise
    return store


def open_store(folder: Path, person: str = "") -> Store:
    """Open the school in a folder; without a person, changes are recorded under its SENCO's name."""
    store = Store(db.open_school(folder), person)
    if not person:
        store.person = store.read(user_name)
    return store
