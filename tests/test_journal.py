"""The journal: undoing in an order that unique and pointing rows allow, and refusing what cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import journal
from app.db import Database
from app.done import Done
from app.errors import Problem
from app.models import Organisation, Placement, Staff
from app.operations.wording import GroupingDraft, change_grouping
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.making import place


def add(session: Session, *found: str) -> Done:
    for name in found:
        session.add(Organisation(name=name, in_house=False))
        session.flush()
    return Done("Added.")


def rename(session: Session, *pairs: tuple[str, str]) -> Done:
    for old, new in pairs:
        session.scalars(select(Organisation).where(Organisation.name == old)).one().name = new
        session.flush()
    return Done("Renamed.")


def join(session: Session, name: str) -> Done:
    chosen = session.scalars(select(Organisation).where(Organisation.name == name)).one()
    session.add(Staff(name="Mr Reed", organisation_id=chosen.id))
    return Done("Joined.")


def remove(session: Session, name: str) -> Done:
    session.delete(session.scalars(select(Organisation).where(Organisation.name == name)).one())
    return Done("Removed.")


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Organisation.name).order_by(Organisation.id)))


def test_undo_is_refused_when_a_unique_name_has_been_taken_since(store: Store) -> None:
    store.write(add, "Kite")
    step = store.write(rename, ("Kite", "Dove")).step
    store.write(add, "Kite")
    with pytest.raises(Problem, match="can't be undone"):
        store.undo(step)
    assert store.read(names) == ["School", "Dove", "Kite"]


def test_names_handed_on_within_one_step_go_back_and_forth(store: Store) -> None:
    store.write(add, "Kite", "Dove")
    store.write(rename, ("Kite", "Wren"), ("Dove", "Kite"))
    store.undo()
    assert store.read(names) == ["School", "Kite", "Dove"]
    store.redo()
    assert store.read(names) == ["School", "Wren", "Kite"]


def test_names_exchanged_within_one_step_go_back_and_forth(store: Store) -> None:
    store.write(add, "Kite", "Dove")
    store.write(rename, ("Kite", "-"), ("Dove", "Kite"), ("-", "Dove"))
    store.undo()
    assert store.read(names) == ["School", "Kite", "Dove"]
    store.redo()
    assert store.read(names) == ["School", "Dove", "Kite"]


def test_undo_is_refused_while_something_added_since_points_at_the_row(store: Store) -> None:
    step = store.write(add, "Kite").step
    store.write(join, "Kite")
    with pytest.raises(Problem, match="depends on it"):
        store.undo(step)
    assert store.read(names) == ["School", "Kite"]


def test_a_removed_row_comes_back_under_its_number(store: Store) -> None:
    store.write(add, "Kite", "Dove")
    store.write(remove, "Kite")
    store.write(add, "Wren")
    store.undo()
    store.undo()
    assert store.read(names) == ["School", "Kite", "Dove"]


def test_a_step_is_undone_once(store: Store) -> None:
    step = store.write(add, "Kite").step
    store.undo(step)
    with pytest.raises(Problem, match="already been undone"):
        store.undo(step)


def test_undo_and_redo_are_not_undone_themselves(store: Store) -> None:
    store.write(add, "Kite")
    undone = store.undo()
    with pytest.raises(Problem, match="use Redo"):
        store.undo(undone.step)
    again = store.redo()
    with pytest.raises(Problem, match="Undo or Redo itself"):
        store.undo(again.step)
    assert store.read(names) == ["School", "Kite"]


def test_a_redo_that_cannot_be_changes_nothing(store: Store, school: Database) -> None:
    store.write(add, "Kite")
    store.undo()
    with school.writing.begin() as connection:
        connection.exec_driver_sql("INSERT INTO organisation (name, in_house, retired) VALUES ('Kite', 0, 0)")
    with pytest.raises(Problem, match="stands in its place"):
        store.redo()
    assert store.read(names) == ["School", "Kite"]
    assert store.can_redo


def test_more_rows_than_one_question_holds_are_undone_together(store: Store) -> None:
    many = [f"Agency {number}" for number in range(1100)]
    store.write(add, *many)
    store.write(rename, (many[-1], "Last"))
    store.undo()
    store.undo()
    assert store.read(names) == ["School"]


def test_a_grouping_in_use_is_not_hidden_by_undoing_its_return(store: Store) -> None:
    shown = GroupingDraft(3, "Getting Help", "Help", "", "H")
    store.write(change_grouping, replace(shown, hidden=True), today=TODAY)
    step = store.write(change_grouping, shown, today=TODAY).step
    place(store, "Wren")
    with pytest.raises(Problem, match="no longer fit"):
        store.undo(step)


def test_a_step_whose_details_are_gone_cannot_be_undone(store: Store) -> None:
    with pytest.raises(Problem, match="no longer kept"):
        store.undo(999)


def test_setting_up_cannot_be_undone_and_says_why(store: Store) -> None:
    with pytest.raises(Problem, match="delete the folder"):
        store.undo(1)


def test_what_was_put_back_to_what_it_was_leaves_no_step(store: Store) -> None:
    store.write(add, "Kite")
    assert store.write(rename, ("Kite", "Dove"), ("Dove", "Kite")).step is None


def drop_from_images(school: Database, step: int | None, column: str) -> None:
    """Let a step have been written by a program that did not know a column yet."""
    with school.writing.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE journal_row SET after = json_remove(after, ?) WHERE step_id = ?", (f"$.{column}", step)
        )


def test_a_column_that_came_later_has_what_it_came_with(store: Store, school: Database) -> None:
    step = store.write(add, "Kite").step
    drop_from_images(school, step, "website")
    store.undo(step)
    store.redo()
    assert store.read(names) == ["School", "Kite"]


def test_a_column_that_was_filled_since_is_a_change(store: Store, school: Database) -> None:
    step = store.write(add, "Kite").step
    drop_from_images(school, step, "website")
    with school.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE organisation SET website = 'https://kite.example'")
    with pytest.raises(Problem, match="changed since"):
        store.undo(step)


def test_an_older_programs_rows_without_what_must_be_said_are_not_put_back(
    store: Store, school: Database
) -> None:
    step = store.write(add, "Kite").step
    drop_from_images(school, step, "name")
    with pytest.raises(Problem, match="older version"):
        store.undo(step)


def test_a_value_is_kept_as_the_file_stores_it(store: Store) -> None:
    moment = datetime(2026, 11, 10, 12, 40, tzinfo=UTC)
    assert [journal.stored(value) for value in (True, date(2026, 11, 10), moment, None, 3, "a")] == [
        1,
        "2026-11-10",
        "2026-11-10 12:40:00.000000",
        None,
        3,
        "a",
    ]


def test_large_imports_store_times_as_the_mapped_classes_do(store: Store) -> None:
    moment = datetime(2026, 11, 10, 12, 40, tzinfo=UTC)
    kind = Placement.__table__.c.recorded_at.type
    with store.database.engine.connect() as connection:
        processor = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    assert processor is not None
    assert processor(moment) == journal.stored(moment)
