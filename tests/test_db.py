"""A school's files: made private, opened with their key, refused in words, and written from many sides."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from app.db import (
    DATABASE,
    KEY_BYTES,
    WRITE,
    Database,
    create,
    file_of,
    open_file,
    open_school,
    preflight,
)
from app.done import Done
from app.errors import Problem
from app.keys.seal import Seal
from app.models import Organisation, Pupil
from app.storage_words import storage_problem
from app.store import Store

KEY = bytes(range(KEY_BYTES))


def add(session: Session, name: str) -> Done:
    # Reads before it writes, as operations do: without the lock taken first, most of these would fail.
    list(session.scalars(select(Organisation.name)))
    session.add(Organisation(name=name, in_house=False))
    return Done(f"Added {name}.")


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Organisation.name).order_by(Organisation.id)))


# --- making and opening ---


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights in another way")
def test_folder_and_file_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        create(tmp_path / "school").close()
    finally:
        os.umask(before)
    assert (tmp_path / "school").stat().st_mode & 0o777 == 0o700
    assert file_of(tmp_path / "school").stat().st_mode & 0o777 == 0o600


def test_a_school_is_not_made_over_another(tmp_path: Path) -> None:
    create(tmp_path / "school").close()
    before = file_of(tmp_path / "school").read_bytes()
    with pytest.raises(Problem, match="already a school"):
        create(tmp_path / "school")
    assert file_of(tmp_path / "school").read_bytes() == before


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    database = create(tmp_path / "school")
    Store(database).write(add, "Kite Project")
    database.close()
    assert [path.name for path in (tmp_path / "school").iterdir()] == [DATABASE]


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    database = create(tmp_path / "school")
    Store(database).write(add, "Kite Project")
    database.close()
    again = open_school(tmp_path / "school")
    assert Store(again).read(names) == ["Kite Project"]
    again.close()


# --- keys ---


@pytest.fixture
def keyed(tmp_path: Path) -> Path:
    """A school under a key, closed, with one organisation."""
    database = create(tmp_path / "keyed", Seal(KEY))
    Store(database).write(add, "Kite Project")
    database.close()
    return tmp_path / "keyed"


def test_a_school_under_a_key_opens_with_it(keyed: Path) -> None:
    database = open_school(keyed, Seal(KEY))
    assert Store(database).read(names) == ["Kite Project"]
    database.close()


def test_nothing_in_a_school_under_a_key_can_be_read(keyed: Path) -> None:
    content = file_of(keyed).read_bytes()
    assert b"Kite Project" not in content
    assert b"organisation" not in content
    assert not content.startswith(b"SQLite format")


@pytest.mark.parametrize("key", [bytes(KEY_BYTES), None], ids=["another key", "no key"])
def test_a_school_under_a_key_is_refused_without_it(keyed: Path, key: bytes | None) -> None:
    before = file_of(keyed).read_bytes()
    with pytest.raises(Problem, match="It was left as it is"):
        open_school(keyed, Seal(key))
    assert file_of(keyed).read_bytes() == before


def test_a_school_without_a_key_is_refused_with_one(tmp_path: Path) -> None:
    create(tmp_path / "school").close()
    with pytest.raises(Problem, match="key is not the right one"):
        open_school(tmp_path / "school", Seal(KEY))


def test_a_key_of_another_length_is_a_mistake_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="48 bytes"):
        create(tmp_path / "school", Seal(b"short"))


# --- what is wrong with the files ---


def zipped(folder: Path) -> None:
    with zipfile.ZipFile(folder / DATABASE, "w") as archive:
        archive.writestr("sheet.xml", "<sheet/>")


def foreign(folder: Path) -> None:
    connection = sqlcipher3.connect(str(folder / DATABASE))
    connection.execute("CREATE TABLE recipe (id INTEGER PRIMARY KEY)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda folder: folder.rmdir(), "There is no folder"),
        (lambda folder: None, "There is no school in"),
        (lambda folder: (folder / DATABASE).write_bytes(b""), "is empty"),
        (zipped, "an Excel workbook or a zip file"),
        (
            lambda folder: (folder / DATABASE).write_text("Dear Ms Dovecote"),
            "damaged, locked or not a school",
        ),
        (lambda folder: (folder.rmdir(), folder.write_text("")), "is a file; a school is a folder"),
        (lambda folder: (folder / f"{DATABASE}-wal").write_bytes(b"x"), "its latest changes are still there"),
        (lambda folder: (folder / DATABASE).mkdir(), "cannot be read"),
        (foreign, "is not a Fivefold school"),
    ],
)
def test_what_is_wrong_is_said_in_words_and_left_alone(
    tmp_path: Path, spoil: Callable[[Path], object], words: str
) -> None:
    folder = tmp_path / "school"
    folder.mkdir()
    spoil(folder)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(Problem, match=words):
        open_school(folder)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_a_damaged_school_is_said_to_be_damaged(template: Path, tmp_path: Path) -> None:
    content = bytearray(file_of(template).read_bytes()[:8192])
    content[100:4096] = bytes(3996)
    file_of(tmp_path).write_bytes(content)
    with pytest.raises(Problem, match="damaged"):
        open_school(tmp_path)


def test_a_sound_school_passes_the_first_look(template: Path) -> None:
    preflight(template)
    assert file_of(template).read_bytes().startswith(b"SQLite format 3")


def test_a_library_that_could_spoil_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sqlcipher3.sqlite_version_info >= (3, 51, 3)
    monkeypatch.setattr(sqlcipher3, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(Problem, match="too old"):
        create(tmp_path / "school")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="Needs a folder that cannot be written")
def test_a_folder_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Problem, match="cannot be made"):
        create(tmp_path / "school")
    tmp_path.chmod(0o700)


def test_a_school_cannot_be_made_inside_a_file(tmp_path: Path) -> None:
    (tmp_path / "note").write_text("")
    with pytest.raises(Problem, match="cannot be made"):
        create(tmp_path / "note" / "school")


# --- many at once ---


def write_many(store: Store, who: int) -> None:
    for number in range(20):
        store.write(add, f"{who}-{number}")


def test_eight_threads_writing_through_one_pool_all_land(school: Database) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda who: write_many(Store(school), who), range(8)))
    assert len(Store(school).read(names)) == 1 + 8 * 20


def test_two_programs_on_one_school_wait_for_each_other(school: Database) -> None:
    other = open_school(school.folder, school.seal)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(write_many, (Store(school), Store(other)), (1, 2)))
    assert len(Store(other).read(names)) == 1 + 2 * 20
    other.close()


def test_reading_goes_on_while_somebody_writes(school: Database) -> None:
    with school.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE organisation SET name = 'Half-way'")
        assert Store(school).read(names) == ["School"]


# --- what errors may say ---


def test_an_error_does_not_name_the_pupil(store: Store) -> None:
    def broken(session: Session) -> Done:
        session.add(Pupil(forename="Wrenna", surname="Finchley", folded=None))
        return Done("Added.")

    with pytest.raises(DatabaseError) as error:
        store.write(broken)
    assert "pupil.folded" in str(error.value)
    assert "Wrenna" not in str(error.value)
    assert "Finchley" not in str(error.value)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("database or disk is full", "The disk is full"),
        ("attempt to write a readonly database", "read only"),
        ("database is locked", "Another copy of the program is writing"),
        ("disk I/O error", "cannot be reached"),
        ("database disk image is malformed", "damaged"),
    ],
)
def test_the_worlds_faults_have_sentences(words: str, sentence: str) -> None:
    problem = storage_problem(sqlcipher3.OperationalError(words))
    assert problem is not None
    assert sentence in problem.message


def test_a_bug_is_not_taken_for_the_worlds_fault() -> None:
    assert storage_problem(sqlcipher3.OperationalError("no such column: nmae")) is None


def test_a_full_disk_is_a_sentence_and_nothing_is_written(store: Store) -> None:
    def fill(session: Session) -> Done:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1")
        session.add(Organisation(name="Kite" * 100_000, in_house=False))
        return Done("Added.")

    with pytest.raises(Problem, match="The disk is full"):
        store.write(fill)
    assert store.read(names) == ["School"]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 10_000),
    ],
)
def test_every_connection_is_set_as_it_should_be(school: Database, pragma: str, value: object) -> None:
    with school.engine.connect() as one, school.writing.connect() as two:
        said = [each.exec_driver_sql(f"PRAGMA {pragma}").scalar() for each in (one, two)]
    assert said == [value, value]


def test_only_writing_takes_the_lock_when_it_begins(school: Database) -> None:
    with school.engine.begin(), school.engine.begin(), school.writing.begin():
        other = open_file(file_of(school.folder), school.key, WRITE)
        other.execute("PRAGMA busy_timeout=0")
        with closing(other), pytest.raises(sqlcipher3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
