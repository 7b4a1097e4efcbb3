"""Groups and registers at the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.queries.supports.registers import register_of
from app.schools import open_store
from tests import supported
from tests.pupil_school import add

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


@pytest.fixture
def club(own_school: Path) -> Path:
    """A school with a group called Lego on Tuesdays, with two pupils in it."""
    store = open_store(own_school)
    since = store.today() - timedelta(days=60)
    offer = supported.offer(store, "Lego club", usual_places=8)
    group = supported.group(store, offer, "Lego on Tuesdays", weekday=1, places=1, starts_on=since)
    for name in ("Wren", "Idris"):
        pupil = add(store, name, "Thimble")
        supported.support(store, pupil, offer, [("running", since)], group_id=group)
        _number(store, pupil, f"77{name}")
    store.close()
    return own_school


def _number(store: Any, pupil_id: int, number: str) -> None:
    with store.database.writing.begin() as connection:
        words = "UPDATE pupil SET admission_number = ? WHERE id = ?"
        connection.exec_driver_sql(words, (number, pupil_id))


def test_groups_are_listed_with_their_room(answer: Answer, club: Path) -> None:
    rows = {row["name"]: row for row in answer("groups", club)["groups"]}
    lego = rows["Lego on Tuesdays"]
    assert (lego["offer"], lego["when"], lego["places"], lego["members"]) == ("Lego club", "Tuesdays", 1, 2)


def test_a_register_is_taken_by_name_and_admission_number(command: Command, club: Path) -> None:
    store = open_store(club, look=True)
    day = store.today() - timedelta(days=7)
    store.close()
    code, out, _ = command(
        "register", club, "lego on tuesdays", "--absent", "77Wren:away", "--on", day.isoformat(), "--json"
    )
    told = json.loads(out)
    assert (code, told["here"], told["members"]) == (0, 1, 2)
    store = open_store(club, look=True)
    rows = store.read(register_of, _group(store), day).rows
    store.close()
    assert {(row.pupil, row.here, row.absence) for row in rows} == {
        ("Wren Thimble", False, "away"),
        ("Idris Thimble", True, ""),
    }


def _group(store: Any) -> int:
    with store.database.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT id FROM offer_group WHERE name = 'Lego on Tuesdays'")
        return int(found.scalar_one())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Chess",), "No group that runs is called Chess."),
        (("Lego on Tuesdays", "--absent", "nobody"), "No pupil has that admission number."),
    ],
)
def test_what_is_not_there_is_said(command: Command, club: Path, words: tuple[str, ...], said: str) -> None:
    code, _, err = command("register", club, *words)
    assert code == 1
    assert err.startswith(said)
