"""Types names into the search of the Pupils page, key by key, and takes them back with Backspace."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.pages.pupils import PupilsPage
from app.ui.window import Window
from bench.driver import Step, in_window

NAMES, LETTERS = 24, 5


def steps(window: Window) -> Iterator[Step]:
    """Give every key press, and after each the painting of the same list alone."""
    window.go("pupils")
    page = window.page("pupils")
    assert isinstance(page, PupilsPage)
    search, rows = page.list.search, page.list.rows
    window.activateWindow()
    search.setFocus()
    known = rows.rows_model.rows
    every = len(known) // NAMES
    for row in known[:: every or 1][:NAMES]:
        word = row.folded[:LETTERS]
        for letter in word:
            yield "key", partial(_press, search, rows.viewport(), ord(letter.upper()), letter)
            yield "paint", partial(_again, rows.viewport())
        for _ in word:
            yield "key", partial(_press, search, rows.viewport(), int(Qt.Key.Key_Backspace), "\b")
            yield "paint", partial(_again, rows.viewport())


def _press(field: QWidget, painted: QWidget, key: int, text: str) -> QWidget:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.postEvent(field, event)
    return painted


def _again(painted: QWidget) -> QWidget:
    painted.update()
    return painted


if __name__ == "__main__":
    in_window(steps)
