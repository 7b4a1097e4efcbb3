"""A backup from before an erasure brings nobody back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.audit.verifying import verify
from app.backups.files import as_backup
from app.backups.ledger import LEDGER, ledger
from app.backups.making import back_up
from app.backups.second_place import set_second_place, there
from app.db import Database, open_school
from app.errors import Problem
from app.queries.find import pupil_names
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


def test_a_backup_from_the_second_place_brings_nobody_back_on_a_new_computer(
    store: Store, people: People, leaver: int, school: Database, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    set_second_place(school.folder, tmp_path / "stick")
    made = back_up(school, now=NOW, who=store.who)
    erase(store, people.ada, "request")
    anonymise(store, leaver)
    file = there(school.folder, tmp_path / "stick") / made.backup.name
    new = tmp_path / "new computer"
    restore_school(new, as_backup(file, school.seal), seal=school.seal, now=NOW, who=store.who)
    assert {one.pupil for one in ledger(new)} == {people.ada, leaver}
    found = open_school(new, school.seal)
    again = Store(found, store.who, clock)
    assert "Ada Fern" not in {row.name for row in again.read(pupil_names, today=TODAY)}
    assert again.read(pupil_page, leaver, today=TODAY).name == f"Former pupil {leaver}"
    found.close()


def test_who_was_made_anonymous_stays_so_where_only_the_database_knows(
    store: Store, leaver: int, school: Database
) -> None:
    made = back_up(school, now=NOW, who=store.who)
    anonymise(store, leaver)
    (school.folder / LEDGER).unlink()
    again = restored(store, made)
    assert again.read(pupil_page, leaver, today=TODAY).name == f"Former pupil {leaver}"
    again.database.close()
