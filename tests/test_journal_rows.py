"""Many rows written at once: the journal reads what they are when the step is closed, whatever became of them in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.journal import write_rows
from app.models import Pupil
from app.schema import journal_row
from app.store import Store

ROW = {"surname": "Thimble", "folded": "thimble", "strengths": "", "what_helps": ""}


def make(session: Session, *names: str) -> list[int]:
    return write_rows(session, "pupil", [ROW | {"forename": name} for name in names])


def written(
    store: Store, also: Callable[[Session, list[int]], Any] = lambda *_: None
) -> list[tuple[Any, ...]]:
    """Make two pupils and do something more in the same step; return the journal's row, id, before and name after."""

    def operation(session: Session) -> Done:
        also(session, make(session, "Wren", "Lark"))
        return Done("Made.")

    step = store.write(operation).step
    rows = select(journal_row).where(journal_row.c.step_id == step).order_by(journal_row.c.row_id)
    found = store.read(lambda session: session.execute(rows).all())
    return [(row.row_id, row.before, row.after and json.loads(row.after)["forename"]) for row in found]


def test_rows_made_at_once_are_in_the_journal(store: Store) -> None:
    assert written(store) == [(1, None, "Wren"), (2, None, "Lark")]


def test_a_row_changed_in_the_same_step_is_there_once_as_it_became(store: Store) -> None:
    def rename(session: Session, ids: list[int]) -> None:
        session.get_one(Pupil, ids[0]).forename = "Robin"
        session.flush()

    assert written(store, rename) == [(1, None, "Robin"), (2, None, "Lark")]


def test_a_row_deleted_in_the_same_step_is_not_there(store: Store) -> None:
    assert written(store, lambda session, ids: session.delete(session.get_one(Pupil, ids[0]))) == [
        (2, None, "Lark")
    ]


def test_a_row_written_over_at_once_in_the_same_step_is_new_all_the_same(store: Store) -> None:
    def again(session: Session, ids: list[int]) -> None:
        names = [column.name for column in Pupil.__table__.columns]
        pupil = session.get_one(Pupil, ids[1])
        old = {name: getattr(pupil, name) for name in names}
        write_rows(session, "pupil", updates=[(old, old | {"forename": "Finch"})])

    assert written(store, again) == [(1, None, "Wren"), (2, None, "Finch")]


@pytest.mark.parametrize("batches", [1, 3])
def test_batches_of_one_step_are_undone_and_done_again(store: Store, batches: int) -> None:
    def more(session: Session, ids: list[int]) -> None:
        for number in range(batches):
            make(session, f"Finch {number}", f"Swift {number}")

    written(store, more)
    everybody = select(Pupil.forename).order_by(Pupil.id)
    before = store.read(lambda session: session.scalars(everybody).all())
    store.undo()
    assert store.read(lambda session: session.scalars(everybody).all()) == []
    store.redo()
    assert (store.read(lambda session: session.scalars(everybody).all()), len(before)) == (
        before,
        2 + 2 * batches,
    )
