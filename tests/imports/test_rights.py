"""Who may take files in, and who learns of pupils by what a file would do: nobody else, by no way around the window."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

from app import imports
from app.abilities import EVERYTHING, Ability, NotAllowed
from app.db import Database
from app.door import needed_to_read, needed_to_write
from app.imports.pupils.importing import plan_said
from app.imports.pupils.rows import Said
from app.person import Person
from app.queries.mappings import mappings
from app.store import Store
from tests.fixtures import TODAY, clock


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
