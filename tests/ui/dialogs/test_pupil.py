"""Adding and changing a pupil: what is asked, what is kept, and the number that stays hidden."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.operations.lists import retire_word
from app.operations.pupils import PupilDraft, add_pupil
from app.queries.pupil_entry import pupil_entry
from app.queries.pupil_page import pupil_page
from app.store import Store
from app.ui.dialogs.leave import leave_dialog, return_dialog
from app.ui.dialogs.pupil import PupilDialog
from app.ui.dialogs.pupil_form import upn_doubt
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.pupil_school import LANGUAGE, START, Pupils, fill
from tests.ui.test_kit import unnamed


@pytest.fixture
def pupils(store: Store) -> Pupils:
    """Wren, Idris and Ada."""
    return fill(store)


def opened(window: Window, pupil: int | None = None) -> PupilDialog:
    """Return the dialog, open over the window."""
    dialog = PupilDialog(window, pupil)
    window.show_dialog(dialog)
    return dialog


@pytest.mark.parametrize("right", ["H801200001001", "t20110001804v", "R674123101121", "A999999500003", ""])
def test_a_right_upn_raises_no_doubt(right: str) -> None:
    assert upn_doubt(right) == ""


@pytest.mark.parametrize("wrong", ["A801200005001", "A999999500000", "B123456789012"])
def test_a_wrong_check_letter_is_said(wrong: str) -> None:
    assert "check letter" in upn_doubt(wrong)


def test_a_doubtful_upn_is_kept_all_the_same(window: Window, store: Store) -> None:
    dialog = opened(window)
    dialog.take({"forename": "Kit", "surname": "Bell", "upn": "A801200005001"})
    dialog.form.submit()
    row = window.page("pupils").view.page  # type: ignore[attr-defined]
    assert store.read(pupil_entry, row.id).upn == "A801200005001"


def test_the_hidden_number_is_closed_until_somebody_opens_it(window: Window) -> None:
    dialog = opened(window)
    assert not dialog.form.field("upn").isVisible()
    dialog.hidden.click()
    assert dialog.form.field("upn").isVisible()
    dialog.form.mark_clean()
    dialog.reject()


def test_a_name_is_asked_for_in_a_sentence(window: Window) -> None:
    dialog = opened(window)
    dialog.form.submit()
    assert dialog.form.field("forename").accessibleDescription() == "A pupil needs a forename."
    dialog.reject()


def test_a_taken_admission_number_is_said_under_its_field(window: Window, store: Store) -> None:
    store.write(add_pupil, PupilDraft("Ada", "Fern", admission_number="7"), today=TODAY)
    dialog = opened(window)
    dialog.take({"forename": "Kit", "surname": "Bell", "admission_number": "7"})
    dialog.form.submit()
    assert dialog.isVisible()
    said = dialog.form.field("admission_number").accessibleDescription()
    assert said == "Another pupil has this admission number."
    dialog.form.mark_clean()
    dialog.reject()


def test_a_changed_class_holds_from_the_day_given(window: Window, store: Store, pupils: Pupils) -> None:
    dialog = opened(window, pupils.wren)
    dialog.take({"class_name": "Kestrel", "since": date(2026, 11, 2)})
    dialog.form.submit()
    page = store.read(pupil_page, pupils.wren, today=TODAY)
    places = [(row.class_name, row.starts_on) for row in page.standings]
    assert places == [("Owl", START), ("Kestrel", date(2026, 11, 2))]


def test_saving_without_a_change_makes_no_new_standing(window: Window, store: Store, pupils: Pupils) -> None:
    opened(window, pupils.wren).form.submit()
    assert len(store.read(pupil_page, pupils.wren, today=TODAY).standings) == 1


def test_what_was_typed_comes_back_and_is_still_unsaved(window: Window) -> None:
    dialog = opened(window)
    dialog.take({"forename": "Kit"})
    dialog.reject()
    assert window.status.sentence() == "Not saved."
    window.status.acted.emit()
    again = QApplication.activeModalWidget()
    assert isinstance(again, PupilDialog)
    assert (again.form.values()["forename"], again.form.dirty) == ("Kit", True)
    again.form.mark_clean()
    again.reject()


def test_every_field_has_a_name(window: Window) -> None:
    dialog = opened(window)
    dialog.hidden.click()
    # The lists that choice fields open are named by their field.
    assert set(unnamed(dialog)) <= {"QListView"}
    dialog.form.mark_clean()
    dialog.reject()


def test_the_windows_title_names_no_pupil(window: Window, pupils: Pupils) -> None:
    dialog = opened(window, pupils.wren)
    assert dialog.windowTitle() == "Change a pupil"
    dialog.reject()


def test_the_dialog_fits_the_smallest_window(window: Window) -> None:
    window.resize(880, 520)
    dialog = opened(window)
    assert dialog.height() <= 520
    assert dialog.width() <= 880
    dialog.reject()


def test_leaving_says_what_ends_with_it(window: Window, store: Store, pupils: Pupils) -> None:
    page = store.read(pupil_page, pupils.wren, today=TODAY)
    dialog = leave_dialog(window, page)
    window.show_dialog(dialog)
    dialog.form.submit()
    page = store.read(pupil_page, pupils.wren, today=TODAY)
    assert (page.standing, page.standing_in(LANGUAGE, TODAY)) == (None, ())
    assert window.status.sentence() == "Wren Thimble has left the school."


def test_coming_back_keeps_what_was_known(window: Window, store: Store, pupils: Pupils) -> None:
    page = store.read(pupil_page, pupils.wren, today=TODAY)
    leave = leave_dialog(window, page)
    leave.form.field("on").set_value(date(2026, 11, 2))
    leave.form.submit()
    back = return_dialog(window, store.read(pupil_page, pupils.wren, today=TODAY))
    back.form.submit()
    standing = store.read(pupil_page, pupils.wren, today=TODAY).standing
    assert standing is not None
    assert (standing.class_name, standing.starts_on) == ("Owl", TODAY)


def test_a_leaving_date_ahead_is_said_under_its_field(window: Window, store: Store, pupils: Pupils) -> None:
    dialog = leave_dialog(window, store.read(pupil_page, pupils.wren, today=TODAY))
    window.show_dialog(dialog)
    dialog.form.field("on").set_value(date(2027, 1, 1))
    dialog.form.submit()
    assert dialog.form.field("on").accessibleDescription() == "A leaving date can be today or earlier."
    dialog.form.mark_clean()
    dialog.reject()


def test_a_word_retired_since_stays_with_the_pupil_who_has_it(window: Window, store: Store) -> None:
    draft = PupilDraft("Kit", "Bell", sex="F", sen_types=("SEMH", "ASD"), started_on=START)
    number = store.write(add_pupil, draft, today=TODAY).id or 0
    for kind, code in (("sex", "F"), ("sen_type", "SEMH")):
        store.write(retire_word, kind, code)
    dialog = opened(window, number)
    dialog.form.field("class_name").set_value("Owl")
    dialog.form.submit()
    entry = store.read(pupil_entry, number)
    assert (entry.class_name, entry.sex, entry.sen_types) == ("Owl", "F", ("SEMH", "ASD"))


def test_what_nobody_ticked_stays_not_known(window: Window, store: Store, pupils: Pupils) -> None:
    dialog = opened(window, pupils.wren)
    dialog.form.field("class_name").set_value("Finch")
    dialog.form.submit()
    entry = store.read(pupil_entry, pupils.wren)
    assert (entry.class_name, entry.eal, entry.fsm, entry.looked_after) == ("Finch", None, None, None)
