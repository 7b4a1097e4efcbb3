"""Hears when the computer's own screen is locked or it goes to sleep, where the system tells programs so."""

from __future__ import annotations

import ctypes
import sys
from typing import cast

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)

# Windows: the message of a session that changes, and the changes that mean nobody looks any more.
WM_WTSSESSION_CHANGE = 0x02B1
# The stubs ask for bytes, and PySide takes text alone.
_CHANGED, _LOCK = (cast("bytes", SLOT(name)) for name in ("changed(bool)", "lock()"))
_LEAVES = frozenset({0x2, 0x4, 0x6, 0x7})  # the console or a remote screen is gone, log off, lock


class ScreenLock(QObject):
    """`locked()` comes when the screen is locked.

    Linux says it on D-Bus, Windows in a message of the session. macOS tells only programs written for it, so there
    the minutes without a touch and Ctrl+Shift+L have to do.
    """

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard = False
        self._filter: _SessionFilter | None = None

    def listen(self, window: int) -> None:
        """Listen from now on; window is the number of the main window, as Windows wants it."""
        if self._heard:
            return
        self._heard = True
        if sys.platform == "win32":
            self._listen_to_windows(window)
        elif sys.platform.startswith("linux"):
            self._listen_to_bus()

    def _listen_to_bus(self) -> None:
        # Half a library that no first page needs.
        from PySide6.QtDBus import QDBusConnection

        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver"):
            session.connect("", "", name, "ActiveChanged", self, _CHANGED)
        session_of_login = "org.freedesktop.login1.Session"
        system.connect("org.freedesktop.login1", "", session_of_login, "Lock", self, _LOCK)
        manager = "org.freedesktop.login1.Manager"
        system.connect("org.freedesktop.login1", "", manager, "PrepareForSleep", self, _CHANGED)

    @Slot(bool)
    def changed(self, on: bool) -> None:
        """Take the news that the screen saver came or went."""
        if on:
            self.locked.emit()

    @Slot()
    def lock(self) -> None:
        """Take the news that the session is to be locked."""
        self.locked.emit()

    def _listen_to_windows(self, window: int) -> None:
        application = QCoreApplication.instance()
        if sys.platform == "win32" and application is not None:
            from ctypes import windll

            windll.wtsapi32.WTSRegisterSessionNotification(window, 0)
            self._filter = _SessionFilter(self)
            application.installNativeEventFilter(self._filter)


class _SessionFilter(QAbstractNativeEventFilter):
    """Looks at every message of Windows for the one that says the session was locked."""

    def __init__(self, listener: ScreenLock) -> None:
        super().__init__()
        self._listener = listener

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if QByteArray(kind) == b"windows_generic_MSG":
            found = _Message.from_address(int(message))
            if leaves(found.message, found.wparam):
                self._listener.locked.emit()
        return False, 0


class _Message(ctypes.Structure):
    """A message as Windows hands it out; only its first three parts."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
    )


def leaves(message: int, what: int) -> bool:
    """Say whether a message of Windows means that the session is locked or left."""
    return message == WM_WTSSESSION_CHANGE and what in _LEAVES
