"""A backup from before an erasure brings nobody back."""

from __future__ import annotations

import pytest

from app.audit.verifying import verify
from app.backups.making import back_up
from app.db import Database, open_school
from app.errors import Problem
from app.operations.rights.ledger import LEDGER
from app.queries.pupil_page import pupil_page
from app.rights.forgetting import anonymise, erase
from app.schools import restore_school
from app.store import Store
from tests.fixtures import NOW, TODAY, clock

from .conftest import People


def restored(store: Store, made: object) -> Store:
    """Put a backup back and open the school again."""
    school = store.database
    school.close()
    restore_school(school.folder, made.backup, seal=school.seal, now=NOW, who=store.who)  # type: ignore[attr-defined]
    return Store(open_school(school.folder, school.seal), store.who, clock)


def test_who_was_erased_since_is_erased_again(store: Store, people: People, school: Database) -> None:
    made = back_up(school, now=NOW, who=store.who)
    erase(store, people.zeph, "request")
    again = restored(store, made)
    with pytest.raises(Problem, match="no longer there"):
        again.read(pupil_page, people.zeph, today=TODAY)
    assert again.read(pupil_page, people.ada, today=TODAY).name == "Ada Fern"
    with again.database.engine.connect() as connection:
        assert verify(connection).findings == ()
    again.database.close()


def test_also_where_the_ledger_was_lost(store: Store, people: People, school: Database) -> None:
    made = back_up(school, now=NOW, who=store.who)
    erase(store, people.zeph, "request")
    (school.folder / LEDGER).unlink()
    again = restored(store, made)
    with pytest.raises(Problem, match="no longer there"):
        again.read(pupil_page, people.zeph, today=TODAY)
    again.database.close()


def test_who_was_made_anonymous_since_stays_so(store: Store, leaver: int, school: Database) -> None:
    made = back_up(school, now=NOW, who=store.who)
    anonymise(store, leaver)
    again = restored(store, made)
    assert again.read(pupil_page, leaver, today=TODAY).name == f"Former pupil {leaver}"
    again.database.close()
