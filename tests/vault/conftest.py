"""A locked school whose passwords cost little, made once a run and copied for each test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.keys.parts import LEAST_COST
from app.keys.people import new_keys
from app.keys.unlocking import unlock
from app.operations.setup import SchoolDraft
from app.schools import Prepared, new_school, open_store
from app.store import Store

PASSWORD = "plum kettle harbour nine"
NAME = "Ms Dovecote"


@dataclass(frozen=True)
class Locked:
    """A locked school's folder and how to get in."""

    folder: Path
    code: str

    def store(self, name: int = 1, password: str = PASSWORD) -> Store:
        """Sign in and open it."""
        from app.keys.key_file import load

        return open_store(self.folder, unlock(load(self.folder), name, password))


@pytest.fixture(scope="session")
def locked_template(tmp_path_factory: pytest.TempPathFactory) -> Locked:
    folder = tmp_path_factory.mktemp("locked") / "school"
    prepared = Prepared(*new_keys(NAME, PASSWORD, cost=LEAST_COST))
    new_school(folder, SchoolDraft(name="Test Primary School"), prepared).close()
    return Locked(folder, prepared.code)


@pytest.fixture
def locked(locked_template: Locked, tmp_path: Path) -> Locked:
    shutil.copytree(locked_template.folder, tmp_path / "school")
    return Locked(tmp_path / "school", locked_template.code)
