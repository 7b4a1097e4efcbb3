"""Logs groupings from the keyboard: Ctrl+L, the name, the grouping's key, why, Ctrl+Enter; every key is answered and painted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.queries.find import pupil_names
from app.queries.wording import domains
from app.ui.dialogs.decision import LAST_DOMAIN, DecisionSheet
from app.ui.window import Window
from bench.driver import Step, in_window

WHY = "Waits to be asked."
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def steps(window: Window) -> Iterator[Step]:
    """Give every log, and before each the sheet opened and left alone; the first of each is not counted."""
    window.activateWindow()
    store = window.store
    window.remembered.set_text(LAST_DOMAIN, str(store.read(domains)[0].id))
    found = store.read(pupil_names, today=store.today())
    logs = int(os.environ.get("QUICK_LOGS", "20"))
    for number, pupil in enumerate(found[:: max(1, len(found) // (logs + 1))][: logs + 1]):
        yield "sheet" if number else "first sheet", partial(_look, window)
        yield "log" if number else "first log", partial(_log, window, pupil.name, number % 2)


def _look(window: Window) -> None:
    _open(window)
    _press(Qt.Key.Key_Escape)
    _settle()


def _log(window: Window, name: str, even: int) -> None:
    _open(window)
    _type(name)
    _press(Qt.Key.Key_Return)
    _settle()
    _type("23"[even])
    _type(WHY)
    _press(Qt.Key.Key_Return, CTRL)
    _settle()
    modal = QApplication.activeModalWidget()
    if modal is not None or "is now in" not in window.status.sentence():
        raise RuntimeError(f"Nothing was logged: {window.status.sentence()}")


def _open(window: Window) -> None:
    window.log_grouping()
    _settle()
    if not isinstance(QApplication.activeModalWidget(), DecisionSheet):
        raise RuntimeError("The sheet did not open.")


def _type(text: str) -> None:
    for letter in text:
        _press(Qt.Key.Key_unknown, text=letter)


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    focus: QWidget | None = QApplication.focusWidget()
    if focus is None:
        raise RuntimeError("Nothing has the focus.")
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(focus, QKeyEvent(kind, key, modifier, text))
    QCoreApplication.processEvents()


def _settle() -> None:
    """Let everything that waits be done and painted."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    in_window(steps)
