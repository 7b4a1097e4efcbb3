"""A new year, rolled forward through the real window with the keyboard, looked at, and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.queries.new_year.earlier_maps import earlier_maps
from app.store import Store
from app.ui.dialogs.new_year import NewYearDialog
from app.ui.dialogs.new_year_plan import ENDS, RUNS
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.pages.settings import SettingsPage
from app.ui.sections.new_year import NewYearSection
from app.ui.window import Window
from tests.new_year.school import Ids, fill, standings, year_now
from tests.ui.typing_keys import CTRL, Keyboard

ENTER = Qt.Key.Key_Return


@pytest.fixture
def pupils(store: Store) -> Ids:
    return fill(store)


def open_settings(keys: Keyboard, window: Window) -> NewYearSection:
    keys.wait_for_window()
    window.go("settings", "new_year")
    page = window.current
    assert isinstance(page, SettingsPage)
    section = page.section("new_year")
    assert isinstance(section, NewYearSection)
    return section


def test_rolling_forward_from_the_keyboard_and_back_again(
    qtbot: QtBot, window: Window, store: Store, pupils: Ids
) -> None:
    keys = Keyboard(qtbot, window)
    open_settings(keys, window).roll.setFocus()
    keys.press(Qt.Key.Key_Space)
    dialog = keys.wait_for(NewYearDialog)
    dialog.offers.rows.select(pupils.mentor)
    keys.write("e")
    assert dialog.plan.offers == {pupils.mentor: ENDS}
    for _ in range(3):
        keys.press(ENTER, CTRL)
    # Ada leaves, so what she had from the mentor ends by itself.
    assert [one.pupil for one in dialog.plan.supports()] == ["Wren Thimble"]
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.write("Nothing more is needed.")
    keys.press(ENTER)
    assert dialog.steps[dialog.at] is dialog.check
    keys.press(ENTER)
    keys.wait_for(PrintPreview)
    assert (year_now(store, pupils.wren), year_now(store, pupils.ada)) == ("4", None)
    assert standings(store, pupils.wren)[-1][1] == "4B"
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
    keys.press(Qt.Key.Key_Z, CTRL)
    assert (year_now(store, pupils.wren), year_now(store, pupils.ada)) == ("3", "6")
    assert store.read(earlier_maps) == ()


def test_what_was_decided_is_there_again_after_esc(
    qtbot: QtBot, window: Window, store: Store, pupils: Ids
) -> None:
    keys = Keyboard(qtbot, window)
    open_settings(keys, window).roll.click()
    dialog = keys.wait_for(NewYearDialog)
    dialog.offers.rows.select(pupils.club)
    keys.write("s")
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
    assert window.status.sentence() == "Nothing was rolled forward."
    window.status.acted.emit()
    again = keys.wait_for(NewYearDialog)
    assert again.plan.offers == {pupils.club: RUNS}
    assert year_now(store, pupils.wren) == "3"
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
