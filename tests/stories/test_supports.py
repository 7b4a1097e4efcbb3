"""From a need over waiting and a group to an ending, and several pupils at once: all from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.queries.supports.pupil_supports import support_rows, supports_of
from app.queries.supports.support_row import SupportRow
from app.queries.supports.support_words import right_words, state_words
from app.store import Store
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.dialogs.support_add import AddSupport
from app.ui.pages.pupils import PupilsPage
from app.ui.pupil_supports import PupilSupports
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, add, place
from tests.supported import group, offer
from tests.ui.typing_keys import CTRL, Keyboard

ENTER, SPACE, UP = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Up
SHIFT = Qt.KeyboardModifier.ShiftModifier
BY_TAB = Qt.FocusReason.TabFocusReason


@pytest.fixture
def wren(store: Store) -> int:
    """Wren in Getting Help, two more pupils, and Lego club with a group on Tuesdays."""
    pupil = add(store, "Wren", "Thimble")
    for name in ("Ada", "Idris"):
        add(store, name, "Fern")
    place(store, pupil, "help", EMOTIONS)
    group(store, offer(store, "Lego club"), weekday=1, starts_at="10:40", misses="Maths")
    return pupil


@pytest.fixture
def keys(qtbot: QtBot, wren: int, window: Window) -> Keyboard:
    """A keyboard, with Wren's page open at Support."""
    keys = Keyboard(qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    window.go("pupils", wren)
    page(window).view.tabs.open("supports")
    return keys


def page(window: Window) -> PupilsPage:
    assert isinstance(window.current, PupilsPage)
    return window.current


def tab(window: Window) -> PupilSupports:
    found = page(window).view.tab("supports")
    assert isinstance(found, PupilSupports)
    return found


def press(keys: Keyboard, window: Window, words: str) -> None:
    """Press a verb of the tab as the keyboard does."""
    parts = (tab(window).running, tab(window).ahead, tab(window).over)
    next(one for part in parts for one in part.buttons if one.text() == words).setFocus()
    keys.press(SPACE)


def choose(keys: Keyboard, dialog: FormDialog, **said: str) -> None:
    """Choose a stage with Space, type into the other fields, and save."""
    for name, text in said.items():
        field: QWidget = dialog.form.field(name)
        if name == "stage":
            dialog.form.field(name).buttons[text].setFocus()
            keys.press(SPACE)
        else:
            field.setFocus(BY_TAB)
            keys.write(text)
    keys.press(ENTER, CTRL)
    keys.wait_for_window()


def only(store: Store, pupil: int) -> SupportRow:
    (row,) = store.read(supports_of, pupil, today=TODAY)
    return row


def test_from_a_need_to_an_ending(keys: Keyboard, window: Window, store: Store, wren: int) -> None:
    keys.press(Qt.Key.Key_S, CTRL | SHIFT)
    choose(keys, keys.wait_for(AddSupport), offer_id="lego", stage="identified", why="Time with others")
    assert (only(store, wren).domain_id, only(store, wren).now.stage) == (EMOTIONS, "identified")
    press(keys, window, "Move on …")
    choose(keys, keys.wait_for(SmallForm), stage="waiting", reason="The group is full")
    assert state_words(only(store, wren), TODAY) == "waiting since 10 November"
    press(keys, window, "Move on …")
    choose(keys, keys.wait_for(SmallForm), stage="running", group_id="tues")
    (shown,) = tab(window).running.rows
    assert "Misses Maths on Tuesdays." in shown.lines[0]  # type: ignore[attr-defined]
    press(keys, window, "End …")
    dialog = keys.wait_for(SmallForm)
    choose(keys, dialog, ending="goals", note="Joins in", what_next="Nothing more", who_told="Mum")
    row = only(store, wren)
    assert (state_words(row, TODAY), right_words(row, TODAY)) == (
        "ended 10 November: goals met",
        "told: Mum",
    )
    assert [stage.stage for stage in row.stages] == ["identified", "waiting", "running", "ended"]


def test_several_are_added_and_ended_at_once_each_with_one_undo(
    keys: Keyboard, qtbot: QtBot, window: Window, store: Store
) -> None:
    choose_all(keys, window)
    keys.press(Qt.Key.Key_S, CTRL | SHIFT)
    choose(keys, keys.wait_for(AddSupport), offer_id="lego", domain_id="emot", group_id="tues")
    qtbot.waitUntil(lambda: window.status.sentence() == "3 pupils are on Lego club.")
    choose_all(keys, window)
    page(window).list.bulk.buttons[2].setFocus()
    keys.press(SPACE)
    choose(keys, keys.wait_for(SmallForm), ending="moved", what_next="Chess club")
    qtbot.waitUntil(lambda: window.status.sentence() == "Lego club has ended for 3 pupils.")
    assert not store.read(support_rows, today=TODAY)
    keys.press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(store.read(support_rows, today=TODAY)) == 3)
    keys.press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not store.read(support_rows, today=TODAY))


def choose_all(keys: Keyboard, window: Window) -> None:
    """Choose everybody in the list with Shift and an arrow."""
    rows = page(window).list.rows
    rows.setFocus()
    keys.press(Qt.Key.Key_End)
    for _ in range(2):
        keys.press(UP, SHIFT)
    assert page(window).list.bulk.count.text() == "3 pupils chosen"
