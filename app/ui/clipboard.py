"""Takes what was copied from the program off the clipboard again: after a while, when it locks, when it closes."""

from __future__ import annotations

import hashlib
import secrets

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication


class Copied(QObject):
    """Watches what the program itself puts on the clipboard while a school with pupils is open.

    Only a salted hash is kept, to know our own text again; what somebody copied elsewhere meanwhile stays.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._salt = secrets.token_bytes(16)
        self._put = b""
        self._on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self._board = QGuiApplication.clipboard()
        self._board.dataChanged.connect(self._changed)

    def begin(self, seconds: int) -> None:
        """Watch from now on; what is copied stays for so many seconds."""
        self._on = True
        self._timer.setInterval(seconds * 1000)

    def stop(self) -> None:
        """Clear what is there, and watch no more."""
        self.clear()
        self._on = False

    def clear(self) -> None:
        """Take our own text away now, if it is still there."""
        self._timer.stop()
        put, self._put = self._put, b""
        if put and self._hash() == put:
            self._board.clear()
        if self._on and self._board.supportsSelection() and self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)

    def _changed(self) -> None:
        if not self._on or not self._board.ownsClipboard():
            return
        self._put = self._hash()
        self._timer.start()

    def _hash(self) -> bytes:
        return hashlib.sha256(self._salt + self._board.text().encode("utf-8", "surrogatepass")).digest()
