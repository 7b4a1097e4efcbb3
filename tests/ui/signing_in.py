"""Locked schools for the tests of the start, and signing in to one as a person does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.operations.setup import SchoolDraft
from app.schools import Prepared, new_school
from app.ui.pages.sign_in import SignInPage
from app.ui.window import Window
from tests.fixtures import PASSWORD, administrator


def made(folder: Path, name: str = "Test Primary School") -> Path:
    """Make a locked school of Ms Dovecote's, closed again."""
    unlocked = administrator()
    new_school(folder, SchoolDraft(name), Prepared(unlocked.key_file, unlocked, "")).close()
    return folder


def sign_in_page(qtbot: QtBot, window: Window) -> SignInPage:
    """Wait until the window asks who is there."""
    qtbot.waitUntil(lambda: bool(shown(window)))
    return shown(window)[0]


def shown(window: Window) -> list[SignInPage]:
    """Return the sign-in page that is seen now, if any."""
    return [page for page in window.findChildren(SignInPage) if page.isVisible()]


def sign_in(qtbot: QtBot, window: Window, password: str = PASSWORD) -> None:
    """Type a password where the focus is, and Enter."""
    page = sign_in_page(qtbot, window)
    field = page.form.password

    def ready() -> bool:
        # A dialog that the lock has closed may still give the front away as it goes.
        window.activateWindow()
        return QApplication.focusWidget() is field

    qtbot.waitUntil(ready)
    QTest.keyClicks(field, password)
    QTest.keyClick(field, Qt.Key.Key_Return)
