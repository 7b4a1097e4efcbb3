"""The door's table names every operation, and a person without the ability is turned away with nothing changed."""

from __future__ import annotations

import pytest

from app.abilities import EVERYTHING, Ability, NotAllowed
from app.db import Database
from app.done import FINAL
from app.door import named_writes
from app.operations.organisations import OrganisationDraft, add_organisation
from app.person import Person
from app.queries.people import organisations
from app.store import Store
from tests.fixtures import clock
from tests.operations.examples import operations


def test_the_table_names_every_operation() -> None:
    assert {one.__name__ for one in operations()} <= named_writes() | FINAL.keys()


def test_who_may_not_is_told_so_and_nothing_is_written(school: Database) -> None:
    store = Store(school, Person("Mr Wren", frozenset({Ability.SEE_OFFERS})), clock)
    before = store.read(organisations)
    with pytest.raises(NotAllowed, match="You may not change offers"):
        store.write(add_organisation, OrganisationDraft("Kite Project"))
    assert store.read(organisations) == before


def test_undo_needs_what_the_change_needed(school: Database) -> None:
    store = Store(school, "Ms Dovecote", clock)
    store.write(add_organisation, OrganisationDraft("Kite Project"))
    store.who = Person("Mr Wren", EVERYTHING - {Ability.CHANGE_OFFERS})
    with pytest.raises(NotAllowed, match="change offers"):
        store.undo()
    assert "Kite Project" in {row.name for row in store.read(organisations)}
