"""Logs groupings from the keyboard: Ctrl+L, the name, the grouping's key, why, Ctrl+Enter; every key is answered and painted.

The time of a log ends when it is on disk. "own" is what this process computed until then, whatever else the machine
did; "clock" is what passed on the clock meanwhile.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.done import Done
from app.queries.find import pupil_names
from app.queries.wording import domains
from app.ui.dialogs.decision import LAST_DOMAIN, DecisionSheet
from app.ui.theme import Mode, apply
from app.ui.window import Window
from bench.driver import Driver, Step

WHY = "Waits to be asked."
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def steps(driver: Driver) -> Iterator[Step]:
    """Give every log, and before each the sheet opened and left alone; the first of each is not counted."""
    window, watch = driver.window, Watch(driver.window)
    window.activateWindow()
    store = window.store
    window.remembered.set_text(LAST_DOMAIN, str(store.read(domains)[0].id))
    found = store.read(pupil_names, today=store.today())
    logs = int(os.environ.get("QUICK_LOGS", "20"))
    for number, pupil in enumerate(found[:: max(1, len(found) // (logs + 1))][: logs + 1]):
        yield "sheet" if number else "first sheet", partial(_look, window)
        yield "to the end" if number else "first", partial(_log, watch, pupil.name, number % 2)
        if number:
            driver.found.setdefault("clock", []).append(watch.saved - watch.began)
            driver.found.setdefault("own", []).append(watch.own)
            driver.found.setdefault("save", []).append(watch.saved - watch.entered)


class Watch:
    """Notes when a log was begun, when it was sent off, and when it was on disk, in milliseconds."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.began = self.entered = self.saved = self.own = 0.0
        # Before whoever shows it.
        window.store._listeners.insert(0, self._heard)

    def _heard(self, _tables: frozenset[str], _done: Done) -> None:
        self.saved = _now()
        self.own += time.process_time() * 1000


def _now() -> float:
    return time.perf_counter() * 1000


def _look(window: Window) -> None:
    _open(window)
    _press(Qt.Key.Key_Escape)
    _settle()


def _log(watch: Watch, name: str, even: int) -> None:
    window = watch.window
    watch.began, watch.own = _now(), -time.process_time() * 1000
    _open(window)
    _type(name)
    _press(Qt.Key.Key_Return)
    _settle()
    _type("23"[even])
    _type(WHY)
    watch.entered = _now()
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
    application = QApplication(sys.argv[:1])
    apply(application, Mode.LIGHT)
    one = Driver(Path(sys.argv[1]))
    one.run(steps(one))
