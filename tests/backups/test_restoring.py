"""A school put back from a backup: every row as it was, what was there before kept, and nothing damaged let in."""

from __future__ import annotations

import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app import db
from app.audit.verifying import verify
from app.backups.checking import check_backup
from app.backups.contents import Damaged, note_of
from app.backups.files import as_backup, backups
from app.backups.making import make_backup
from app.backups.preview import preview
from app.backups.restoring import restore
from app.db import KEY_BYTES, Database, create, open_school
from app.errors import Problem
from app.keys.seal import Seal
from app.schema import audit as audit_table
from app.schema import journal_step
from app.store import Store
from app.vault.protecting import person_of
from tests.backups.schools import add, names, rows, scramble
from tests.fixtures import NOW, administrator, clock
from tests.pupil_school import EMOTIONS, place
from tests.pupil_school import add as add_pupil

LATER = NOW + timedelta(hours=1)


def left_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


@pytest.mark.parametrize("seed", range(20))
def test_restore_drill(store: Store, school: Database, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(chance.randrange(1, 6)):
        store.write(scramble, chance)
    made = make_backup(school, now=NOW)
    then = rows(made.file)
    for _ in range(chance.randrange(1, 6)):
        store.write(scramble, chance)
    school.close()
    later = rows(db.file_of(school.folder))
    done = restore(school.folder, made, seal=school.seal, now=LATER, who=person_of(administrator()))
    assert rows(db.file_of(school.folder)) == then != later
    assert done.before is not None
    assert rows(done.before) == later
    assert left_in(school.folder) == {"school.db", "school.keys", "backups"}


def test_a_keyed_school_is_restored_under_its_own_key(tmp_path: Path) -> None:
    key = bytes(range(KEY_BYTES))
    database = create(tmp_path / "school", Seal(key))
    Store(database).write(add, "Kite Project")
    made = make_backup(database, now=NOW)
    Store(database).write(add, "Lantern")
    database.close()
    restore(tmp_path / "school", made, now=LATER, seal=Seal(key))
    again = open_school(tmp_path / "school", Seal(key))
    assert names(Store(again)) == ["Kite Project"]
    again.close()
    assert db.file_of(tmp_path / "school").read_bytes()[:16] == key[32:]


def test_a_restore_is_noted_in_the_restored_school(school: Database) -> None:
    made = make_backup(school, now=NOW)
    school.close()
    done = restore(school.folder, made, seal=school.seal, now=LATER, who=person_of(administrator()))
    with school.engine.connect() as connection:
        step = connection.execute(select(journal_step).order_by(journal_step.c.id.desc())).first()
        entry = connection.execute(select(audit_table).order_by(audit_table.c.id.desc())).first()
        assert step is not None
        assert entry is not None
        assert (step.kind, step.sentence) == ("restore_backup", done.sentence)
        assert (entry.kind, entry.person, entry.step_id) == ("restore_backup", "Ms Dovecote", step.id)
        assert verify(connection).whole


def test_undo_does_not_take_a_restore_back(store: Store, school: Database) -> None:
    store.write(add, "Kite Project")
    made = make_backup(school, now=NOW)
    school.close()
    restore(school.folder, made, seal=school.seal, now=LATER)
    again = Store(school, clock=clock)
    with school.engine.connect() as connection:
        step = connection.execute(
            select(journal_step.c.id).where(journal_step.c.kind == "restore_backup")
        ).scalar()
    with pytest.raises(Problem, match="restore that one"):
        again.undo(step)
    assert again.undo().sentence == "Undone: Added Kite Project."


def test_the_preview_says_what_would_be_lost(store: Store, school: Database) -> None:
    made = make_backup(school, now=NOW)
    for number in range(7):
        store.write(add, f"Partner {number}")
    found = preview(school.folder, made, school.seal)
    assert (found.later, found.sentences[0], len(found.sentences)) == (7, "Added Partner 6.", 5)
    assert found.lines() == ["7 changes made since this backup would be lost."]


def test_a_restore_can_itself_be_restored_away(store: Store, school: Database) -> None:
    made = make_backup(school, now=NOW)
    store.write(add, "Kite Project")
    school.close()
    restore(school.folder, made, seal=school.seal, now=LATER)
    before = backups(school.folder, school.seal)[0]
    restore(school.folder, before, seal=school.seal, now=LATER + timedelta(hours=1))
    assert names(Store(school)) == ["Kite Project"]


def test_a_school_that_is_open_is_left_alone(store: Store, school: Database) -> None:
    made = make_backup(school, now=NOW)
    store.write(add, "Kite Project")
    with pytest.raises(Problem, match="is open in another window"):
        restore(school.folder, made, seal=school.seal, now=LATER)
    assert names(store) == ["Kite Project"]
    assert not list(school.folder.glob(".restoring-*"))


def test_a_backup_of_a_newer_version_is_refused(school: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_backup(school, now=NOW)
    school.close()
    monkeypatch.setattr("app.backups.restoring.REVISION", "0000")
    with pytest.raises(Problem, match="newer version"):
        restore(school.folder, made, seal=school.seal, now=LATER)


# --- a school that is not there, or not whole ---


def spoil_missing(file: Path) -> None:
    file.unlink()


def spoil_empty(file: Path) -> None:
    file.write_bytes(b"")


def spoil_excel(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04" + bytes(4000))


def spoil_half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def spoil_noise(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = random.Random(1).randbytes(len(content) - 4096)
    file.write_bytes(content)


def spoil_log_alone(file: Path) -> None:
    file.rename(file.with_name("school.db-wal"))


@pytest.mark.parametrize(
    "spoil", [spoil_missing, spoil_empty, spoil_excel, spoil_half, spoil_noise, spoil_log_alone]
)
def test_a_school_that_cannot_be_read_is_restored_and_its_file_kept(
    store: Store, school: Database, spoil: object
) -> None:
    store.write(add, "Kite Project")
    made = make_backup(school, now=NOW)
    school.close()
    assert callable(spoil)
    spoil(db.file_of(school.folder))
    spoiled = {file.read_bytes() for file in school.folder.glob("school.db*")}
    assert preview(school.folder, made, school.seal).lines()
    restore(school.folder, made, seal=school.seal, now=LATER)
    assert {file.read_bytes() for file in school.folder.glob("school.db.damaged-*")} == spoiled
    assert not (school.folder / "school.db-wal").exists()
    again = open_school(school.folder, school.seal)
    assert names(Store(again)) == ["Kite Project"]
    again.close()


def test_a_school_is_restored_into_a_new_folder(school: Database, tmp_path: Path) -> None:
    made = make_backup(school, now=NOW)
    done = restore(tmp_path / "elsewhere", made, seal=school.seal, now=LATER)
    assert done.before is None
    open_school(tmp_path / "elsewhere", school.seal).close()


# --- a backup that is not whole ---


@pytest.mark.parametrize("seed", range(30))
def test_a_backup_with_one_flipped_bit_is_refused_and_the_school_stays(
    store: Store, school: Database, seed: int
) -> None:
    made = make_backup(school, now=NOW)
    store.write(add, "Kite Project")
    school.close()
    chance = random.Random(seed)
    content = bytearray(made.file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    made.file.write_bytes(content)
    before = db.file_of(school.folder).read_bytes()
    with pytest.raises(Damaged):
        check_backup(made.file, school.key)
    with pytest.raises(Damaged):
        restore(school.folder, made, seal=school.seal, now=LATER)
    assert db.file_of(school.folder).read_bytes() == before
    assert left_in(school.folder) == {"school.db", "school.keys", "backups"}


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.99])
@pytest.mark.parametrize("noted", [True, False])
def test_a_backup_that_is_cut_off_is_refused(school: Database, share: float, noted: bool) -> None:
    made = make_backup(school, now=NOW)
    school.close()
    content = made.file.read_bytes()
    made.file.write_bytes(content[: int(len(content) * share)])
    if not noted:
        note_of(made.file).unlink()
    with pytest.raises(Damaged):
        restore(school.folder, made, seal=school.seal, now=LATER)
    open_school(school.folder, school.seal).close()


@pytest.mark.parametrize("sees_risk", [False, True])
def test_the_preview_names_a_decision_only_to_who_may_see_risk_support(
    store: Store, school: Database, sees_risk: bool
) -> None:
    made = make_backup(school, now=NOW)
    place(store, add_pupil(store, "Ada", "Fern"), "risk_support", EMOTIONS)
    sentences = preview(school.folder, made, school.seal, sees_risk=sees_risk).sentences
    assert any("Risk Support" in sentence for sentence in sentences) == sees_risk
    assert ("A decision about a pupil." in sentences) != sees_risk


def test_the_trail_keeps_no_name_that_somebody_gave_a_backup(school: Database, tmp_path: Path) -> None:
    made = make_backup(school, now=NOW)
    named = tmp_path / "Ada Fern.db"
    shutil.copy(made.file, named)
    school.close()
    restore(school.folder, as_backup(named, school.seal), now=LATER, seal=school.seal)
    again = open_school(school.folder, school.seal)
    with again.engine.connect() as connection:
        (facts,) = connection.scalars(
            select(audit_table.c.facts).where(audit_table.c.kind == "restore_backup")
        ).all()
    again.close()
    assert "Ada" not in facts
