"""Schools for tests: locked, migrated once a run, copied for each test, with a clock that stands still."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from app.db import Database, create, open_school
from app.keys.key_file import save
from app.keys.parts import LEAST_COST
from app.keys.people import new_keys
from app.keys.unlocking import Unlocked
from app.operations.setup import SchoolDraft, set_up_school
from app.store import Store
from app.vault.protecting import note_sealed, person_of
from app.vault.seals import seal_of

# A Tuesday in the middle of an autumn term; every fact in the tests stands around it.
TODAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 12, 40, tzinfo=UTC)
NAME, PASSWORD = "Ms Dovecote", "plum kettle harbour nine"


def clock() -> datetime:
    """Return the moment at which every test takes place."""
    return NOW


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school without passwords, migrated and set up with the starter words, that tests copy and never open."""
    folder = tmp_path_factory.mktemp("template") / "school"
    with new_store(folder):
        return folder


@cache
def administrator() -> Unlocked:
    """Return Ms Dovecote, administrator of every locked school of the tests; her password costs next to nothing."""
    return new_keys(NAME, PASSWORD, cost=LEAST_COST)[1]


@pytest.fixture(scope="session")
def unlocked() -> Unlocked:
    """Ms Dovecote, signed in."""
    return administrator()


@pytest.fixture(scope="session")
def locked_template(tmp_path_factory: pytest.TempPathFactory, unlocked: Unlocked) -> Path:
    """The same, locked: what real schools are."""
    folder = tmp_path_factory.mktemp("locked template") / "school"
    database = create(folder, seal_of(unlocked))
    note_sealed(database, unlocked, NOW)
    Store(database, person_of(unlocked), clock).write(
        set_up_school, SchoolDraft(name="Test Primary School"), today=TODAY
    )
    database.close()
    save(folder, unlocked.key_file)
    return folder


@contextmanager
def new_store(folder: Path) -> Iterator[Store]:
    """Make a school without passwords and with the starter words, for tests that share one and only read it."""
    database = create(folder)
    store = Store(database, NAME, clock)
    store.write(set_up_school, SchoolDraft(name="Test Primary School"), today=TODAY)
    yield store
    database.close()


@contextmanager
def opened_copy(locked: Path, unlocked: Unlocked, folder: Path) -> Iterator[Store]:
    """Open a copy of a locked school, for tests that share what they ask of one."""
    # Nobody has the template open, so nothing of it waits in a write-ahead log.
    database = open_school(Path(shutil.copytree(locked, folder)), seal_of(unlocked))
    store = Store(database, person_of(unlocked), clock)
    store.unlocked = unlocked
    yield store
    database.close()


@pytest.fixture
def school(locked_template: Path, unlocked: Unlocked, tmp_path: Path) -> Iterator[Database]:
    """An open, locked school of its own for one test, with the starter words and nothing else."""
    # Nobody has the template open, so nothing of it waits in a write-ahead log.
    folder = Path(shutil.copytree(locked_template, tmp_path / "school"))
    database = open_school(folder, seal_of(unlocked))
    yield database
    database.close()


@pytest.fixture
def store(school: Database, unlocked: Unlocked) -> Store:
    """The door to the test's school; the person is Ms Dovecote, the day is 10 November 2026."""
    store = Store(school, person_of(unlocked), clock)
    store.unlocked = unlocked
    return store
