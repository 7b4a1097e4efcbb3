"""Migrations: the tables are those of the models, and an upgrade happens whole or not at all, losing no row."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, inspect, select, text
from sqlalchemy.orm import Session

import app.models.later  # noqa: F401 - fills the metadata
from app import db
from app.audit import FIRST, entry_hash
from app.audit.verifying import verify
from app.db import Database, open_school, upgrade
from app.done import Done
from app.errors import Problem
from app.models import Organisation, Staff
from app.paths import MIGRATIONS
from app.queries.people import organisations
from app.schema import REVISION, metadata
from app.store import Store

# A batch change of a table that others point at: SQLite makes a new table and drops the old one.
BATCH = """
    with op.batch_alter_table("organisation") as batch:
        batch.alter_column("contact", new_column_name="whom_to_ask")
"""


def newest() -> str:
    return max(file.name.split("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give the program a migration more than it has, which does what the lines say."""

    def add(lines: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "9999_next.py").write_text(
            f'"""Next."""\nfrom alembic import op\n\nrevision = "9999"\ndown_revision = "{newest()}"\n'
            f"\n\ndef upgrade():{lines}"
        )
        monkeypatch.setattr(db, "MIGRATIONS", folder)

    return add


def people(session: Session) -> list[tuple[str, int | None]]:
    return [(row.name, row.organisation_id) for row in session.scalars(select(Staff))]


def employ(session: Session) -> Done:
    kite = Organisation(name="Kite Project", in_house=False)
    session.add(kite)
    session.flush()
    session.add_all(Staff(name=f"Helper {number}", organisation_id=kite.id) for number in range(3))
    return Done("Added.")


def columns(school: Database) -> set[str]:
    with school.engine.connect() as connection:
        return {column["name"] for column in inspect(connection).get_columns("organisation")}


# --- the tables are those of the models ---


def test_the_models_are_what_the_migrations_make(school: Database) -> None:
    with school.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []


def test_checks_and_partial_indexes_are_those_of_the_models_too(school: Database) -> None:
    # What Alembic's comparison does not look at.
    with school.engine.connect() as connection:
        assert checks_in(connection) == {
            str(each.name)
            for table in metadata.tables.values()
            for each in table.constraints
            if isinstance(each, CheckConstraint)
        }
        assert conditions_in(connection) == {
            str(index.name): str(index.dialect_options["sqlite"]["where"])
            for table in metadata.tables.values()
            for index in table.indexes
            if index.dialect_options["sqlite"]["where"] is not None
        }


def checks_in(connection: Connection) -> set[str]:
    tables = connection.scalars(text("SELECT sql FROM sqlite_master WHERE type = 'table'"))
    return {name for sql in tables for name in re.findall(r"CONSTRAINT (\w+) CHECK", sql)}


def conditions_in(connection: Connection) -> dict[str, str]:
    indexes = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'index'"))
    return {name: sql.split(" WHERE ")[1] for name, sql in indexes if " WHERE " in (sql or "")}


def test_every_constraint_has_a_name(school: Database) -> None:
    kinds = r"(PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY|REFERENCES)"
    # A number that is never used twice can be asked for in this one way, without a name.
    named = (
        r"PRIMARY KEY AUTOINCREMENT|CONSTRAINT \w+ (PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY ?\(\w+\) REFERENCES)"
    )
    with school.engine.connect() as connection:
        found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        tables = {row.name: row.sql for row in found if row.name in metadata.tables}
    assert len(tables) == len(metadata.tables)
    for name, sql in tables.items():
        assert re.findall(kinds, re.sub(named, "", sql)) == [], name


def test_the_programs_revision_is_the_newest_migration() -> None:
    assert newest() == REVISION


# --- whole or not at all ---


def test_an_upgrade_keeps_the_rows_that_point_at_a_changed_table(
    store: Store, next_version: Callable[[str], None]
) -> None:
    store.write(employ)
    before = store.read(people)
    next_version(BATCH)
    upgrade(store.database)
    assert db.revision(store.database) == "9999"
    assert "whom_to_ask" in columns(store.database)
    assert store.read(people) == before
    assert len(before) == 3


def test_an_upgrade_that_fails_half_way_changes_nothing(
    store: Store, next_version: Callable[[str], None]
) -> None:
    store.write(employ)
    next_version(BATCH + "    raise RuntimeError('The light went out.')\n")
    with pytest.raises(RuntimeError, match="light went out"):
        upgrade(store.database)
    assert db.revision(store.database) == REVISION
    assert "contact" in columns(store.database)
    assert len(store.read(people)) == 3


def test_an_upgrade_that_would_lose_links_changes_nothing(
    store: Store, next_version: Callable[[str], None]
) -> None:
    store.write(employ)
    next_version("""\n    op.execute("DELETE FROM organisation")\n""")
    with pytest.raises(Problem, match="would have lost links"):
        upgrade(store.database)
    assert len(store.read(people)) == 3
    assert db.revision(store.database) == REVISION


def test_foreign_keys_are_on_again_after_an_upgrade_that_failed(
    store: Store, next_version: Callable[[str], None]
) -> None:
    next_version("\n    raise RuntimeError('The light went out.')\n")
    with pytest.raises(RuntimeError):
        upgrade(store.database)
    with store.database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


# --- files of other versions ---


def test_an_older_school_is_upgraded_when_it_is_opened(
    school: Database, next_version: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    school.close()
    next_version(BATCH)
    monkeypatch.setattr(db, "REVISION", "9999")
    again = open_school(school.folder, school.seal)
    assert db.revision(again) == "9999"
    again.close()


@pytest.fixture
def newer(school: Database) -> Iterator[Store]:
    """A school that a newer program made and changed, opened with this one."""
    with school.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.exec_driver_sql("ALTER TABLE staff RENAME COLUMN name TO full_name")
    school.close()
    again = open_school(school.folder, school.seal)
    yield Store(again)
    again.close()


def test_a_school_of_a_newer_program_can_be_looked_at_and_says_so(newer: Store) -> None:
    assert newer.database.newer == "9999"
    assert newer.why_looking == (
        "This school was made by a newer version of Fivefold (9999), so it is open to look at only."
    )
    assert "School" in {row.name for row in newer.read(organisations)}


def test_a_school_of_a_newer_program_is_never_written(newer: Store) -> None:
    with pytest.raises(Problem, match=r"newer version of Fivefold \(9999\).*Nothing was saved"):
        newer.write(employ)
    assert db.revision(newer.database) == "9999"


def test_what_a_newer_program_keeps_in_another_way_is_said_in_words(newer: Store) -> None:
    with pytest.raises(Problem, match=r"A newer version of Fivefold \(9999\) keeps this in another way"):
        newer.read(people)


def test_a_revision_that_no_version_ever_had_is_no_school(school: Database) -> None:
    with school.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    school.close()
    with pytest.raises(Problem, match="is not a Fivefold school"):
        open_school(school.folder, school.seal)


def test_a_school_whose_upgrade_fails_can_be_opened_by_the_program_it_had(
    school: Database, next_version: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    school.close()
    with monkeypatch.context() as newer:
        newer.setattr(db, "REVISION", "9999")
        next_version(BATCH + "    raise RuntimeError('The light went out.')\n")
        with pytest.raises(RuntimeError):
            open_school(school.folder, school.seal)
    again = open_school(school.folder, school.seal)
    assert db.revision(again) == REVISION
    again.close()


# --- 0002: signed audit, keys, pupils' rights ---

OLD_ENTRY = {
    "at": "2026-09-01T08:00:00+00:00",
    "person": "Ms Dovecote",
    "kind": "add_pupil",
    "step_id": None,
    "touched": '["pupil:1"]',
    "details_hash": "",
    "previous_hash": FIRST,
    "signer_id": None,
    "facts": None,
}


@pytest.fixture
def first_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A school as the first version made it, with a pupil and the audit entry of adding them."""
    with monkeypatch.context() as older:
        older.setattr(db, "upgrade", partial(upgrade, to="0001"))
        database = db.create(tmp_path / "older")
    old = {name: value for name, value in OLD_ENTRY.items() if name not in ("signer_id", "facts")}
    marks = ", ".join(f":{name}" for name in old)
    with database.writing.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO school (id, name, year_start_month, year_start_day, thriving_reference, review_weeks,"
            " check_weeks, is_sample) VALUES (1, 'Dale Primary', 9, 1, 80, 5, 13, 0)"
        )
        connection.exec_driver_sql(
            "INSERT INTO pupil (forename, surname, folded) VALUES ('Wren', 'Thimble', 'wren thimble')"
        )
        connection.execute(
            text(f"INSERT INTO audit ({', '.join(old)}, hash) VALUES ({marks}, :hash)"),
            {**old, "hash": entry_hash(OLD_ENTRY)},
        )
    yield database
    database.close()


def test_a_school_from_before_passwords_keeps_every_row_and_its_chain(first_version: Database) -> None:
    assert db.revision(first_version) == "0001"
    upgrade(first_version)
    with first_version.engine.connect() as connection:
        pupil = connection.execute(text("SELECT surname, held_on, held_why, anonymised_on FROM pupil")).one()
        school = connection.execute(text("SELECT name, lock_minutes, clipboard_seconds FROM school")).one()
        entry = connection.execute(text("SELECT kind, signer_id, facts, signature FROM audit")).one()
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert verify(connection).whole
    assert tuple(pupil) == ("Thimble", None, None, None)
    assert tuple(school) == ("Dale Primary", 5, 60)
    assert tuple(entry) == ("add_pupil", None, None, None)
