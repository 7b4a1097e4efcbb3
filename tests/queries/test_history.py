"""The list of changes and the history of one row, as the journal tells them."""

from __future__ import annotations

from app.operations.organisations import (
    OrganisationDraft,
    add_organisation,
    change_organisation,
    retire_organisation,
)
from app.operations.school import set_logo
from app.queries.history import FieldChange, last_changes, row_history
from app.store import Store
from tests.fixtures import NOW


def add(store: Store, name: str) -> int:
    return store.write(add_organisation, OrganisationDraft(name)).id or 0


def test_the_last_change_comes_first_with_who_and_when(store: Store) -> None:
    add(store, "Kite")
    add(store, "Dove")
    newest, second, first = store.read(last_changes)
    assert (newest.sentence, newest.at, newest.person) == ("Added Dove.", NOW, "Ms Dovecote")
    assert (second.sentence, first.kind) == ("Added Kite.", "set_up_school")


def test_what_is_final_is_not_offered_for_undo(store: Store) -> None:
    add(store, "Kite")
    assert [row.undoable for row in store.read(last_changes)] == [True, False]


def newest(store: Store) -> tuple[bool, bool]:
    row = store.read(last_changes)[0]
    return row.undone, row.undoable


def test_an_undo_shows_on_what_it_undid_and_a_redo_takes_it_off(store: Store) -> None:
    add(store, "Kite")
    store.undo()
    assert newest(store) == (True, False)
    assert len(store.read(last_changes)) == 2
    store.redo()
    assert newest(store) == (False, True)
    assert len(store.read(last_changes)) == 2


def test_changes_come_a_page_at_a_time(store: Store) -> None:
    for name in ("Kite", "Dove", "Wren"):
        add(store, name)
    page = store.read(last_changes, limit=2)
    assert [row.sentence for row in page] == ["Added Wren.", "Added Dove."]
    rest = store.read(last_changes, before=page[-1].step)
    assert [row.kind for row in rest] == ["add_organisation", "set_up_school"]


def test_a_rows_history_says_which_fields_changed(store: Store) -> None:
    number = add(store, "Kite")
    store.write(change_organisation, number, OrganisationDraft("The Kite", sector="health"))
    store.write(retire_organisation, number)
    retired, changed, added = store.read(row_history, "organisation", number)
    assert retired.fields == (FieldChange("retired", 0, 1),)
    assert set(changed.fields) == {
        FieldChange("name", "Kite", "The Kite"),
        FieldChange("sector", None, "health"),
    }
    assert FieldChange("name", None, "Kite") in added.fields


def test_a_rows_history_names_the_undo(store: Store) -> None:
    number = add(store, "Kite")
    store.undo()
    taken_back = store.read(row_history, "organisation", number)[0]
    assert (taken_back.kind, taken_back.sentence) == ("undo", "Undone: Added Kite.")
    assert FieldChange("name", "Kite", None) in taken_back.fields


def test_a_picture_is_named_not_shown(store: Store) -> None:
    store.write(set_logo, b"\xff\xd8\xff")
    assert store.read(row_history, "logo", 1)[0].fields == (FieldChange("picture", None, "(picture)"),)
