"""A program killed in the midst of taking a file in, or a disk that fills: of each kind of file all comes in or nothing."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Offer, Organisation, Pupil
from app.queries.check import look_for_wrong_rows
from tests.faults.harness import FULL
from tests.faults.test_killed import FULL_DISK, ended, opened, python
from tests.imports.transfers import ctf, pupil

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="signals and limits are a thing of Linux and macOS"
)

MANY = 250


def transfer() -> str:
    """Return a transfer file."""
    return ctf(*(pupil(upn=f"A8012000{number:05}", surname=f"Thimble {number}") for number in range(MANY)))


def directory() -> str:
    """Return a directory's page."""
    some = (
        {
            "id": f"s{number}",
            "name": f"Kite club {number}",
            "organization": {"id": "o", "name": "Kite Project"},
        }
        for number in range(MANY)
    )
    return json.dumps({"contents": list(some)})


def table() -> str:
    """Return a school's own table of offers."""
    rows = (f"Lego club {number},Kite Project,Getting Help,All needs" for number in range(MANY))
    return "\n".join(["Offer,Organisation,Groupings,Domains of need", *rows])


WAYS: dict[str, tuple[str, Callable[[], str], tuple[int, int, int]]] = {
    "a transfer file": ("pupils", transfer, (MANY, 0, 0)),
    "a directory": ("offers", directory, (0, MANY, 1)),
    "a table of offers": ("offers", table, (0, MANY, 1)),
}


def held(folder: Path) -> tuple[int, int, int]:
    """Return how many pupils, offers and organisations a school has, which has to be whole."""
    store = opened(folder)
    try:
        assert [look.what for look in store.read(look_for_wrong_rows) if look.wrong] == []
        pupils, offers, houses = store.read(_counts)
        return pupils, offers, houses
    finally:
        store.close()


def _counts(session: Session) -> tuple[int, ...]:
    return tuple(session.scalars(select(func.count(one.id))).one() for one in (Pupil, Offer, Organisation))


def written(folder: Path, made: Callable[[], str]) -> Path:
    """Write the file that is taken in; what it is, is found by looking into it."""
    file = folder / "file.txt"
    file.write_text(made(), encoding="utf-8")
    return file


# The kills of lists of pupils are next door; each way writes by the same door, so on most days one more is enough.
@pytest.mark.parametrize("way", list(WAYS) if FULL else ["a table of offers"])
def test_a_file_whose_taking_in_is_killed_is_in_whole_or_not_at_all(
    way: str, locked_template: Path, place: Path
) -> None:
    shutil.copytree(locked_template, place / "before")
    what, made, brings = WAYS[way]
    before = held(place / "before")
    after = tuple(one + more for one, more in zip(before, brings, strict=True))
    words = ("import", what, written(place, made), "--school")
    for folder in ended("kill -9 during an import of other files", place, *words):
        assert held(folder) in (before, after)


@pytest.mark.parametrize("way", WAYS)
def test_a_disk_that_fills_leaves_the_school_without_the_file(
    way: str, locked_template: Path, place: Path
) -> None:
    school = Path(shutil.copytree(locked_template, place / "school"))
    what, made, _ = WAYS[way]
    before = held(school)
    done = python(FULL_DISK, 250_000, "import", what, written(place, made), "--school", school)
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing was saved" in done.stderr
    assert held(school) == before
