"""A morning at Today: the oldest review is done, another is moved, a pupil is opened, a change is taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.queries.today import reviews_due
from app.store import Store
from app.ui.dialogs.move_date import MoveDateDialog
from app.ui.dialogs.review import ReviewDialog
from app.ui.pages.today import TodayPage
from app.ui.widgets.change_list import UndoButton
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import ago, new_pupil, place
from tests.ui.typing_keys import CTRL, Keyboard


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil whose review is six days late, and another whose review is tomorrow; returns the first."""
    wren = new_pupil(store)
    place(store, wren, "help", 60, next_look_on=ago(6))
    place(store, new_pupil(store), "advice", 60, next_look_on=ago(-1))
    return wren


@pytest.fixture
def keys(qtbot: QtBot, wren: int, window: Window) -> Keyboard:
    """The keyboard, with Today shown."""
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    keys.press(Qt.Key.Key_1, CTRL)
    return keys


def today(window: Window) -> TodayPage:
    page = window.current
    assert isinstance(page, TodayPage)
    return page


def test_space_opens_the_review_where_it_stands(keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_Space)
    dialog = keys.wait_for(ReviewDialog)
    assert dialog.parts.now.text().endswith("to look again on 4 November 2026.")


def test_m_moves_the_date_and_the_row_goes_down_the_list(
    keys: Keyboard, store: Store, window: Window, wren: int
) -> None:
    keys.press(Qt.Key.Key_M)
    dialog = keys.wait_for(MoveDateDialog)
    dialog.form.field("to").setText("in 2 weeks")
    keys.press(Qt.Key.Key_Return)
    keys.wait_for_window()
    rows = store.read(reviews_due, today=TODAY)
    assert (rows[-1].pupil_id, rows[-1].due_on) == (wren, TODAY + timedelta(days=14))
    assert window.status.sentence().startswith("We look again at Wren Thimble on 24 November")


def test_enter_opens_the_pupil(keys: Keyboard, window: Window) -> None:
    keys.press(Qt.Key.Key_Return)
    assert window.current is window.page("pupils")


def test_a_change_is_taken_back_from_the_last_changes(keys: Keyboard, store: Store, window: Window) -> None:
    button = next(one for one in today(window).findChildren(UndoButton) if not one.isHidden())
    button.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert [row.grouping for row in store.read(reviews_due, today=TODAY)] == ["help"]
    assert window.status.sentence().startswith("Undone: ")


def test_ctrl_z_takes_back_a_moved_date(keys: Keyboard, store: Store) -> None:
    keys.press(Qt.Key.Key_M)
    dialog = keys.wait_for(MoveDateDialog)
    dialog.form.field("to").setText("tomorrow")
    keys.press(Qt.Key.Key_Return)
    keys.wait_for_window()
    keys.press(Qt.Key.Key_Z, CTRL)
    assert [row.late for row in store.read(reviews_due, today=TODAY)] == [6, -1]
