"""A Qt application for paper where no window made one, and the proof that it has a font to write with."""

from __future__ import annotations

import os
import sys
from typing import cast

from PySide6.QtGui import QFontDatabase, QGuiApplication

from app.errors import Problem


def ensure_application() -> QGuiApplication:
    """Return the running application, or a new one that needs no screen; without any font a Problem.

    With no font at all every letter would be an empty box, and nothing else would say so.
    """
    application = cast("QGuiApplication | None", QGuiApplication.instance())
    if application is None:
        # Windows and macOS always have a screen to lean on, and their fonts come with it.
        if sys.platform not in {"win32", "darwin"}:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QGuiApplication(sys.argv[:1])
    if not QFontDatabase.families():
        raise Problem("This computer has no font to print with.", "Install one, such as fonts-dejavu-core.")
    return application
