"""How a school is opened: to write, to read while another writes, to look at; and a file that goes while it is open."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from app.db import LOOK, READ, SEALED, WRITE, Database, file_of, gone, open_school
from app.errors import DiskFull, Problem
from app.storage_words import storage_problem
from app.store import Store
from tests.backups.schools import add, names
from tests.fixtures import clock


@pytest.fixture
def reader(school: Database) -> Store:
    """The same school, open to look at while the other writes it."""
    return Store(open_school(school.folder, school.seal, look=True), "Mr Wren", clock)


def test_who_only_looks_sees_what_is_saved_meanwhile(store: Store, reader: Store) -> None:
    assert names(reader) == []
    store.write(add, "Kite Project")
    assert names(reader) == ["Kite Project"]
    assert (store.database.mode, store.database.can_write) == (WRITE, True)
    assert (reader.database.mode, reader.database.can_write) == (READ, False)
    reader.database.close()


def test_who_only_looks_saves_nothing_and_is_told_why(reader: Store) -> None:
    with pytest.raises(Problem, match="open to look at only, so nothing was saved"):
        reader.write(add, "Kite Project")
    with pytest.raises(Problem, match="open to look at only, so nothing was saved"):
        reader.note("sign_in")
    assert names(reader) == []
    reader.database.close()


def test_what_is_sealed_is_never_written(template: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(template, tmp_path / "school"))
    (folder / SEALED).touch()
    store = Store(open_school(folder), "Ms Dovecote", clock)
    assert store.database.mode == LOOK
    with pytest.raises(Problem, match="open to look at only, so nothing was saved"):
        store.write(add, "Kite Project")
    store.database.close()
    assert {file.name for file in folder.iterdir()} == {"school.db", SEALED}


def test_looking_needs_no_writer(template: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(template, tmp_path / "school"))
    database = open_school(folder, look=True)
    assert names(Store(database, "", clock)) == []
    database.close()


def test_an_older_school_is_not_upgraded_by_who_only_looks(school: Database) -> None:
    with school.writing.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(Problem, match="older version"):
        open_school(school.folder, school.seal, look=True)


@pytest.mark.skipif(os.name != "posix", reason="Windows moves no file that is open")
@pytest.mark.parametrize(
    ("how", "said"),
    [("move", "moved or deleted"), ("replace", "replaced by another file"), ("empty", "emptied")],
)
def test_nothing_is_saved_into_a_file_that_has_gone(store: Store, how: str, said: str) -> None:
    store.write(add, "Kite Project")
    file = file_of(store.database.folder)
    assert gone(store.database) is None
    match how:
        case "move":
            file.rename(file.with_name("elsewhere.db"))
        case "replace":
            shutil.copy(file, file.with_name("copy.db"))
            file.with_name("copy.db").replace(file)
        case _:
            file.write_bytes(b"")
    with pytest.raises(Problem, match=f"{said} while it was open, so nothing was saved"):
        store.write(add, "Lantern")
    assert said in str(gone(store.database))


@pytest.mark.skipif(os.name != "posix", reason="Windows moves no file that is open")
def test_a_file_that_is_put_back_is_saved_into_again(store: Store) -> None:
    file = file_of(store.database.folder)
    file.rename(file.with_name("elsewhere.db"))
    with pytest.raises(Problem, match="moved or deleted"):
        store.write(add, "Lantern")
    file.with_name("elsewhere.db").rename(file)
    store.write(add, "Kite Project")
    assert names(store) == ["Kite Project"]


def test_a_full_disk_is_a_kind_of_problem_of_its_own() -> None:
    found = storage_problem(Exception("database or disk is full"))
    assert isinstance(found, DiskFull)
    assert str(found) == "The disk is full, so nothing was saved. Free at least 20 MB, then save again."
