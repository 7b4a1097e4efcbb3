"""Schools for tests: migrated once a run, copied for each test, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlcipher3

from app.db import DATABASE, Database, create, open_school
from app.operations.setup import SchoolDraft, set_up_school
from app.store import Store

# A Tuesday in the middle of an autumn term; every fact in the tests stands around it.
TODAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 12, 40, tzinfo=UTC)


def clock() -> datetime:
    """Return the moment at which every test takes place."""
    return NOW


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school, migrated and set up with the starter words, that tests copy and never open."""
    folder = tmp_path_factory.mktemp("template") / "school"
    database = create(folder)
    Store(database, "Ms Dovecote", clock).write(
        set_up_school, SchoolDraft(name="Test Primary School"), today=TODAY
    )
    database.close()
    return folder


@pytest.fixture
def school(template: Path, tmp_path: Path) -> Iterator[Database]:
    """An open school of its own for one test, with the starter words and nothing else."""
    folder = tmp_path / "school"
    folder.mkdir()
    # SQLite's own backup: copying the file would lose what is still in the write-ahead log.
    source, target = (sqlcipher3.connect(str(place / DATABASE)) for place in (template, folder))
    source.backup(target)
    source.close()
    target.close()
    database = open_school(folder)
    yield database
    database.close()


@pytest.fixture
def store(school: Database) -> Store:
    """The door to the test's school; the person is Ms Dovecote, the day is 10 November 2026."""
    return Store(school, "Ms Dovecote", clock)
