"""An erased pupil leaves the trail whole: the entries stay, and say no name."""

from __future__ import annotations

import pytest

from app.backups.heads import verify_trail
from app.operations.pupils import leave_school
from app.queries.audit_names import GONE
from app.queries.audit_rows import AuditRow, audit_rows
from app.queries.rights.grounds import ErasureGround
from app.rights.forgetting import anonymise, erase
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import Pupils, fill, note


@pytest.fixture
def pupils(store: Store) -> Pupils:
    return fill(store)


def about(store: Store, kind: str) -> list[AuditRow]:
    return [row for row in store.read(audit_rows, limit=500) if row.kind == kind]


def test_erasing_leaves_the_trail_whole(store: Store, pupils: Pupils) -> None:
    note(store, pupils.ada, "Is proud of her tower")
    erase(store, pupils.ada, ErasureGround.REQUEST)
    found = verify_trail(store.database)
    assert found.whole
    assert found.erased > 0
    assert about(store, "note_need")[0].about == (GONE,)


def test_anonymising_leaves_the_trail_whole(store: Store, pupils: Pupils) -> None:
    note(store, pupils.ada, "Is proud of her tower")
    store.write(leave_school, pupils.ada, on=TODAY, today=TODAY)
    anonymise(store, pupils.ada)
    assert verify_trail(store.database).whole
    assert "Ada" not in str(store.read(audit_rows, limit=500))
