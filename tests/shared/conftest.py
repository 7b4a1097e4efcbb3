"""A school that is shared, and computers that check it out of one folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.db import Database, open_school
from app.keys.seal import OPEN, Seal
from app.keys.unlocking import Unlocked
from app.shared.checking_out import check_out
from app.shared.sharing import share
from app.shared.working import WorkingCopy
from app.store import Store
from app.vault.seals import seal_of
from tests.backups.schools import add
from tests.fixtures import NOW, clock

Computer = Callable[[str], None]


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Computer:
    """Return how to sit down at another computer, with a folder of its own for what belongs to a person."""

    def sit_down(name: str) -> None:
        monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / name))
        monkeypatch.setattr("platform.node", lambda: name)

    sit_down("OFFICE-1")
    return sit_down


@pytest.fixture(params=["locked", "open"])
def seal(request: pytest.FixtureRequest, unlocked: Unlocked) -> Seal:
    """Every test is done with a locked school and with one without passwords."""
    return seal_of(unlocked) if request.param == "locked" else OPEN


@pytest.fixture
def local(seal: Seal, template: Path, locked_template: Path, tmp_path: Path) -> Path:
    """A school on one computer that is not shared yet."""
    source = template if seal.key is None else locked_template
    return Path(shutil.copytree(source, tmp_path / "local"))


@pytest.fixture
def place(computer: Computer, local: Path, seal: Seal, tmp_path: Path) -> Path:
    """A folder in which the school is shared."""
    database = open_school(local, seal)
    share(database, tmp_path / "share", name="Ms Dovecote", now=NOW)
    database.close()
    return tmp_path / "share"


class Sitting:
    """Somebody who has the school checked out and open."""

    def __init__(self, place: Path, seal: Seal, name: str = "Ms Dovecote", **more: bool) -> None:
        self.working: WorkingCopy = check_out(place, seal, name=name, now=NOW, **more)
        self.database: Database = open_school(self.working.folder, seal)
        self.store = Store(self.database, name, clock)

    def add(self, name: str) -> None:
        """Save something."""
        self.store.write(add, name)

    def power_cut(self) -> None:
        """Go without a word: the operating system lets go of the lock, and nothing else is done."""
        self.database.close()
        self.working.held.release()
