"""A working day in a locked school: signed in, something half typed, locked for the phone, and on where it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.abilities import Role
from app.keys.parts import LEAST_COST
from app.keys.people import add_person
from app.operations.pupils import PupilDraft, add_pupil
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.dialogs.find import FindDialog
from app.ui.start import Opening
from app.ui.widgets.fields import LongTextField
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.shell_fixtures import bare_window
from tests.ui.signing_in import made, shown, sign_in, sign_in_page
from tests.ui.typing_keys import CTRL, Keyboard

SHIFT = Qt.KeyboardModifier.ShiftModifier
WHY = "Waits to be asked."


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Opening:
    """The program, asking who is there."""
    window = bare_window(qtbot, qapp, tmp_path)
    opening = Opening(window)
    opening.open(made(tmp_path / "St Quill's", "St Quill's Primary School"))
    return opening


@pytest.fixture
def window(qtbot: QtBot, opening: Opening) -> Window:
    """The program's window with Ms Dovecote signed in."""
    with qtbot.waitSignal(opening.window.school_shown):
        sign_in(qtbot, opening.window)
    return opening.window


@pytest.fixture
def keys(qtbot: QtBot, window: Window) -> Keyboard:
    """The keyboard, in the window."""
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    return keys


def test_a_wrong_password_is_told_truly_and_the_right_one_opens(qtbot: QtBot, opening: Opening) -> None:
    sign_in(qtbot, opening.window, "plum kettle harbour ten")
    page = sign_in_page(qtbot, opening.window)
    qtbot.waitUntil(page.form.problem.isVisible)
    assert page.form.problem.text().startswith("That is not the password for Ms Dovecote.")
    with qtbot.waitSignal(opening.window.school_shown):
        sign_in(qtbot, opening.window)
    assert opening.window.windowTitle() == "St Quill's Primary School – Fivefold"


def test_what_is_half_typed_is_there_after_the_lock(qtbot: QtBot, keys: Keyboard, window: Window) -> None:
    window.store.write(add_pupil, PupilDraft("Wren", "Thimble", class_name="4 Kestrel"), today=TODAY)
    keys.press(Qt.Key.Key_L, CTRL)
    sheet = keys.wait_for(DecisionSheet)
    keys.write("wre")
    keys.press(Qt.Key.Key_Return)
    why = sheet.form.field("reason")
    assert isinstance(why, LongTextField)
    why.setFocus()
    keys.write(WHY)
    for _ in range(3):
        keys.press(Qt.Key.Key_Left)
    keys.press(Qt.Key.Key_Left, SHIFT)
    window.guard.lock()
    assert not sheet.isVisible()
    assert window.windowTitle() == "Fivefold"
    sign_in(qtbot, window)
    assert keys.wait_for(DecisionSheet) is sheet
    assert keys.focus() is why
    assert (why.toPlainText(), why.textCursor().position()) == (WHY, len(WHY) - 4)
    assert why.textCursor().selectedText() == "k"
    assert sheet.form.field("pupil_id").text().startswith("Wren Thimble")
    keys.press(Qt.Key.Key_Escape)


def test_behind_the_lock_no_key_does_anything(qtbot: QtBot, keys: Keyboard, window: Window) -> None:
    keys.press(Qt.Key.Key_L, CTRL | SHIFT)
    page = sign_in_page(qtbot, window)
    keys.press(Qt.Key.Key_K, CTRL)
    keys.press(Qt.Key.Key_8, CTRL)
    keys.press(Qt.Key.Key_F6)
    assert window.findChildren(FindDialog) == []
    assert window.remembered.text("page") == "today"
    for _ in range(12):
        keys.press(Qt.Key.Key_Tab)
        assert page.isAncestorOf(keys.focus())


def test_somebody_else_signs_in_only_after_a_question(
    qtbot: QtBot, keys: Keyboard, window: Window, opening: Opening
) -> None:
    with_bellwether(window.store)
    keys.press(Qt.Key.Key_L, CTRL)
    sheet = keys.wait_for(DecisionSheet)
    window.guard.lock()
    page = sign_in_page(qtbot, window)
    page.form.names.select(2)
    sign_in(qtbot, window, "seven lanterns by the quay")
    qtbot.waitUntil(lambda: "Sign in, and let it go" in buttons(window))
    keys.press(Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.school_shown):
        keys.press(Qt.Key.Key_Space)
    assert window.store.person == "Mr Bellwether"
    assert not sheet_is_there(sheet, window)
    assert window.status.sentence() == ""


def with_bellwether(store: Store) -> None:
    """Let Mr Bellwether, head, sign in as well."""
    from app.keys.key_file import save
    from app.keys.unlocking import again

    assert store.unlocked is not None
    changed = add_person(
        store.unlocked, "Mr Bellwether", Role.HEAD, (), "seven lanterns by the quay", cost=LEAST_COST
    )
    save(store.database.folder, changed)
    store.unlocked = again(store.unlocked, changed)


def buttons(window: Window) -> list[str]:
    return [button.text() for button in window.findChildren(QPushButton) if button.isVisible()]


def sheet_is_there(sheet: DecisionSheet, window: Window) -> bool:
    return any(one.isVisible() for one in window.findChildren(DecisionSheet))


def test_nobody_is_asked_twice_after_the_lock(qtbot: QtBot, keys: Keyboard, window: Window) -> None:
    keys.press(Qt.Key.Key_2, CTRL)
    focus = keys.focus()
    keys.press(Qt.Key.Key_L, CTRL | SHIFT)
    sign_in(qtbot, window)
    qtbot.waitUntil(lambda: not shown(window))
    assert window.current is window.page("map")
    assert keys.focus() is focus
    assert window.windowTitle() == "St Quill's Primary School – Fivefold"


def test_signing_out_asks_who_is_there_and_begins_anew(qtbot: QtBot, window: Window) -> None:
    window.go("settings")
    window.status.sign_out.emit()
    page = sign_in_page(qtbot, window)
    chosen = page.form.names.selected()
    assert chosen is not None
    assert chosen.name == "Ms Dovecote"
    assert window.windowTitle() == "Fivefold"
    with qtbot.waitSignal(window.school_shown):
        sign_in(qtbot, window)
    assert window.current is window.page("today")
