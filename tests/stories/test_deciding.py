"""Deciding together: four answers between two lessons and the rest in the afternoon; the whole sheet; a difference."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.operations.pupils import PupilDraft, add_pupil
from app.operations.staff import StaffDraft, add_staff
from app.queries.decision import stands_now
from app.queries.plans.decision_full import DecisionFull, decision_full
from app.store import Store
from app.ui.dialogs.complete import CompleteSheet
from app.ui.dialogs.decision import LAST_DOMAIN, DecisionSheet
from app.ui.pages.pupils import PupilsPage
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.typing_keys import CTRL, Keyboard

LANGUAGE = 3
ENTER = Qt.Key.Key_Return
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def wren(store: Store) -> int:
    """A school with one pupil and the person at the program; returns the pupil's number."""
    store.write(add_staff, StaffDraft("Ms Dovecote", role="senco"))
    draft = PupilDraft("Wren", "Thimble", class_name="4 Kestrel")
    return store.write(add_pupil, draft, today=TODAY).id or 0


@pytest.fixture
def keys(qtbot: QtBot, wren: int, window: Window) -> Keyboard:
    """A keyboard in a window that used the domain of language last."""
    window.remembered.set_text(LAST_DOMAIN, str(LANGUAGE))
    qtbot.waitUntil(window.isActiveWindow)
    return Keyboard(qtbot, window)


def quick_log(keys: Keyboard, grouping: str) -> DecisionSheet:
    """Give the four answers; the sheet stays open."""
    keys.press(Qt.Key.Key_L, CTRL)
    sheet = keys.wait_for(DecisionSheet)
    keys.write("wre")
    keys.press(ENTER)
    keys.write(grouping)
    if grouping in "23":
        keys.write("Waits to be asked.")
    return sheet


def type_into(keys: Keyboard, sheet: DecisionSheet | CompleteSheet, **said: str) -> None:
    """Type into fields by name, as Tab would come to them."""
    for name, words in said.items():
        sheet.form.field(name).setFocus(Qt.FocusReason.TabFocusReason)
        keys.write(words)
        # What appears while typing a name is taken as it stands.
        QTest.keyClick(keys.focus(), Qt.Key.Key_Tab)


def decision(store: Store, wren: int) -> DecisionFull:
    """Return the decision that stands."""
    (now,) = store.read(stands_now, wren, LANGUAGE, today=TODAY)
    row = store.read(decision_full, now.placement_id)
    assert row is not None
    return row


def test_four_answers_now_and_the_rest_in_the_afternoon(
    keys: Keyboard, store: Store, wren: int, window: Window
) -> None:
    quick_log(keys, "3")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    assert decision(store, wren).still_open[0] == "what Wren says"
    window.go("pupils", wren)
    page = window.current
    assert isinstance(page, PupilsPage)
    complete, *_ = page.view.now.open.buttons
    assert complete.accessibleName() == "Complete … Getting Help, Communication and language"
    complete.setFocus()
    keys.press(ENTER)
    sheet = keys.wait_for(CompleteSheet)
    type_into(
        keys, sheet, pupil_words="I like small groups.", parents_why_not="Away until Monday", agreed="All"
    )
    sheet.form.field("options").add_button.setFocus()
    keys.press(ENTER)
    keys.write("Talking group")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    row = decision(store, wren)
    assert (row.pupil_words, row.parents, row.agreement) == (
        "I like small groups.",
        "Not yet: Away until Monday",
        "All agree.",
    )
    assert [option.name for option in row.options] == ["Talking group"]
    assert (row.still_open, page.view.now.open.isVisible()) == ((), False)
    keys.press(Qt.Key.Key_Z, CTRL)
    assert page.view.now.open.isVisible()


def test_more_help_is_talked_over_side_by_side(
    keys: Keyboard, store: Store, wren: int, window: Window
) -> None:
    sheet = quick_log(keys, "4")
    type_into(keys, sheet, reason="Needs more people around her.", parent_view="We want this.")
    prompt = sheet.form.field("prompt")
    prompt.fold.setFocus()
    keys.press(ENTER)
    keys.press(Qt.Key.Key_Space)
    assert prompt.result.text().startswith("One row points to Getting More Help.")
    options = sheet.form.field("options")
    for name in ("Talking group", "Wait until spring"):
        options.add_button.setFocus()
        keys.press(ENTER)
        keys.write(name)
    options.boxes[0].chosen.setFocus()
    keys.press(Qt.Key.Key_Space)
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    row = decision(store, wren)
    assert [(one.name, one.chosen) for one in row.options] == [
        ("Talking group", True),
        ("Wait until spring", False),
    ]
    assert [(one.topic, one.answer_words) for one in row.answers] == [
        ("What it rests on", "Getting More Help")
    ]
    assert row.grouping == "more_help"


def test_a_view_that_differs_is_written_down(keys: Keyboard, store: Store, wren: int, window: Window) -> None:
    sheet = quick_log(keys, "2")
    keys.press(Qt.Key.Key_A, CTRL | SHIFT)
    type_into(keys, sheet, advice_reason="mild", agreed="differ")
    keys.press(ENTER, CTRL)
    assert (
        sheet.form.field("difference").accessibleDescription() == "Say in a few words where the views differ."
    )
    type_into(keys, sheet, difference="Dad would like more help now.")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    row = decision(store, wren)
    assert (row.advice_reason, row.agreement) == (
        "Mild or temporary",
        "Views differ: Dad would like more help now.",
    )
