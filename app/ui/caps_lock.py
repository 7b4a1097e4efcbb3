"""Whether Caps Lock is on, which Qt does not say: asked of Windows, read from the key's own bits elsewhere."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

# The bit that stands for Caps Lock in a key's native modifiers: X11's and Wayland's lock mask, macOS' alpha shift.
_BITS = {"xcb": 0x2, "wayland": 0x2, "cocoa": 1 << 16}


def caps_lock_on(event: QKeyEvent) -> bool | None:
    """Return whether Caps Lock is on after a key event; None where nobody can say."""
    if sys.platform == "win32":
        return _asked_of_windows()
    is_caps = event.key() == Qt.Key.Key_CapsLock
    if is_caps and (event.type() == QEvent.Type.KeyRelease or event.isAutoRepeat()):
        return None
    on = from_bits(QGuiApplication.platformName(), event.nativeModifiers())
    # The bits say how it was before the key; pressing Caps Lock turns it round.
    return not on if is_caps and on is not None else on


def from_bits(platform: str, modifiers: int) -> bool | None:
    """Return what the native modifiers of a key say about Caps Lock on a platform of Qt."""
    bit = _BITS.get(platform.partition("-")[0])
    return None if bit is None else bool(modifiers & bit)


if sys.platform == "win32":

    def _asked_of_windows() -> bool:
        from ctypes import windll

        # The lowest bit is the toggle, the highest whether the key is down.
        return bool(windll.user32.GetKeyState(0x14) & 1)
