"""Every operation can be done, undone and done again, row by row; what cannot says why."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from app.db import Database
from app.done import FINAL
from app.schema import UNJOURNALLED
from app.store import Store

from .examples import Operation, load_examples, operations

EXAMPLES = load_examples()
Picture = dict[str, list[tuple[object, ...]]]


def picture(school: Database) -> Picture:
    """Return every row of every table, but for the journal and the audit, which only ever grow."""
    with school.engine.connect() as connection:
        # Asked of the driver itself: this is done after each write of an example, and there are eighty tables.
        driver: Any = connection.connection.driver_connection
        names = driver.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        tables = [name for (name,) in names if name not in UNJOURNALLED and not name.startswith("sqlite_")]
        return {name: driver.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in tables}


def name_of(operation: Operation) -> str:
    return f"{operation.__module__.removeprefix('app.')}.{operation.__name__}"


def test_the_operations_are_found() -> None:
    assert "operations.setup.set_up_school" in {name_of(one) for one in operations()}


def test_every_example_is_of_an_operation() -> None:
    known = set(operations())
    assert not [name_of(one) for one in EXAMPLES if one not in known]


@pytest.mark.parametrize("operation", operations(), ids=name_of)
def test_every_operation_has_an_example_or_says_why_it_is_final(operation: Operation) -> None:
    final = operation.__name__ in FINAL
    assert final or operation in EXAMPLES, (
        f"{name_of(operation)} has no example: see tests/operations/examples.py for how to add one."
    )
    assert not (final and operation in EXAMPLES), f"{name_of(operation)} is final and has an example: choose."


@pytest.mark.parametrize("operation", [one for one in operations() if one in EXAMPLES], ids=name_of)
def test_every_operation_undoes_and_is_done_again(
    operation: Operation, store: Store, school: Database
) -> None:
    pictures = [picture(school)]
    store.listen(lambda tables, done: pictures.append(picture(school)))
    EXAMPLES[operation](store)
    before, after = pictures[-2:]
    assert before != after, "An example that changes nothing shows nothing."
    assert last_kind(school) == operation.__name__, "The last write is the example."
    store.undo()
    assert picture(school) == before
    store.redo()
    assert picture(school) == after


def last_kind(school: Database) -> str:
    """Return which operation wrote last."""
    with school.engine.connect() as connection:
        last = "SELECT kind FROM journal_step ORDER BY id DESC LIMIT 1"
        return str(connection.execute(text(last)).scalar_one())
