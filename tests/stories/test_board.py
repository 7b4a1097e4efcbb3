"""A half hour with the Board, from the keyboard: look along it, decide on somebody, think again, take back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.queries.decision import stands_now
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.pages.board import BoardPage
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, Pupils, fill
from tests.ui.typing_keys import CTRL, Keyboard


@pytest.fixture
def pupils(store: Store) -> Pupils:
    """Wren, Idris and Ada."""
    return fill(store)


@pytest.fixture
def keys(qtbot: QtBot, pupils: Pupils, window: Window) -> Keyboard:
    """A keyboard, with the Board open by its key."""
    keys = Keyboard(qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    keys.press(Qt.Key.Key_5, CTRL)
    return keys


def cards(window: Window, code: str) -> list[str]:
    page = window.current
    assert isinstance(page, BoardPage)
    return [card.name for card in page.columns.columns[code].view.cards.cards]


def at_hand(window: Window) -> str:
    """The name on the card that keys act on."""
    assert isinstance(window.current, BoardPage)
    card = window.current.columns.current()
    return card.name if card else ""


def stands(store: Store, pupil: int) -> list[str]:
    return [row.grouping for row in store.read(stands_now, pupil, EMOTIONS, today=TODAY)]


def test_a_card_is_moved_thought_over_moved_again_and_taken_back(
    keys: Keyboard, window: Window, store: Store, pupils: Pupils, qtbot: QtBot
) -> None:
    assert cards(window, "advice") == ["Wren Thimble"]
    keys.press(Qt.Key.Key_Right, CTRL)
    keys.wait_for(DecisionSheet)
    assert cards(window, "help") == ["Wren Thimble", "Idris Moonraker"]
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
    assert cards(window, "advice") == ["Wren Thimble"]
    keys.press(Qt.Key.Key_M)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_3)
    sheet = keys.wait_for(DecisionSheet)
    sheet.form.field("reason").setFocus()
    keys.write("Asks for someone to talk to.")
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert stands(store, pupils.wren) == ["help"]
    assert (cards(window, "advice"), len(cards(window, "help"))) == ([], 2)
    keys.press(Qt.Key.Key_Z, CTRL)
    assert stands(store, pupils.wren) == ["advice"]
    assert (cards(window, "advice"), at_hand(window)) == (["Wren Thimble"], "Wren Thimble")


def test_coming_back_to_thriving_asks_why_it_ends(
    keys: Keyboard, window: Window, store: Store, pupils: Pupils
) -> None:
    keys.press(Qt.Key.Key_Left, CTRL)
    sheet = keys.wait_for(DecisionSheet)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert sheet.isVisible()
    sheet.take({"ending": "goals_met", "reason": "Settled."})
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert stands(store, pupils.wren) == []
    assert cards(window, "thriving") == ["Wren Thimble"]
