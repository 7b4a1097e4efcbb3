"""A backup is whole, private, made while others write, and in the second place too where that can be reached."""

from __future__ import annotations

import os
import shutil
import stat
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app import db
from app.audit.verifying import verify
from app.backups.checking import check_backup
from app.backups.contents import note_of, noted
from app.backups.files import as_backup, backups, folder_of, stamped
from app.backups.making import back_up, changed_since_backup, make_backup
from app.backups.sealing import key_file_of
from app.backups.second_place import newest_there, second_place, set_second_place, there
from app.db import KEY_BYTES, Database, create
from app.errors import Problem
from app.keys.key_file import load, save
from app.keys.parts import LEAST_COST
from app.keys.people import new_keys
from app.keys.seal import Seal
from app.progress import Cancelled
from app.schema import REVISION
from app.schema import audit as audit_table
from app.schools import keep_before_import, open_store
from app.store import Store
from app.vault.protecting import person_of
from tests.backups.schools import add, rows
from tests.fixtures import NOW, administrator


def test_a_backup_has_every_row_of_the_school(store: Store, school: Database) -> None:
    store.write(add, "Kite Project")
    made = make_backup(school, now=NOW)
    assert rows(made.file) == rows(db.file_of(school.folder), mode=db.WRITE)


def test_a_backup_is_named_by_its_moment_and_private(school: Database) -> None:
    made = make_backup(school, now=NOW)
    assert made.name == "2026-11-10T124000Z.db"
    assert made.made_at == NOW
    if os.name == "posix":
        assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
        assert stat.S_IMODE(note_of(made.file).stat().st_mode) == 0o600
        assert stat.S_IMODE(folder_of(school.folder).stat().st_mode) == 0o700


def test_two_backups_of_one_second_both_stay(school: Database) -> None:
    made = [make_backup(school, now=NOW).name for _ in range(3)]
    assert made == ["2026-11-10T124000Z.db", "2026-11-10T124000Z-2.db", "2026-11-10T124000Z-3.db"]
    assert [one.name for one in backups(school.folder, school.seal)] == made[::-1]


def test_nothing_else_is_left(school: Database) -> None:
    made = make_backup(school, now=NOW)
    assert {file.name for file in folder_of(school.folder).iterdir()} == {
        made.name,
        note_of(made.file).name,
        key_file_of(made.file).name,
    }


def test_what_stands_in_a_backup_is_known_with_and_without_its_note(school: Database) -> None:
    made = make_backup(school, now=NOW)
    assert made.contents is not None
    note_of(made.file).unlink()
    again = as_backup(made.file, school.seal).contents
    assert again is not None
    assert (again.pupils, again.revision, again.last_step) == (
        0,
        made.contents.revision,
        made.contents.last_step,
    )


def test_a_keyed_school_is_backed_up_under_its_own_key(tmp_path: Path) -> None:
    key = bytes(range(KEY_BYTES))
    database = create(tmp_path / "school", Seal(key))
    made = make_backup(database, now=NOW)
    database.close()
    assert made.file.read_bytes()[:16] == key[32:]
    assert check_backup(made.file, key) == made.contents
    with pytest.raises(Problem):
        check_backup(made.file, bytes(KEY_BYTES))


def test_a_backup_under_writes_is_of_one_moment(store: Store, school: Database) -> None:
    stop, failed = threading.Event(), list[BaseException]()

    def write() -> None:
        number = 0
        try:
            while not stop.is_set():
                store.write(add, f"Partner {number}")
                number += 1
        except BaseException as error:  # noqa: BLE001 - told to the test, which is on another thread
            failed.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        made = [make_backup(school, now=NOW) for _ in range(5)]
    finally:
        stop.set()
        thread.join()
    assert failed == []
    for one in made:
        written = [str(row[1]) for row in rows(one.file)["organisation"]]
        found = sorted(int(name.split()[1]) for name in written if name.startswith("Partner"))
        assert found == list(range(len(found)))


def test_old_backups_are_thinned(school: Database) -> None:
    for days in range(40, 30, -1):
        make_backup(school, now=NOW - timedelta(days=days))
        make_backup(school, now=NOW - timedelta(days=days, hours=1))
    back_up(school, now=NOW)
    assert len(backups(school.folder)) == 11
    assert len(list(folder_of(school.folder).glob("*.json"))) == 11


def test_the_audit_knows_of_each_backup(school: Database) -> None:
    back_up(school, now=NOW, who=person_of(administrator()))
    with school.engine.connect() as connection:
        last = connection.execute(select(audit_table).order_by(audit_table.c.id.desc())).first()
        assert last is not None
        assert (last.kind, last.person, last.step_id) == ("make_backup", "Ms Dovecote", None)
        assert verify(connection).whole


def test_a_school_is_changed_until_it_is_backed_up(store: Store, school: Database) -> None:
    assert changed_since_backup(school)
    back_up(school, now=NOW)
    assert not changed_since_backup(school)
    store.write(add, "Kite Project")
    assert changed_since_backup(school)


def test_a_backup_can_be_stopped_and_leaves_nothing(school: Database) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            if list(folder_of(school.folder).glob(".part-*")):
                raise Cancelled

    with pytest.raises(Cancelled):
        make_backup(school, now=NOW, progress=Stop())
    assert list(folder_of(school.folder).iterdir()) == []


# --- the second place ---


def test_a_copy_goes_to_the_second_place(school: Database, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    set_second_place(school.folder, stick)
    made = back_up(school, now=NOW)
    copy = there(school.folder, stick) / made.backup.name
    assert made.warning == ""
    assert copy.read_bytes() == made.backup.file.read_bytes()
    assert check_backup(copy, school.key) == made.backup.contents
    assert newest_there(school.folder, stick) == NOW


def test_a_second_place_out_of_reach_is_said_and_the_backup_made(school: Database, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    set_second_place(school.folder, stick)
    stick.rmdir()
    made = back_up(school, now=NOW)
    assert made.backup.file.exists()
    assert made.warning.startswith(f"The second place, {stick}, cannot be reached")
    assert not stick.exists()
    assert newest_there(school.folder, stick) is None


def test_a_school_of_the_same_name_has_a_folder_of_its_own_there(
    locked_template: Path, school: Database, tmp_path: Path
) -> None:
    stick, other = tmp_path / "stick", Path(shutil.copytree(locked_template, tmp_path / "other" / "school"))
    stick.mkdir()
    save(other, new_keys("Mr Wren", "plum kettle harbour ten", cost=LEAST_COST)[0])
    set_second_place(school.folder, stick)
    back_up(school, now=NOW)
    assert there(school.folder, stick).name == "school backups"
    assert there(other, stick).name == f"school backups {load(other).school_id.hex()[:8]}"
    save(other, load(school.folder))
    assert there(other, stick) == there(school.folder, stick)


def test_the_school_itself_is_no_second_place(school: Database) -> None:
    with pytest.raises(Problem, match="own folder"):
        set_second_place(school.folder, school.folder)
    assert second_place(school.folder) is None


def test_a_second_place_can_be_forgotten(school: Database, tmp_path: Path) -> None:
    set_second_place(school.folder, tmp_path)
    assert second_place(school.folder) == tmp_path
    set_second_place(school.folder, None)
    assert second_place(school.folder) is None


# --- before what changes much ---


def test_a_school_of_an_older_version_is_backed_up_before_it_is_upgraded(
    school: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.close()
    found = REVISION
    monkeypatch.setattr(db, "REVISION", "9999")
    open_store(school.folder, administrator()).close()
    (made,) = backups(school.folder, school.seal)
    assert made.contents is not None
    assert made.contents.revision == found


@pytest.mark.parametrize(("count", "made"), [(500, 0), (501, 1)])
def test_a_big_import_is_preceded_by_a_backup(store: Store, count: int, made: int) -> None:
    keep_before_import(store, count)
    assert len(backups(store.database.folder)) == made


def test_files_that_are_no_backups_are_not_taken_for_one() -> None:
    names = [
        "school.db",
        "2026-11-10T124000Z.db.json",
        "2026-13-40T990000Z.db",
        ".part-2026-11-10T124000Z.db",
    ]
    assert [stamped(Path(name)) for name in names] == [None] * 4


@pytest.mark.parametrize("note", ["", "[]", "{", '{"pupils": 1}', "\udcff"])
def test_a_note_that_makes_no_sense_is_not_believed(school: Database, note: str) -> None:
    made = make_backup(school, now=NOW)
    note_of(made.file).write_bytes(note.encode(errors="surrogateescape"))
    found = as_backup(made.file, school.seal).contents
    assert found is not None
    assert found.pupils == 0


def test_counts_in_a_note_are_numbers(school: Database) -> None:
    made = make_backup(school, now=NOW)
    text = note_of(made.file).read_text(encoding="utf-8").replace('"pupils": 0', '"pupils": "many"')
    note_of(made.file).write_text(text, encoding="utf-8")
    assert noted(made.file) is None
