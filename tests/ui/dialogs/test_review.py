"""The dialog of a review: what each outcome asks for, what is said where something is missing, and the timeline's verbs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.operations.plans.contact_draft import ContactDraft
from app.operations.plans.contacting import note_contact
from app.operations.plans.review_draft import ReviewDraft
from app.operations.plans.reviewing import hold_review
from app.operations.staff import StaffDraft, add_staff
from app.queries.plans.contacts import contacts_of
from app.queries.plans.reviews import reviews_of
from app.store import Store
from app.ui.dialogs.review import ReviewDialog, open_review
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.pupils import PupilsPage
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import BOTH, ago, new_pupil, place
from tests.ui.unnamed import unnamed

ALWAYS = {"placement_id", "on", "participants", "changed", "pupil_words", "decision"}
LATER = TODAY + timedelta(days=30)


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Getting Help whose review is due."""
    store.write(add_staff, StaffDraft("Ms Dovecote", role="senco"))
    pupil = new_pupil(store)
    place(store, pupil, "help", 60, next_look_on=ago(2))
    return pupil


def opened(window: Window, pupil: int) -> ReviewDialog:
    open_review(window, pupil)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReviewDialog)
    return dialog


def shown(dialog: ReviewDialog) -> set[str]:
    return {name for name in dialog.form.values() if dialog.form.field(name).isVisibleTo(dialog)}


def choose(dialog: ReviewDialog, decision: str) -> None:
    dialog.form.field("decision").buttons[decision].click()


def timeline(window: Window, pupil: int, kind: str) -> PupilsPage:
    """Open the pupil's timeline with the first entry of a kind chosen."""
    window.go("pupils", pupil)
    page = window.current
    assert isinstance(page, PupilsPage)
    page.view.open_timeline()
    entries = page.view.timeline.list.story.entries
    at = next(place for place, entry in enumerate(entries) if entry.key[0] == kind)
    page.view.timeline.list.setCurrentIndex(page.view.timeline.list.story.index(at))
    return page


@pytest.mark.parametrize(
    ("decision", "asked"),
    [
        ("continue", {"next_look_on"}),
        ("change", {"costs_harms"}),
        ("end", {"costs_harms", "ending", "what_next", "who_told", "way_back"}),
    ],
)
def test_each_outcome_asks_for_what_it_needs(
    window: Window, wren: int, decision: str, asked: set[str]
) -> None:
    dialog = opened(window, wren)
    assert shown(dialog) == ALWAYS
    choose(dialog, decision)
    assert shown(dialog) == ALWAYS | asked


def test_managing_risk_is_looked_at_for_safety_and_never_meets_goals(
    window: Window, store: Store, wren: int
) -> None:
    place(store, wren, "risk_support", 10, next_look_on=ago(5))
    dialog = opened(window, wren)
    choose(dialog, "end")
    assert {"safety", "approved_by"} <= shown(dialog)
    ending = dialog.form.field("ending")
    assert "Goals met" not in [ending.itemText(at) for at in range(ending.count())]


def test_of_several_the_one_to_look_at_first_is_chosen(window: Window, store: Store, wren: int) -> None:
    first = place(store, wren, "advice", 60, domain_id=3, next_look_on=ago(9))
    assert opened(window, wren).form.field("placement_id").value() == first


def test_nothing_chosen_is_said_under_the_buttons_and_nothing_is_written(
    window: Window, store: Store, wren: int
) -> None:
    dialog = opened(window, wren)
    dialog.form.submit()
    field = dialog.form.field("decision")
    assert field.accessibleDescription() == "Choose whether it goes on or not."
    assert dialog.focusWidget() is field.buttons["continue"]
    assert store.read(reviews_of, wren) == ()


def test_what_was_typed_comes_back_after_esc(window: Window, wren: int) -> None:
    dialog = opened(window, wren)
    dialog.form.field("changed").set_value("Sleeps better.")
    dialog.reject()
    window.status.acted.emit()
    again = QApplication.activeModalWidget()
    assert isinstance(again, ReviewDialog)
    assert again.form.field("changed").value() == "Sleeps better."


def test_where_nothing_is_open_it_says_so(window: Window, store: Store) -> None:
    open_review(window, new_pupil(store))
    assert QApplication.activeModalWidget() is None
    assert window.status.sentence() == "Nothing is open to review: no record means Thriving."


def test_space_chooses_an_outcome_and_an_arrow_key_the_next(window: Window, wren: int, qtbot: QtBot) -> None:
    dialog = opened(window, wren)
    qtbot.waitUntil(dialog.isActiveWindow)
    field = dialog.form.field("decision")
    field.setFocus()
    QTest.keyClick(field.buttons["continue"], Qt.Key.Key_Space)
    assert field.value() == "continue"
    QTest.keyClick(field.buttons["continue"], Qt.Key.Key_Right)
    assert field.value() == "change"


def test_everything_that_takes_the_focus_has_a_name(window: Window, wren: int) -> None:
    dialog = opened(window, wren)
    choose(dialog, "end")
    assert unnamed(dialog) == []


def test_a_review_is_corrected_from_the_timeline(window: Window, store: Store, wren: int) -> None:
    draft = ReviewDraft(1, "continue", participants=BOTH, changed="Sleeps beter.", next_look_on=LATER)
    store.write(hold_review, draft, today=TODAY)
    page = timeline(window, wren, "review")
    QTest.keyClick(page.view.timeline.list, Qt.Key.Key_C)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReviewDialog)
    assert tuple(dialog.form.field("participants").value()) == BOTH
    dialog.form.field("changed").set_value("Sleeps better.")
    dialog.form.submit()
    (row,) = store.read(reviews_of, wren)
    assert (row.changed, row.present) == ("Sleeps better.", ("Wren", "Parent or carer"))


def test_a_contact_is_taken_back_from_the_timeline_and_brought_back(
    window: Window, store: Store, wren: int
) -> None:
    store.write(note_contact, ContactDraft(wren, 1, "phone", advice="A walk first."), today=TODAY)
    page = timeline(window, wren, "contact")
    QTest.keyClick(page.view.timeline.list, Qt.Key.Key_T)
    assert store.read(contacts_of, wren) == ()
    window.undo()
    assert store.read(contacts_of, wren)[0].advice == "A walk first."


def test_a_contact_is_followed_up_from_the_timeline_once(window: Window, store: Store, wren: int) -> None:
    store.write(note_contact, ContactDraft(wren, 1, "phone", advice="A walk first."), today=TODAY)
    page = timeline(window, wren, "contact")
    QTest.keyClick(page.view.timeline.list, Qt.Key.Key_F)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SmallForm)
    dialog.form.field("outcome").set_value("helped")
    dialog.form.submit()
    assert store.read(contacts_of, wren)[0].outcome == "helped"
    timeline(window, wren, "contact")
    assert page.view.timeline.behind.buttons[0].isHidden()


def test_the_form_of_a_contact_starts_where_the_pupil_stands(window: Window, store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "advice", 10, domain_id=3)
    window.go("pupils", pupil)
    page = window.current
    assert isinstance(page, PupilsPage)
    page.doing.reviews.note_contact()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SmallForm)
    assert unnamed(dialog) == []
    assert dialog.form.field("domain_id").value() == 3


def test_what_is_pressed_stays_where_it_is_when_more_is_asked(window: Window, wren: int) -> None:
    dialog = opened(window, wren)
    ends = dialog.form.field("decision").buttons["end"]
    before = ends.mapTo(dialog, ends.rect().topLeft())
    choose(dialog, "end")
    QApplication.processEvents()
    assert ends.mapTo(dialog, ends.rect().topLeft()) == before
    dialog.form.mark_clean()
    dialog.reject()
