"""The door: writes with journal and audit, Undo and Redo, and the refusals that keep a school whole."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import journal
from app.audit.verifying import verify
from app.db import Database
from app.done import Done
from app.errors import Problem
from app.models import Domain, Organisation
from app.schema import audit as audit_table
from app.store import Store


def add(session: Session, name: str) -> Done:
    organisation = Organisation(name=name, in_house=False)
    session.add(organisation)
    session.flush()
    return Done(f"Added {name}.", id=organisation.id)


def rename(session: Session, row_id: int, name: str) -> Done:
    found = session.get_one(Organisation, row_id)
    found.name = name
    return Done(f"Now called {name}.")


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Organisation.name).order_by(Organisation.id)))


def test_a_write_tells_its_listeners_which_tables_changed(store: Store) -> None:
    heard: list[tuple[frozenset[str], str]] = []
    store.listen(lambda tables, done: heard.append((tables, done.sentence)))
    store.write(add, "Kite Project")
    assert heard == [(frozenset({"organisation"}), "Added Kite Project.")]


def test_undo_takes_back_the_last_change_and_redo_does_it_again(store: Store) -> None:
    done = store.write(add, "Kite Project")
    assert done.id is not None
    store.write(rename, done.id, "The Kite Project")
    assert store.undo().sentence == "Undone: Now called The Kite Project."
    assert store.read(names)[-1] == "Kite Project"
    store.redo()
    assert store.read(names)[-1] == "The Kite Project"
    store.undo()
    store.undo()
    assert "Kite Project" not in store.read(names)


def test_what_was_changed_since_is_not_undone(store: Store) -> None:
    done = store.write(add, "Kite Project")
    assert done.id is not None
    store.write(rename, done.id, "The Kite Project")
    with pytest.raises(Problem, match="changed since"):
        store.undo(done.step)
    assert store.read(names)[-1] == "The Kite Project"


def test_a_failed_write_leaves_nothing(store: Store) -> None:
    def half(session: Session) -> Done:
        add(session, "Kite Project")
        raise Problem("No.")

    with pytest.raises(Problem):
        store.write(half)
    assert "Kite Project" not in store.read(names)


def test_bulk_statements_are_refused_inside_a_write(store: Store) -> None:
    def sweep(session: Session) -> Done:
        session.execute(update(Domain).values(retired=True))
        return Done("Swept.")

    with pytest.raises(RuntimeError, match="invisible to the journal"):
        store.write(sweep)


def test_many_rows_at_once_are_journalled_and_undone(store: Store) -> None:
    def many(session: Session) -> Done:
        rows = [{"name": f"Agency {n}", "in_house": False, "retired": False} for n in range(50)]
        ids = journal.write_rows(session, "organisation", rows)
        before = journal.read_image(session.connection(), "organisation", ids[0])
        assert before is not None
        journal.write_rows(session, "organisation", updates=[(before, before | {"name": "First"})])
        return Done("Added fifty.")

    store.write(many)
    assert {"First", "Agency 49"} <= set(store.read(names))
    store.undo()
    assert len(store.read(names)) == 1
    store.redo()
    assert len(store.read(names)) == 51


def test_every_write_is_in_the_audit_and_the_chain_holds(store: Store, school: Database) -> None:
    store.write(add, "Kite Project")
    store.undo()
    with school.engine.connect() as connection:
        kinds = connection.scalars(select(audit_table.c.kind).order_by(audit_table.c.id)).all()
        assert kinds == ["protect_school", "set_up_school", "add", "undo"]
        assert verify(connection).whole


def test_a_changed_audit_entry_is_found(store: Store, school: Database) -> None:
    store.write(add, "Kite Project")
    with school.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE audit SET person = 'Nobody' WHERE id = 2")
        assert [one.numbers for one in verify(connection).findings] == [(2,)]
