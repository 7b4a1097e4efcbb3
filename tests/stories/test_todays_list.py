"""A day at Today: a line of each kind is done from the keyboard, one is put off, and all of it can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.queries.day.day import DayDue, day_due
from app.queries.offer_queries import queries_about
from app.queries.put_off import put_off_now
from app.store import Store
from app.ui.dialogs.move_date import MoveDateDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.dialogs.support_add import AddSupport
from app.ui.pages.today import TodayPage
from app.ui.window import Window
from tests.day_school import Day, a_day
from tests.fixtures import TODAY
from tests.ui.typing_keys import CTRL, Keyboard


@pytest.fixture
def day(store: Store) -> Day:
    """A school with one line of each kind."""
    return a_day(store)


@pytest.fixture
def keys(qtbot: QtBot, day: Day, window: Window) -> Keyboard:
    """The keyboard, with Today shown."""
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    keys.press(Qt.Key.Key_1, CTRL)
    return keys


def due(store: Store) -> DayDue:
    return store.read(day_due, today=TODAY)


def at(window: Window, keys: Keyboard, kind: str) -> None:
    """Walk down to the first line of a kind."""
    page = window.current
    assert isinstance(page, TodayPage)
    keys.press(Qt.Key.Key_Home)
    for _ in range(40):
        task = page.list.current_task()
        if task is not None and task.key[0] == kind:
            return
        keys.press(Qt.Key.Key_Down)
    raise AssertionError(f"No line of the kind {kind}.")


def test_a_morning_is_done_with_the_space_bar_alone(keys: Keyboard, window: Window, store: Store) -> None:
    said = []
    for kind in ("meeting", "register", "look", "action", "offered", "wait", "offer_end"):
        at(window, keys, kind)
        keys.press(Qt.Key.Key_Space)
        said.append(window.status.sentence())
    starts = [
        "Held: ",
        "Register of ",
        "We look again",
        "Done: ",
        "Wren Thimble accept",
        "Wren Thimble was offered",
        "Lego club goes on",
    ]
    assert [words[: len(start)] for words, start in zip(said, starts, strict=True)] == starts
    found = due(store)
    assert [len(found.nothing), len(found.overrun), len(found.questions)] == [1, 1, 1]
    assert [found.meetings, found.registers, found.looks, found.actions, found.offered, found.waits] == [
        ()
    ] * 6


def test_a_question_is_answered_from_the_list(keys: Keyboard, window: Window, store: Store, day: Day) -> None:
    at(window, keys, "question")
    keys.press(Qt.Key.Key_Space)
    keys.wait_for(SmallForm)
    keys.write("Yes, on Tuesdays.")
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert [row.answer for row in store.read(queries_about, day.offer)] == ["Yes, on Tuesdays."]


def test_whoever_has_nothing_live_is_put_on_an_offer(keys: Keyboard, window: Window, day: Day) -> None:
    at(window, keys, "nothing")
    keys.press(Qt.Key.Key_Space)
    dialog = keys.wait_for(AddSupport)
    assert dialog.form.values()["pupil_ids"] == (day.pupil,)


def test_m_puts_a_wait_off_and_undo_brings_it_back(
    keys: Keyboard, window: Window, store: Store, day: Day
) -> None:
    at(window, keys, "wait")
    keys.press(Qt.Key.Key_M)
    dialog = keys.wait_for(MoveDateDialog)
    dialog.form.field("to").setText("in 2 weeks")
    keys.press(Qt.Key.Key_Return)
    keys.wait_for_window()
    assert window.status.sentence() == "Put off until 24 November 2026."
    assert (due(store).waits, len(store.read(put_off_now, today=TODAY))) == ((), 1)
    keys.press(Qt.Key.Key_Z, CTRL)
    assert [row.id for row in due(store).waits] == [day.wait]
