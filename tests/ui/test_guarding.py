"""What makes the window lock, what leaves the clipboard, and what the sample is marked with."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.db import open_school
from app.operations.locking import set_locking
from app.person import Person
from app.queries.locking import lock_settings
from app.schema import audit
from app.store import Store
from app.ui.clipboard import Copied
from app.ui.dialogs.find import FindDialog
from app.ui.guard import TITLE
from app.ui.idle import Idle
from app.ui.screen_lock import WM_WTSSESSION_CHANGE, ScreenLock, leaves
from app.ui.widgets.sample_strip import WORDS
from app.ui.window import Window
from tests.fixtures import NOW, clock
from tests.ui.shell_fixtures import window as window  # noqa: PLC0414 - a fixture
from tests.ui.signing_in import shown, sign_in, sign_in_page


class Clock:
    """A clock that a test winds."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def wind(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def ticking(qtbot: QtBot) -> Clock:
    return Clock()


@pytest.fixture
def idle(qapp: QApplication, ticking: Clock) -> Idle:
    """Watching, with five minutes to go."""
    idle = Idle(ticking)
    idle.begin(5)
    return idle


def kinds(store: Store) -> list[str]:
    with store.database.engine.connect() as connection:
        return list(connection.execute(select(audit.c.kind).order_by(audit.c.id)).scalars())


# --- minutes without a touch ---


def test_five_minutes_without_a_touch_are_enough(qtbot: QtBot, idle: Idle, ticking: Clock) -> None:
    ticking.wind(299)
    assert not idle.look()
    ticking.wind(1)
    with qtbot.waitSignal(idle.idle):
        idle.look()


def test_a_key_or_the_mouse_begins_the_wait_anew(
    qtbot: QtBot, idle: Idle, ticking: Clock, window: Window
) -> None:
    handle = window.windowHandle()
    ticking.wind(290)
    QTest.mouseMove(handle)
    at = QPointF(5, 5)
    none = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, none)
    idle.begin(5)
    ticking.wind(290)
    QApplication.sendEvent(handle, move)
    ticking.wind(290)
    assert not idle.look()


def test_what_the_program_does_by_itself_is_no_touch(
    qtbot: QtBot, idle: Idle, ticking: Clock, window: Window
) -> None:
    ticking.wind(301)
    window.repaint()
    QApplication.processEvents()
    assert idle.look()


def test_the_key_that_wakes_a_sleeping_computer_comes_too_late(
    qtbot: QtBot, idle: Idle, ticking: Clock, window: Window
) -> None:
    ticking.wind(3600)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    with qtbot.waitSignal(idle.idle):
        QApplication.sendEvent(window.windowHandle(), key)


def test_a_clock_that_was_put_back_locks_nobody_out(idle: Idle, ticking: Clock) -> None:
    ticking.wind(-7200)
    assert not idle.look()
    ticking.wind(300)
    assert idle.look()


# --- the computer's own screen ---


def test_a_locked_screen_locks_the_window(qtbot: QtBot, window: Window) -> None:
    screen = window.findChild(ScreenLock)
    assert isinstance(screen, ScreenLock)
    screen.changed(False)
    assert not window.guard.locked
    screen.changed(True)
    assert window.guard.locked
    assert not window.content.isVisible()


@pytest.mark.parametrize(("what", "locks"), [(0x7, True), (0x2, True), (0x8, False), (0x1, False)])
def test_of_windows_messages_only_leaving_locks(what: int, locks: bool) -> None:
    assert leaves(WM_WTSSESSION_CHANGE, what) is locks
    assert not leaves(0x0100, what)


# --- locked ---


def test_locking_and_coming_back_are_in_the_audit_trail(qtbot: QtBot, window: Window, store: Store) -> None:
    window.guard.lock()
    sign_in(qtbot, window, "plum kettle harbour ten")
    page = sign_in_page(qtbot, window)
    qtbot.waitUntil(page.form.problem.isVisible)
    sign_in(qtbot, window)
    qtbot.waitUntil(lambda: kinds(store)[-3:] == ["lock", "sign_in_failed", "sign_in"])
    assert not shown(window)


def test_what_long_work_says_waits_behind_the_lock(qtbot: QtBot, window: Window) -> None:
    window.guard.lock()
    window.say("Imported 412 pupils.")
    dialog = QDialog(window)
    window.show_dialog(dialog)
    assert not dialog.isVisible()
    assert not window.status.isVisible()
    sign_in(qtbot, window)
    qtbot.waitUntil(dialog.isVisible)
    assert window.status.sentence() == "Imported 412 pupils."
    dialog.close()


def test_a_dialog_that_opens_itself_is_hidden_too(qtbot: QtBot, window: Window) -> None:
    window.guard.lock()
    dialog = QDialog(window)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    sign_in(qtbot, window)
    qtbot.waitUntil(dialog.isVisible)
    dialog.close()


def test_tool_tips_and_menus_do_not_come_back(qtbot: QtBot, window: Window) -> None:
    menu = QMenu(window)
    menu.addAction("Wren Thimble")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    window.guard.lock()
    assert not menu.isVisible()
    sign_in(qtbot, window)
    qtbot.waitUntil(lambda: not window.guard.locked)
    assert not menu.isVisible()


def test_a_question_for_a_file_is_over_when_it_locks_and_the_rest_comes_back(
    qtbot: QtBot, window: Window
) -> None:
    QTimer.singleShot(300, window.guard.lock)
    chosen, _ = QFileDialog.getSaveFileName(
        window, "Save", "", "", "", QFileDialog.Option.DontUseNativeDialog
    )
    assert chosen == ""
    assert window.guard.locked
    sign_in(qtbot, window)
    qtbot.waitUntil(lambda: not window.guard.locked)
    assert window.windowTitle() != TITLE
    assert window.content.isVisible()


def test_a_locked_window_can_be_closed(qtbot: QtBot, window: Window, store: Store) -> None:
    QDialog(window).show()
    window.guard.lock()
    window.close()
    assert not any(one.isVisible() for one in QApplication.topLevelWidgets())


def test_lock_and_sign_out_are_found_like_anything_else(qtbot: QtBot, window: Window) -> None:
    window.find_anything()
    (dialog,) = window.findChildren(FindDialog)
    dialog.query.setText("lock")
    QTest.keyClick(dialog.query, Qt.Key.Key_Return)
    assert window.guard.locked
    sign_in(qtbot, window)
    qtbot.waitUntil(lambda: not window.guard.locked)
    assert [command.words for command in window.guard.commands()] == [
        "Lock",
        "Change my password",
        "Sign out",
    ]


def test_the_name_at_the_foot_leaves_room(window: Window) -> None:
    window.status.set_person("Ms Featherstonehaugh-Brightwater, Safeguarding lead")
    assert window.status.person.text().endswith("…")
    assert window.status.person.accessibleName().startswith(
        "Ms Featherstonehaugh-Brightwater, Safeguarding lead"
    )


def test_the_minutes_and_seconds_can_be_set(window: Window, store: Store) -> None:
    window.write(set_locking, 20, 30)
    settings = store.read(lock_settings)
    assert (settings.minutes, settings.clipboard_seconds) == (20, 30)
    assert not window.write(set_locking, 0, 30)


# --- the clipboard ---


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clipboard without a screen does not know whose its text is: here it is the program's."""
    monkeypatch.setattr("PySide6.QtGui.QClipboard.ownsClipboard", lambda _: True)


@pytest.fixture
def copied(qapp: QApplication, own: None) -> Copied:
    copied = Copied()
    copied.begin(60)
    return copied


def test_a_copy_leaves_the_clipboard(copied: Copied) -> None:
    board = QGuiApplication.clipboard()
    board.setText("Wren Thimble")
    copied.clear()
    assert board.text() == ""


def test_what_was_copied_elsewhere_since_stays(copied: Copied, monkeypatch: pytest.MonkeyPatch) -> None:
    board = QGuiApplication.clipboard()
    board.setText("Wren Thimble")
    monkeypatch.setattr("PySide6.QtGui.QClipboard.ownsClipboard", lambda _: False)
    board.setText("a shopping list")
    copied.clear()
    assert board.text() == "a shopping list"


def test_a_copy_goes_after_its_seconds(qtbot: QtBot, copied: Copied) -> None:
    board = QGuiApplication.clipboard()
    copied.begin(0)
    board.setText("Wren Thimble")
    qtbot.waitUntil(lambda: board.text() == "")


def test_locking_clears_what_was_copied(own: None, window: Window) -> None:
    QGuiApplication.clipboard().setText("Wren Thimble")
    window.guard.lock()
    assert QGuiApplication.clipboard().text() == ""


# --- the sample ---


def test_the_sample_is_marked_on_every_page_and_never_locks(
    window: Window, template: Path, tmp_path: Path
) -> None:
    assert not window.strip.isVisible()
    folder = Path(shutil.copytree(template, tmp_path / "sample"))
    window.open_store(Store(open_school(folder), Person("Ms Dovecote"), clock))
    for name in ("map", "pupils", "settings"):
        window.go(name)
        assert window.strip.isVisible()
    assert window.strip.text() == WORDS
    window.guard.lock()
    assert not window.guard.locked
    assert window.status.sentence() == "The sample has no password, so nothing is locked."


def test_the_key_that_locks_works_in_a_dialog_too(qtbot: QtBot, window: Window) -> None:
    window.log_grouping()
    sheet = next(d for d in window.findChildren(QDialog) if d.isVisible())
    qtbot.waitExposed(sheet)
    handle = sheet.windowHandle()
    handle.requestActivate()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is handle)
    QTest.keyClick(
        handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert window.guard.locked
    assert not sheet.isVisible()
