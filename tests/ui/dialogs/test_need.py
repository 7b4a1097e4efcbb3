"""Noting, changing and closing a need: neutral words, one save, and nothing lost."""

from __future__ import annotations

import pytest

from app.operations.lists import retire_word
from app.operations.needs import NeedDraft, note_need
from app.operations.staff import StaffDraft, add_staff, retire_staff
from app.queries.pupil_page import PupilNeedRow, pupil_page
from app.store import Store
from app.ui.dialogs.need import close_need_dialog, need_dialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.widgets.label import Label
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.pupil_school import LANGUAGE, Pupils, fill
from tests.ui.test_kit import unnamed


@pytest.fixture
def pupils(store: Store) -> Pupils:
    """Wren, Idris and Ada."""
    return fill(store)


def needs(store: Store, pupil: int) -> tuple[PupilNeedRow, ...]:
    """Return a pupil's needs."""
    return store.read(pupil_page, pupil, today=TODAY).needs


def opened(window: Window, store: Store, pupil: int, row: PupilNeedRow | None = None) -> SmallForm:
    """Return the dialog, open over the window."""
    dialog = need_dialog(window, store.read(pupil_page, pupil, today=TODAY), row)
    window.show_dialog(dialog)
    return dialog


def test_the_form_says_who_can_read_it(window: Window, store: Store, pupils: Pupils) -> None:
    dialog = opened(window, store, pupils.ada)
    said = [label.text() for label in dialog.findChildren(Label)]
    assert "Ada can read what stands here. Say what is seen, in plain words." in said
    assert "Ada" not in dialog.windowTitle()
    dialog.reject()


def test_a_need_is_noted_with_what_is_seen(window: Window, store: Store, pupils: Pupils) -> None:
    dialog = opened(window, store, pupils.ada)
    dialog.form.field("what").set_value((LANGUAGE, None))
    dialog.form.field("seen").set_value("Points before speaking.")
    dialog.form.field("difficulty").set_value("mild")
    dialog.form.submit()
    (row,) = needs(store, pupils.ada)
    assert (row.domain_id, row.seen, row.difficulty) == (LANGUAGE, "Points before speaking.", "mild")
    assert window.status.sentence() == "Noted for Ada Fern: Points before speaking."


def test_what_the_pupil_wants_of_it_is_a_fact_of_its_own(
    window: Window, store: Store, pupils: Pupils
) -> None:
    (row,) = needs(store, pupils.wren)
    dialog = opened(window, store, pupils.wren, row)
    assert dialog.form.field("choice").accessibleName() == "What Wren wants of it"
    dialog.form.field("difficulty").set_value("severe_ongoing")
    dialog.form.field("choice").set_value("self_managing")
    dialog.form.submit()
    (after,) = needs(store, pupils.wren)
    assert (after.difficulty, after.choice_label) == ("severe_ongoing", "Manages it alone, by choice")


def test_a_domain_alone_asks_for_what_is_seen(window: Window, store: Store, pupils: Pupils) -> None:
    dialog = opened(window, store, pupils.ada)
    dialog.form.field("what").set_value((LANGUAGE, None))
    dialog.form.submit()
    assert dialog.form.field("seen").accessibleDescription() == "Choose a need, or say what is seen."
    dialog.form.mark_clean()
    dialog.reject()


def test_a_need_is_changed_where_it_stands(window: Window, store: Store, pupils: Pupils) -> None:
    (row,) = needs(store, pupils.wren)
    dialog = opened(window, store, pupils.wren, row)
    dialog.form.field("seen").set_value("Speaks in groups of three.")
    dialog.form.submit()
    (after,) = needs(store, pupils.wren)
    assert (after.id, after.seen, after.noted_on) == (row.id, "Speaks in groups of three.", row.noted_on)


def test_closing_a_need_asks_why(window: Window, store: Store, pupils: Pupils) -> None:
    (row,) = needs(store, pupils.wren)
    dialog = close_need_dialog(window, row)
    window.show_dialog(dialog)
    dialog.form.submit()
    assert dialog.form.field("why").accessibleDescription() == "Say why it is closed."
    dialog.form.field("why").set_value("Speaks to the class.")
    dialog.form.submit()
    (after,) = needs(store, pupils.wren)
    assert (after.closed_on, after.closed_why) == (TODAY, "Speaks to the class.")


def test_every_field_has_a_name(window: Window, store: Store, pupils: Pupils) -> None:
    dialog = opened(window, store, pupils.wren)
    # The lists that choice fields open are named by their field.
    assert set(unnamed(dialog)) <= {"QListView"}
    dialog.reject()


def test_who_noted_it_stays_after_leaving_the_staff(window: Window, store: Store, pupils: Pupils) -> None:
    person = store.write(add_staff, StaffDraft("Mr Test")).id or 0
    draft = NeedDraft(pupils.ada, LANGUAGE, seen="Points.", difficulty="mild", noted_by_id=person)
    store.write(note_need, draft, today=TODAY)
    store.write(retire_staff, person)
    store.write(retire_word, "difficulty", "mild")
    (row,) = needs(store, pupils.ada)
    dialog = opened(window, store, pupils.ada, row)
    dialog.form.field("seen").set_value("Points and looks.")
    dialog.form.submit()
    (after,) = needs(store, pupils.ada)
    assert (after.seen, after.noted_by, after.difficulty) == ("Points and looks.", "Mr Test", "mild")
