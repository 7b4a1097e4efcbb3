"""Who may take files in, and who learns of pupils by what a file would do: nobody else, by no way around the window."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import imports
from app.abilities import EVERYTHING, Ability, NotAllowed
from app.db import Database
from app.door import needed_to_read, needed_to_write
from app.imports.pupils.importing import import_pupils, plan_pupils, plan_said
from app.imports.pupils.rows import Said
from app.models import Placement
from app.person import Person
from app.queries.history import last_changes
from app.queries.imports_done import imports_done
from app.queries.mappings import mappings
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.imports.making import list_file, take_in
from tests.imports.reading import read_pupil_file
from tests.pupil_school import EMOTIONS, place

ROWS = ("1,Fern,Ada,,4,Owl", "2,Moonraker,Idris,,5,Kestrel")


def entrances() -> Iterator[str]:
    """Yield what of the imports is handed to the store: it begins with a session."""
    for found in pkgutil.walk_packages(imports.__path__, "app.imports."):
        if found.name.endswith("_child"):
            continue
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters), "")
            if (
                function.__module__ == module.__name__
                and first == "session"
                and name.startswith(("plan_", "import_"))
            ):
                yield name


def test_whatever_compares_a_file_or_writes_it_asks_for_the_right_to_import() -> None:
    found = set(entrances())
    assert {"plan_pupils", "plan_said", "plan_offers", "plan_offer_table", "import_pupils"} <= found
    asked = {
        name: needed_to_read(name) if name.startswith("plan_") else needed_to_write(name) for name in found
    }
    assert set(asked.values()) == {Ability.IMPORT}


@pytest.mark.parametrize("query", [plan_said, mappings])
def test_who_may_not_import_learns_nothing_by_asking_the_store(query: object, school: Database) -> None:
    store = Store(school, Person("Mr Wren", EVERYTHING - {Ability.IMPORT}), clock)
    with pytest.raises(NotAllowed, match="import files"):
        store.read(query, ())  # type: ignore[arg-type]


def test_who_may_import_and_not_see_pupils_is_told_whom_no_row_means(school: Database) -> None:
    store = Store(school, Person("Mr Wren", EVERYTHING - {Ability.SEE_PUPILS}), clock)
    row = Said(2, {"forename": "Robin", "surname": "Ash"})
    with pytest.raises(NotAllowed, match="see pupils"):
        store.read(plan_said, [row], today=TODAY)


@pytest.mark.parametrize("grouping", ["help", "risk_support"])
def test_an_import_is_told_and_taken_back_alike_whoever_it_let_leave(
    grouping: str, store: Store, tmp_path: Path
) -> None:
    """If the line were hidden, it would say that one of the leavers was in Risk Support."""
    take_in(store, list_file(tmp_path, *ROWS))
    with store.database.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE standing SET starts_on = '2026-09-01'")
    place(store, 2, grouping, EMOTIONS)
    blind = Store(store.database, Person("Mr Wren", EVERYTHING - {Ability.SEE_RISK}), clock)
    table = read_pupil_file(list_file(tmp_path, ROWS[0]))
    plan = blind.read(plan_pupils, table, today=TODAY, yearly=True)
    done = blind.write(import_pupils, plan, today=TODAY)
    (last,) = blind.read(last_changes, limit=1)
    assert (last.sentence, last.undoable, last.hidden) == ("Marked 1 pupil as having left.", True, False)
    assert [one.sentence for one in blind.read(imports_done)][:1] == [done.sentence]
    assert blind.undo().sentence == f"Undone: {done.sentence}"
    assert (blind.redo().sentence, blind.undo().sentence) == (done.sentence, f"Undone: {done.sentence}")
    assert store.read(_open) == [(2, grouping)]


def _open(session: Session) -> list[tuple[int, str]]:
    still = select(Placement).where(Placement.ends_on.is_(None), Placement.withdrawn_at.is_(None))
    return [(row.pupil_id, row.grouping.code) for row in session.scalars(still)]
