"""Supports at the command line."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from app.schools import open_store
from tests import supported
from tests.pupil_school import add

from .conftest import Command


@pytest.fixture
def club(own_school: Path) -> Path:
    """A school with a pupil who waits for Lego club, and has been to another club."""
    store = open_store(own_school)
    since = store.today() - timedelta(days=42)
    pupil = add(store, "Wren", "Thimble")
    supported.support(store, pupil, supported.offer(store, "Lego club"), [("waiting", since)])
    over = [("running", since), ("ended", since)]
    supported.support(store, pupil, supported.offer(store, "Chess club"), over, ending="moved_on")
    with store.database.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE pupil SET admission_number = '7701' WHERE id = ?", (pupil,))
    store.close()
    return own_school


def test_open_supports_are_listed(command: Command, club: Path) -> None:
    code, out, _ = command("supports", club)
    assert code == 0
    assert "Wren Thimble: Lego club (waiting since" in out
    assert "Wren Thimble: Chess club" not in out


def test_of_one_pupil_what_is_over_is_listed_too(command: Command, club: Path) -> None:
    rows = json.loads(command("supports", club, "--pupil", "7701", "--json")[1])["supports"]
    assert [(row["offer"], row["stage"], row["ending"]) for row in rows] == [
        ("Lego club", "waiting", None),
        ("Chess club", "ended", "moved_on"),
    ]
