"""A school makes the words its own: it renames a grouping, works with four, and sees both everywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from app.queries.wording import groupings
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.map import MapPage
from app.ui.pages.settings import SettingsPage
from app.ui.pages.today import TodayPage
from app.ui.theme import theme
from app.ui.widgets.bars import CountBar
from app.ui.widgets.fields import TickField
from app.ui.widgets.grouping_tiles import GroupingTiles
from app.ui.window import Window
from tests.operations.making import place
from tests.ui.typing_keys import CTRL, Keyboard

TAB, DOWN, SPACE, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return


@pytest.fixture
def keys(qtbot: QtBot, store: Store, window: Window) -> Keyboard:
    """The keyboard, in the groupings of the settings, on the first row of the table."""
    place(store, "Wren")
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    keys.press(Qt.Key.Key_8, CTRL)
    for _ in range(3):
        keys.press(DOWN)
    assert settings(window).list.selected_key() == "groupings"
    keys.press(TAB)
    return keys


def settings(window: Window) -> SettingsPage:
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def to_field(keys: Keyboard, dialog: SmallForm, name: str) -> None:
    """Walk to a field with Tab, as somebody without a mouse has to."""
    for _ in range(20):
        if dialog.form.field(name) is keys.focus() or dialog.form.field(name).isAncestorOf(keys.focus()):
            return
        keys.press(TAB)
    pytest.fail(f"Tab never comes to {name}.")


def rename(keys: Keyboard, row: int, name: str) -> None:
    for _ in range(row):
        keys.press(DOWN)
    keys.press(ENTER)
    dialog = keys.wait_for(SmallForm)
    for field in ("short_label", "label"):
        to_field(keys, dialog, field)
        keys.press(Qt.Key.Key_A, CTRL)
        keys.write(name)
    keys.press(ENTER, CTRL)
    keys.wait_for_window()


def hide(keys: Keyboard, row: int) -> SmallForm:
    for _ in range(row):
        keys.press(DOWN)
    keys.press(ENTER)
    dialog = keys.wait_for(SmallForm)
    to_field(keys, dialog, "hidden")
    keys.press(SPACE)
    keys.press(ENTER, CTRL)
    return dialog


def heads(window: Window) -> set[str]:
    """Return what a screen reader says of the map: the names of its groupings are among it."""
    window.go("map")
    page = window.current
    assert isinstance(page, MapPage)
    table = QAccessible.queryAccessibleInterface(page.grid)
    return {table.child(number).text(QAccessible.Text.Name) for number in range(table.childCount())}


def test_a_renamed_grouping_is_called_so_everywhere(keys: Keyboard, store: Store, window: Window) -> None:
    rename(keys, 2, "Working together")
    assert window.status.sentence() == "Changed Working together."
    assert theme().look("help").name == "Working together"
    assert "Working together" in heads(window)
    keys.press(Qt.Key.Key_1, CTRL)
    today = window.current
    assert isinstance(today, TodayPage)
    assert "Working together" in {bar.accessibleName().split(":")[0] for bar in today.findChildren(CountBar)}
    keys.press(Qt.Key.Key_L, CTRL)
    sheet = keys.wait_for(DecisionSheet)
    (tiles,) = sheet.findChildren(GroupingTiles)
    assert "Working together" in [tile.accessibleName() for tile in tiles.tiles()]


def test_the_name_before_comes_back_with_undo(keys: Keyboard, window: Window) -> None:
    rename(keys, 2, "Working together")
    keys.press(Qt.Key.Key_Z, CTRL)
    assert theme().look("help").name == "Getting Help"


def test_a_grouping_in_use_stays_and_the_form_says_who_has_to_move(keys: Keyboard, store: Store) -> None:
    dialog = hide(keys, 2)
    assert dialog.isVisible()
    field = dialog.form.field("hidden")
    assert isinstance(field, TickField)
    assert field.accessibleDescription().startswith("1 pupil is in Getting Help.")
    assert len(store.read(groupings)) == 5


def test_a_school_works_with_four_groupings(keys: Keyboard, store: Store, window: Window) -> None:
    hide(keys, 1)
    keys.wait_for_window()
    assert window.status.sentence() == "Getting Advice and Signposting is hidden."
    assert [row.code for row in store.read(groupings)] == ["thriving", "help", "more_help", "risk_support"]
    assert "Getting Advice" not in heads(window)
    keys.press(Qt.Key.Key_L, CTRL)
    sheet = keys.wait_for(DecisionSheet)
    (tiles,) = sheet.findChildren(GroupingTiles)
    seen = [tile.accessibleName() for tile in tiles.tiles() if not tile.isHidden() and tile.isEnabled()]
    assert "Getting Advice" not in seen
    assert len(seen) == 4


def test_what_was_typed_and_left_is_brought_back(keys: Keyboard, window: Window) -> None:
    keys.press(ENTER)
    dialog = keys.wait_for(SmallForm)
    to_field(keys, dialog, "short_label")
    keys.write("x")
    typed = dialog.form.field("short_label").value()
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
    assert window.status.sentence() == "Not saved."
    window.status.acted.emit()
    assert keys.wait_for(SmallForm).form.field("short_label").value() == typed


def test_the_verbs_under_a_list_are_reached_with_tab(keys: Keyboard) -> None:
    assert isinstance(keys.focus(), QTableView)
    keys.press(TAB)
    QTest.keyClick(keys.focus(), SPACE)
    assert keys.wait_for(SmallForm).windowTitle() == "Thriving"
