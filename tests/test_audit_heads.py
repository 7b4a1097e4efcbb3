"""Backups note where the audit trail stood, and verifying holds the trail against them."""

from __future__ import annotations

import json
from datetime import timedelta

from app.audit import head
from app.audit.verdict import Wrong
from app.audit.verifying import verify
from app.backups.contents import note_of, noted
from app.backups.files import backups
from app.backups.heads import noted_heads
from app.backups.making import back_up
from app.backups.restoring import restore
from app.db import Database, open_school
from app.store import Store
from tests.backups.schools import add
from tests.fixtures import NOW, clock


def kinds_of_wrong(school: Database) -> list[Wrong]:
    with school.engine.connect() as connection:
        found = verify(connection, noted_heads(school.folder, school.seal))
    return [finding.kind for finding in found.findings]


def test_a_backup_notes_the_last_entry(store: Store, school: Database) -> None:
    store.write(add, "Kite Project")
    with school.engine.connect() as connection:
        expected = head(connection)
    contents = back_up(school, now=NOW).backup.contents
    assert contents is not None
    assert (contents.audit_number, contents.audit_head) == expected


def test_a_note_from_before_heads_were_noted_is_read(school: Database) -> None:
    note = note_of(back_up(school, now=NOW).backup.file)
    old = {key: value for key, value in json.loads(note.read_text()).items() if not key.startswith("audit_")}
    note.write_text(json.dumps(old))
    (one,) = backups(school.folder)
    assert noted(one.file) is not None
    assert noted_heads(school.folder) == ()


def test_a_trail_cut_back_behind_a_backup_is_found(store: Store, school: Database) -> None:
    store.note("open_pupil", [("pupil", 1)])
    with school.engine.connect() as connection:
        number, _ = head(connection)
    store.note("open_pupil", [("pupil", 2)])
    back_up(school, now=NOW, who=store.who)
    with school.writing.begin() as connection:
        connection.exec_driver_sql(f"DELETE FROM audit WHERE id > {number}")
        connection.exec_driver_sql(f"UPDATE sqlite_sequence SET seq = {number} WHERE name = 'audit'")
    assert kinds_of_wrong(school) == [Wrong.CUT]


def test_a_restored_school_is_clean_though_later_backups_noted_more(store: Store, school: Database) -> None:
    first = back_up(school, now=NOW, who=store.who).backup
    for turn in range(3):
        store.write(add, f"Partner {turn}")
    later = back_up(school, now=NOW + timedelta(hours=1), who=store.who).backup
    school.close()
    restore(school.folder, first, now=NOW + timedelta(hours=2), who=store.who, seal=school.seal)
    again = open_school(school.folder, school.seal)
    Store(again, store.who, clock).write(add, "Kite Project")
    assert kinds_of_wrong(again) == []
    again.close()
    restore(school.folder, later, now=NOW + timedelta(hours=3), who=store.who, seal=school.seal)
    last = open_school(school.folder, school.seal)
    assert kinds_of_wrong(last) == []
    last.close()
