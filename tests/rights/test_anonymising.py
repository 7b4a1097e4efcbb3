"""Anonymising: nothing says any more who it was, and the figures stay as they were."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from app.audit.verifying import verify
from app.backups.ledger import Entry, ledger
from app.db import Database
from app.errors import Problem
from app.models import Pupil
from app.operations.pupil_strengths import write_strengths
from app.operations.rights.again import mark_of, reapply_erasures
from app.operations.rights.anonymising import anonymise_pupil
from app.operations.rights.holding import hold_pupil
from app.queries.check import look_for_wrong_rows
from app.queries.pupil_page import pupil_page
from app.queries.rights.links import about_tables
from app.rights.forgetting import anonymise
from app.store import Store
from tests.fixtures import NOW, TODAY

from .conftest import People


def test_a_leaver_becomes_a_number(store: Store, leaver: int) -> None:
    store.write(anonymise_pupil, leaver, today=TODAY)
    page = store.read(pupil_page, leaver, today=TODAY)
    assert (page.name, page.admission_number, page.born_on, page.sen_types) == (
        f"Former pupil {leaver}",
        None,
        None,
        (),
    )


def test_no_words_about_them_are_left(store: Store, leaver: int, school: Database) -> None:
    store.write(anonymise_pupil, leaver, today=TODAY)
    with school.engine.connect() as connection:
        rows = [
            dict(row)
            for table in about_tables()
            for row in connection.execute(select(table)).mappings()
            if leaver
            == (row["id"] if table.name == "pupil" else row.get("pupil_id", row.get("placement_id")))
        ]
    said = " ".join(str(value) for row in rows for value in row.values())
    assert not [word for word in ("Zeph", "Quill", "Jocasta", "waits", "about home") if word in said]


def test_nothing_is_left_of_what_helps_them(store: Store, leaver: int) -> None:
    store.write(write_strengths, leaver, "Knows every bird.", "Drawing it first.")
    store.write(anonymise_pupil, leaver, today=TODAY)
    said = select(Pupil.strengths, Pupil.what_helps).where(Pupil.id == leaver)
    assert store.read(lambda session: tuple(session.execute(said).one())) == ("", "")


def test_dates_and_groupings_stay_for_statistics(store: Store, leaver: int, school: Database) -> None:
    def figures() -> list[object]:
        columns = "domain_id, grouping_id, band, starts_on, ends_on, ending, recorded_by"
        with school.engine.connect() as connection:
            return list(connection.execute(text(f"SELECT {columns} FROM placement")))

    before = figures()
    store.write(anonymise_pupil, leaver, today=TODAY)
    assert figures() == before


def test_the_school_is_still_whole(store: Store, leaver: int, school: Database) -> None:
    store.write(anonymise_pupil, leaver, today=TODAY)
    assert [look.what for look in store.read(look_for_wrong_rows) if look.wrong] == []
    with school.engine.connect() as connection:
        assert verify(connection).findings == ()


def test_a_pupil_on_the_roll_is_not_made_anonymous(store: Store, people: People) -> None:
    with pytest.raises(Problem, match="who has left"):
        store.write(anonymise_pupil, people.zeph, today=TODAY)


def test_nor_is_a_record_on_hold_or_one_that_is_anonymous_already(store: Store, leaver: int) -> None:
    done = store.write(hold_pupil, leaver, "Inquiry 7", today=TODAY)
    with pytest.raises(Problem, match="on hold"):
        store.write(anonymise_pupil, leaver, today=TODAY)
    store.undo(done.step)
    store.write(anonymise_pupil, leaver, today=TODAY)
    with pytest.raises(Problem, match="anonymous already"):
        store.write(anonymise_pupil, leaver, today=TODAY)


def test_a_restored_school_makes_them_anonymous_again(store: Store, leaver: int, school: Database) -> None:
    with school.engine.connect() as connection:
        mark = mark_of(connection, leaver)
    assert reapply_erasures(school, [Entry(leaver, "", mark, whole=False)], now=NOW) == 1
    assert store.read(pupil_page, leaver, today=TODAY).name == f"Former pupil {leaver}"


def test_the_ledger_knows_it(store: Store, leaver: int, school: Database) -> None:
    anonymise(store, leaver)
    assert [(entry.pupil, entry.whole) for entry in ledger(school.folder)] == [(leaver, False)]
