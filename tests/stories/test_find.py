"""Ctrl+K finds anything and does anything, from any page, without the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.operations.pupils import PupilDraft, add_pupil
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.dialogs.find import FindDialog
from app.ui.pages.map import MapPage
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.typing_keys import CTRL, Keyboard


@pytest.fixture
def keys(qtbot: QtBot, store: Store, window: Window) -> Keyboard:
    """The keyboard, in a school with two pupils."""
    for forename, upn in (("Wren", "A123456789012"), ("Robin", "B123456789012")):
        draft = PupilDraft(forename, "Thimble", class_name="4 Kestrel", upn=upn)
        store.write(add_pupil, draft, today=TODAY)
    return Keyboard(qtbot, window)


def test_an_action_is_found_and_done(keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_K, CTRL)
    keys.wait_for(FindDialog)
    keys.write("log a gr")
    keys.press(Qt.Key.Key_Return)
    assert keys.wait_for(DecisionSheet).windowTitle() == "Log a grouping"


def test_a_change_is_undone_from_find(keys: Keyboard, window: Window) -> None:
    keys.press(Qt.Key.Key_K, CTRL)
    keys.wait_for(FindDialog)
    keys.write("undo")
    keys.press(Qt.Key.Key_Return)
    assert window.status.sentence() == "Undone: Added Robin Thimble."


def test_a_page_is_gone_to(keys: Keyboard, window: Window) -> None:
    window.go("map")
    keys.press(Qt.Key.Key_K, CTRL)
    keys.wait_for(FindDialog)
    keys.write("today")
    keys.press(Qt.Key.Key_Return)
    assert window.current is window.page("today")
    assert window.current.isVisible()


def test_a_cell_of_the_map_is_gone_to(keys: Keyboard, window: Window) -> None:
    keys.press(Qt.Key.Key_K, CTRL)
    keys.wait_for(FindDialog)
    keys.write("language more")
    keys.press(Qt.Key.Key_Return)
    page = window.page("map")
    assert isinstance(page, MapPage)
    assert window.current is page
    assert page.grid.spot() == (3, 4, False)


def test_a_unique_pupil_number_finds_nobody(keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_K, CTRL)
    dialog = keys.wait_for(FindDialog)
    keys.write("A12345")
    assert dialog.list.chosen() is None
    assert "Nothing here holds" in dialog.nothing.text()
