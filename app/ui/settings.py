"""What this computer remembers between two starts: the window, the last school, filters; nothing about pupils."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from app.paths import settings_file


class Remembered:
    """A small file of choices. Unknown or damaged values count as not set."""

    def __init__(self, file: Path | None = None) -> None:
        file = file or settings_file()
        _make_private(file)
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def text(self, name: str, otherwise: str = "") -> str:
        """Return a remembered word."""
        value = self._store.value(name)
        return value if isinstance(value, str) else otherwise

    def set_text(self, name: str, value: str) -> None:
        """Remember a word."""
        self._store.setValue(name, value)

    def data(self, name: str) -> dict[str, Any]:
        """Return a remembered set of choices, empty where there is none."""
        # The shell needs none of this, and everybody waits for the shell.
        import json

        try:
            found = json.loads(self.text(name) or "{}")
        except json.JSONDecodeError:
            return {}
        return found if isinstance(found, dict) else {}

    def set_data(self, name: str, value: dict[str, Any]) -> None:
        """Remember a set of choices."""
        import json

        self.set_text(name, json.dumps(value))

    def shape(self, name: str) -> QByteArray:
        """Return a remembered window geometry, empty where there is none."""
        value = self._store.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_shape(self, name: str, value: QByteArray) -> None:
        """Remember a window geometry."""
        self._store.setValue(name, value)

    @property
    def last_school(self) -> Path | None:
        """Return the folder of the school that was open last, if it is still there, or work of it is here."""
        folder = Path(self.text("last_school"))
        if not folder.name:
            return None
        return folder if folder.exists() or _is_out_of_reach(folder) else None

    def begin_anew(self, *_: object) -> None:
        """Begin on the first page next time: where somebody signed out, it is somebody else who signs in."""
        self.set_text("page", "")

    def remember_school(self, folder: Path) -> None:
        """Open this school next time."""
        self.set_text("last_school", str(folder))


def _is_out_of_reach(folder: Path) -> bool:
    # Only where a share or a stick has gone is it worth reading in what knows of them.
    from app.shared.place import is_shared

    return is_shared(folder)


def _make_private(file: Path) -> None:
    """Make the file before Qt does, which would let everybody read it; what is there keeps the rights it has."""
    # A home that takes no files is no reason not to start.
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
