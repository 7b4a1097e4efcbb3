"""Opening a file that was just made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> None:
    """Open a file in the program the computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
