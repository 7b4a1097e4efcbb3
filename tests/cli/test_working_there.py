"""A school that somebody else works in: what only reads opens it to look at, and what writes says who is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.backups.making import make_backup
from app.schools import open_store
from app.store import Store
from tests.fixtures import NAME, administrator

from .conftest import Command

WORKING = f"{NAME} is working in this school"


@pytest.fixture
def somebody(real_school: Path) -> Iterator[Store]:
    """Somebody who has the school open, with a backup that could be restored."""
    store = open_store(real_school, administrator())
    make_backup(store.database, now=store.now())
    yield store
    store.close()


@pytest.mark.usefixtures("somebody")
@pytest.mark.parametrize(
    "typed", ["export map {out} --school {school}", "backups {school}", "people {school}"]
)
def test_what_only_reads_looks_and_says_so(
    typed: str, command: Command, real_school: Path, tmp_path: Path
) -> None:
    words = [word.format(school=real_school, out=tmp_path / "map.xlsx") for word in typed.split()]
    code, _, err = command(*words)
    assert code == 0
    assert err.startswith(WORKING)
    assert "It is opened to look at." in err


@pytest.mark.usefixtures("somebody")
def test_check_needs_nobody_to_leave(command: Command, real_school: Path) -> None:
    code, out, err = command("check", real_school)
    assert (code, err) == (0, "")
    assert out.startswith(f"{real_school} is whole.")


@pytest.mark.usefixtures("somebody")
@pytest.mark.parametrize(
    "typed", [("backup",), ("restore", "--yes"), ("people", "remove", "Mr Wren"), ("password",)]
)
def test_what_writes_says_who_is_there(typed: tuple[str, ...], command: Command, real_school: Path) -> None:
    code, out, err = command(typed[0], real_school, *typed[1:])
    assert (code, out, err.startswith(WORKING)) == (1, "", True)


def test_the_school_is_free_again_after_every_command(command: Command, real_school: Path) -> None:
    assert command("backup", real_school)[0] == 0
    assert command("people", real_school, "remove", "Nobody")[0] == 1
    open_store(real_school, administrator()).close()
