"""The plan behind Getting Help, from the keyboard: written, agreed, rated, settled, changed, and ended by a decision."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.operations.plans.moving import move_aim_date
from app.queries.plans.rows import PlanRow
from app.store import Store
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.pupils import PupilsPage
from app.ui.pupil_plan import PupilPlan
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import new_pupil, place
from tests.operations.planning import agree, aim, plan, plans
from tests.ui.typing_keys import CTRL, Keyboard

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def wren(store: Store) -> int:
    """Wren, for whom Getting Help was decided three weeks ago."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 21)
    return pupil


@pytest.fixture
def keys(qtbot: QtBot, wren: int, window: Window) -> Keyboard:
    """A keyboard, with the Plan of Wren's page open."""
    keys = Keyboard(qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    window.go("pupils", wren)
    page = window.current
    assert isinstance(page, PupilsPage)
    page.view.tabs.setFocus()
    keys.press(Qt.Key.Key_Right)
    return keys


def tab(window: Window) -> PupilPlan:
    page = window.current
    assert isinstance(page, PupilsPage)
    found = page.view.tab("plan")
    assert isinstance(found, PupilPlan)
    return found


def press(keys: Keyboard, window: Window, words: str) -> None:
    """Go to a verb with Tab, and press it."""
    for _ in range(40):
        focus = keys.focus()
        if isinstance(focus, QAbstractButton) and focus.text() == words and tab(window).isAncestorOf(focus):
            keys.press(ENTER)
            return
        keys.press(TAB)
    raise AssertionError(f"Tab does not lead to {words}")


def answer(keys: Keyboard, *typed: str) -> None:
    """Fill the dialog in field by field, and save it."""
    keys.wait_for(SmallForm)
    for number, text in enumerate(typed):
        if number:
            keys.press(TAB)
        keys.write(text)
    keys.press(ENTER, CTRL)
    keys.wait_for_window()


def wrens(store: Store, pupil: int) -> PlanRow:
    return plans(store, pupil)[0]


def test_tab_leads_from_the_tabs_into_the_plan_and_down(
    keys: Keyboard, window: Window, store: Store, wren: int
) -> None:
    aim(store, plan(store, wren))
    names = []
    for _ in range(5):
        keys.press(TAB)
        focus = keys.focus()
        assert isinstance(focus, QAbstractButton)
        names.append(focus.text())
    assert names == ["Write the plan …", "Add an aim …", "Who agrees …", "Rate …", "How likely …"]


def test_a_plan_is_written_and_agreed(keys: Keyboard, window: Window, store: Store, wren: int) -> None:
    press(keys, window, "Write the plan …")
    answer(keys, "Tells a friend")
    press(keys, window, "Add an aim …")
    answer(keys, "I can ask for help", "Asks twice a week", "10 dec", "We ask Gran")
    press(keys, window, "Who agrees …")
    answer(keys, "", "today", "in person", "Yes please")
    press(keys, window, "Who agrees …")
    answer(keys, "", "", "", "", "could not be", "Wrote twice")
    press(keys, window, "It is agreed …")
    answer(keys)
    row = wrens(store, wren)
    assert (row.own_part, row.agreed_on, row.missing) == ("Tells a friend", TODAY, ())
    assert [(one.kind, one.own_words, one.not_agreed) for one in row.agreements_now()] == [
        ("young_person", "Yes please", ""),
        ("family", "", "not_reachable"),
    ]


def test_an_aim_is_judged_rated_and_settled(keys: Keyboard, window: Window, store: Store, wren: int) -> None:
    number = aim(store, plan(store, wren))
    press(keys, window, "How likely …")
    answer(keys, "likely", "", "Mum")
    press(keys, window, "Rate …")
    answer(keys, "4")
    store.write(move_aim_date, number, to=TODAY, today=TODAY)
    press(keys, window, "What became of it …")
    answer(keys, "partly", "Two more weeks")
    (said,) = wrens(store, wren).aims
    assert (said.likelihoods[0].judged_by, said.ratings[0].value) == ("Mum", 4)
    assert (said.outcome, said.outcome_note) == ("partly", "Two more weeks")


def test_a_new_version_begins_and_undo_takes_it_back(
    keys: Keyboard, window: Window, store: Store, wren: int
) -> None:
    agree(store, plan(store, wren))
    press(keys, window, "New version …")
    answer(keys, "Gran moved in")
    assert (wrens(store, wren).version, wrens(store, wren).agreed_on) == (2, None)
    keys.press(Qt.Key.Key_Z, CTRL)
    assert (wrens(store, wren).version, wrens(store, wren).agreed_on) == (1, TODAY)


def test_a_decision_ends_the_plan_and_undo_opens_it_again(
    keys: Keyboard, window: Window, store: Store, wren: int
) -> None:
    plan(store, wren, planned_end_on=TODAY + timedelta(30))
    place(store, wren, "thriving")
    assert wrens(store, wren).ending == "goals_met"
    keys.press(Qt.Key.Key_Z, CTRL)
    assert wrens(store, wren).ended_on is None
