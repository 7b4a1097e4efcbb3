"""Many rows written at once: the journal reads what they are when the step is closed, whatever became of them in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.journal import keep_no_images, read_image, write_rows
from app.models import Pupil
from app.schema import audit, journal_row, journal_step
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


# --- many rows changed at once: their images are in the step before it is closed ---


def rename(session: Session, row_id: int, name: str) -> None:
    """Change a pupil's name as large writes change many."""
    old = read_image(session.connection(), "pupil", row_id) or {}
    write_rows(session, "pupil", updates=[(old, old | {"forename": name})])


def rename_singly(session: Session, row_id: int, name: str) -> None:
    """Change a pupil's name as a form does."""
    session.get_one(Pupil, row_id, populate_existing=True).forename = name
    session.flush()


def remove(session: Session, row_id: int, _: str) -> None:
    session.delete(session.get_one(Pupil, row_id))


Change = Callable[[Session, int, str], None]


def changed(store: Store, *changes: tuple[Change, str]) -> list[tuple[str | None, str | None]]:
    """Change a pupil called Wren, one change after the other in one step; return each row's name before and after."""
    row_id = store.write(lambda session: Done("Made.", make(session, "Wren")[0])).id or 0

    def operation(session: Session) -> Done:
        for change, name in changes:
            change(session, row_id, name)
        return Done("Changed.")

    step = store.write(operation).step
    found = store.read(
        lambda session: session.execute(select(journal_row).where(journal_row.c.step_id == step)).all()
    )
    return [(name_in(row.before), name_in(row.after)) for row in found]


def name_in(image: str | None) -> str | None:
    return json.loads(image)["forename"] if image else None


@pytest.mark.parametrize("second", [rename, rename_singly])
@pytest.mark.parametrize("first", [rename, rename_singly])
def test_a_row_changed_twice_is_there_once_from_first_to_last(
    store: Store, first: Change, second: Change
) -> None:
    assert changed(store, (first, "Lark"), (second, "Robin")) == [("Wren", "Robin")]


@pytest.mark.parametrize("second", [rename, rename_singly])
def test_a_row_that_is_as_it_was_leaves_no_step(store: Store, second: Change) -> None:
    steps = select(journal_step.c.kind)
    assert changed(store, (rename, "Lark"), (second, "Wren")) == []
    assert store.read(lambda session: session.scalars(steps).all())[-1] == "<lambda>"


def test_a_row_changed_and_removed_is_there_as_it_was(store: Store) -> None:
    assert changed(store, (rename, "Lark"), (remove, "")) == [("Wren", None)]


def test_a_change_to_the_same_leaves_no_step(store: Store) -> None:
    assert changed(store, (rename, "Wren")) == []


def test_what_many_at_once_became_is_undone_and_done_again(store: Store) -> None:
    changed(store, (rename, "Lark"), (rename_singly, "Robin"))
    names = select(Pupil.forename)
    store.undo()
    assert store.read(lambda session: session.scalars(names).all()) == ["Wren"]
    store.redo()
    assert store.read(lambda session: session.scalars(names).all()) == ["Robin"]


def test_the_step_and_the_trail_say_what_was_changed_at_once(store: Store) -> None:
    changed(store, (rename, "Lark"))
    step = store.read(lambda session: session.execute(select(journal_step)).all())[-1]
    entry = store.read(lambda session: session.execute(select(audit)).all())[-1]
    assert (step.sentence, step.kind, bool(step.at)) == ("Changed.", "operation", True)
    assert (entry.step_id, json.loads(entry.touched)) == (step.id, ["pupil:1"])


def test_images_are_kept_or_not_for_the_whole_of_a_write(store: Store) -> None:
    def late(session: Session, row_id: int, _: str) -> None:
        keep_no_images(session)

    with pytest.raises(RuntimeError, match="before anything is written"):
        changed(store, (rename, "Lark"), (late, ""))
