"""Internal copies of the map say where the audit trail stood; what leaves the program is noted first."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from app.abilities import NotAllowed, Role, Switch, abilities_of
from app.audit import head
from app.audit.verdict import say_head
from app.db import Database, open_school
from app.errors import Problem
from app.noting import note_file, note_if_writable, require_copy
from app.paper.map_layout import lay_out_map
from app.person import Person
from app.store import Store
from tests.exports.reading import book_of, texts
from tests.exports.schools import view_of
from tests.fixtures import clock


def line(school: Database) -> str:
    """Return the trail's end as reports print it."""
    with school.engine.connect() as connection:
        return say_head(*head(connection))


def last_facts(school: Database) -> tuple[str, dict[str, Any]]:
    with school.engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT kind, facts FROM audit ORDER BY id DESC LIMIT 1").one()
    return str(row[0]), json.loads(row[1])


def said(store: Store, *, internal: bool) -> list[str]:
    return list(texts(book_of(store, internal=internal).worksheets[0]).values())


def on_paper(store: Store, *, internal: bool) -> str:
    pages = lay_out_map(*view_of(store), size="A3", internal=internal)
    return repr(pages)


def test_the_end_of_the_trail_is_said_in_groups_of_four() -> None:
    assert say_head(512, "1a2b3c4d5e6f7081" + "0" * 48) == "Audit entry 512 · 1a2b 3c4d 5e6f 7081"
    assert say_head(0, "") == ""


def test_the_internal_workbook_says_where_the_trail_stood(store: Store, school: Database) -> None:
    assert line(school) in said(store, internal=True)
    assert line(school) not in said(store, internal=False)


def test_the_internal_pages_say_where_the_trail_stood(store: Store, school: Database) -> None:
    groups = line(school).split(" · ")[1].split()
    assert all(group in on_paper(store, internal=True) for group in groups)
    shared = on_paper(store, internal=False)
    # One group alone may be a number that the page has anyway.
    assert not all(group in shared for group in groups)


def test_a_file_is_noted_with_its_hash(store: Store, school: Database) -> None:
    assert note_file(store, "export_map", b"map", file="xlsx", copy="shared", offers=3)
    kind, facts = last_facts(school)
    assert kind == "export_map"
    assert facts == {
        "copy": "shared",
        "file": "xlsx",
        "offers": 3,
        "sha256": hashlib.sha256(b"map").hexdigest(),
    }


@pytest.mark.parametrize(
    ("role", "switches", "internal"),
    [(Role.VIEW, set(), False), (Role.PASTORAL, set(), True), (Role.VIEW, {Switch.INTERNAL}, True)],
)
def test_a_copy_asks_for_its_right(
    school: Database, role: Role, switches: set[Switch], internal: bool
) -> None:
    store = Store(school, Person("Ms Finch", abilities_of(role, switches)), clock)
    with pytest.raises(NotAllowed):
        require_copy(store, internal=internal)


def test_where_nothing_can_be_written_nothing_is_noted(school: Database) -> None:
    looked = Store(open_school(school.folder, school.seal, look=True), "Ms Dovecote", clock)
    assert note_if_writable(looked, "open_pupil", ("pupil", 1)) is False
    with pytest.raises(Problem, match="nothing was saved"):
        looked.note("give_record", [("pupil", 1)])
    looked.database.close()
