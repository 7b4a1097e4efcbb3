"""A school's file with a flipped bit or cut short: named in words or sound, never read wrongly, never written over."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from app import db
from app.backups.contents import Damaged
from app.errors import Problem
from app.queries.check import look_for_wrong_rows
from app.queries.pupils import pupil_rows
from app.schools import open_store
from app.store import Store
from tests.backups.schools import Rows, rows
from tests.faults.harness import Tally, tally, times
from tests.faults.schools import make, wrong_with_file
from tests.fixtures import TODAY, administrator

Damage = Callable[[bytearray, random.Random], None]
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked school of some pupils that was opened and closed as people do."""
    folder = make(tmp_path_factory.mktemp("sound") / "school")
    open_store(folder, administrator()).close()
    return folder


def flip(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def cut(content: bytearray, chance: random.Random) -> None:
    # Half of them between two pages, where a file looks whole to a careless eye.
    pages, anywhere = chance.randrange(len(content) // PAGE) * PAGE, chance.randrange(len(content))
    del content[chance.choice([pages, anywhere]) :]


def fill_with_noise(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content))
    content[at : at + PAGE] = chance.randbytes(len(content[at : at + PAGE]))


def swap_pages(content: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    content[one : one + PAGE], content[other : other + PAGE] = (
        content[other : other + PAGE],
        content[one : one + PAGE],
    )


@pytest.mark.parametrize(
    ("name", "damage", "tries"),
    [
        ("a bit flipped in the database", flip, times(500, 60)),
        ("the database cut short", cut, times(500, 50)),
        ("a page of the database overwritten", fill_with_noise, times(200, 10)),
        ("two pages of the database exchanged", swap_pages, times(200, 10)),
    ],
)
def test_damage_is_named_or_does_no_harm_and_the_file_is_kept(
    name: str, damage: Damage, tries: int, sound: Path, place: Path
) -> None:
    before, content = rows(db.file_of(sound)), db.file_of(sound).read_bytes()
    counted, chance = tally(name), random.Random(name)
    folder = place / "school"
    folder.mkdir()
    (folder / "school.keys").write_bytes((sound / "school.keys").read_bytes())
    for number in range(tries):
        spoilt = bytearray(content)
        damage(spoilt, chance)
        db.file_of(folder).write_bytes(spoilt)
        look(folder, before, counted, number)
        if db.file_of(folder).read_bytes() != spoilt and bytes(spoilt) != content:
            counted.lose(f"{number}: the damaged file was changed")
    assert counted.lost == []
    assert counted.seen["named when opened"] or counted.seen["named when read"]


def look(folder: Path, before: Rows, counted: Tally, number: int) -> None:
    """Open a school as people do and read all of it; count how that ended."""
    try:
        store = open_store(folder, administrator())
    except Problem:
        counted.add("named when opened")
        return
    try:
        found = read(store)
    except Problem:
        counted.add("named when read")
        return
    finally:
        store.close()
    # The check in the background looks at every page, whether anybody reads it or not.
    checked = wrong_with_file(db.file_of(folder), administrator().raw_key)
    if found != before:
        counted.lose(f"{number}: wrong rows")
    else:
        counted.add("found by the check" if checked else "harmless")


def read(store: Store) -> Rows:
    """Return every row, after asking what pages ask; raises Problem in words."""
    store.read(pupil_rows, today=TODAY)
    store.read(look_for_wrong_rows)
    try:
        return rows(db.file_of(store.database.folder))
    except Damaged as damaged:
        raise Problem(str(damaged)) from damaged
