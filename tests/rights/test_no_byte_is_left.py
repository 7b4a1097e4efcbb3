"""After an erasure no byte of the name is in the file: looked for in a school without passwords, where it would show."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.db import DATABASE, Database, open_school
from app.operations.needs import NeedDraft, change_need_of_pupil
from app.operations.rights.again import scrub
from app.rights.forgetting import anonymise, erase
from app.store import Store
from tests.fixtures import NAME, TODAY, clock

from .conftest import People, pupil

TRACES = ("Zephyrin", "Quillfeather", "004711", "H801200001001", "Jocasta", "waits to be asked")


@pytest.fixture
def school(template: Path, tmp_path: Path) -> Iterator[Database]:
    """A school that anybody can read with a plain editor."""
    database = open_school(Path(shutil.copytree(template, tmp_path / "plain")))
    yield database
    database.close()


@pytest.fixture
def store(school: Database) -> Store:
    """The door to it."""
    return Store(school, NAME, clock)


def left_in(school: Database) -> list[str]:
    """Return which traces stand in the school's files, with whatever case."""
    files = [file for file in school.folder.rglob("*") if file.is_file()]
    assert school.folder / DATABASE in files
    whole = b"".join(file.read_bytes() for file in files).lower()
    return [trace for trace in TRACES if trace.lower().encode() in whole]


def reword(store: Store, people: People) -> None:
    """Take the name out of what is written about Ada, as somebody would who was shown that it stands there."""
    draft = NeedDraft(people.ada, 3, seen="Speaks with one friend only.")
    store.write(change_need_of_pupil, people.need_of_ada, draft, today=TODAY)


def test_before_it_every_trace_is_there(store: Store, people: People, school: Database) -> None:
    scrub(school)
    assert left_in(school) == list(TRACES)


def test_no_trace_is_left_of_who_was_erased(store: Store, people: People, school: Database) -> None:
    reword(store, people)
    for number in range(40):
        pupil(store, f"Nell{number}", "Hazel")
    erase(store, people.zeph, "request")
    assert left_in(school) == []


def test_no_trace_is_left_of_who_was_made_anonymous(
    store: Store, people: People, school: Database, leaver: int
) -> None:
    reword(store, people)
    anonymise(store, leaver)
    assert left_in(school) == []


def test_what_is_written_about_others_is_for_a_person_to_edit(
    store: Store, people: People, school: Database
) -> None:
    erase(store, people.zeph, "request")
    assert left_in(school) == ["Zephyrin", "Quillfeather"]
