"""Typing as a person does, into whatever has the focus, with every key counted."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

D = TypeVar("D", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Keyboard:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot, self._window = qtbot, window
        self.presses = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key."""
        self.presses += 1
        QTest.keyClick(self.focus(), key, modifier)

    def write(self, text: str) -> None:
        """Type text, one key a letter."""
        for letter in text:
            self.presses += 1
            QTest.keyClicks(self.focus(), letter)

    def focus(self) -> QWidget:
        """Return what has the focus now."""
        return QApplication.focusWidget() or self._window

    def wait_for(self, dialog: type[D]) -> D:
        """Wait until a dialog of this kind has the focus inside, and return it."""

        def focused() -> bool:
            modal = QApplication.activeModalWidget()
            return (
                isinstance(modal, QWidget) and isinstance(modal, dialog) and modal.isAncestorOf(self.focus())
            )

        self._qtbot.waitUntil(focused)
        found = QApplication.activeModalWidget()
        assert isinstance(found, dialog)
        return found

    def wait_for_window(self) -> None:
        """Wait until every dialog has closed, and go back to the window as the person's system does."""
        self._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        self._window.activateWindow()
        self._qtbot.waitUntil(self._window.isActiveWindow)
