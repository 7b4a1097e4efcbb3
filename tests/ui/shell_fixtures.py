"""A real window over a real school, for the tests of pages and dialogs and for the stories."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import Problem
from app.store import Store
from app.ui.jobs import wait_for_all
from app.ui.settings import Remembered
from app.ui.theme import apply
from app.ui.window import Window

# The tests' own fixtures that fill the school.
FILLING = (
    "bellwether", "day", "due", "field", "filled", "group", "hidden", "mentoring", "met", "offers", "pupil", "pupils", "report", "seen",
    "worded", "wren",
)  # fmt: skip


@pytest.fixture
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, store: Store, tmp_path: Path
) -> Window:
    """The program's window, shown at its usual size, with the test's school open in it."""
    # An open window shows every write as it comes, so the school is filled before.
    for name in FILLING:
        if name in request.fixturenames:
            request.getfixturevalue(name)
    apply(qapp, "light")
    window = _made(qtbot, tmp_path)
    window.open_store(store)
    return _shown(qtbot, window)


def bare_window(qtbot: QtBot, qapp: QApplication, folder: Path) -> Window:
    """Return the program's window in its light dress, shown at its usual size with nothing open."""
    apply(qapp, "light")
    return _shown(qtbot, _made(qtbot, folder))


def added(qtbot: QtBot, window: Window) -> Window:
    """Return a window that is closed when the test is over, without the backup that is made at every close."""
    qtbot.addWidget(window, before_close_func=_stop)
    return window


def _stop(window: Window) -> None:
    store = window.doing.store
    # What is shared is given back at the close; a window that the test has closed has no school.
    if store is not None and store.working is None:
        wait_for_all()
        store.stop(Problem("The test is over."))


def _made(qtbot: QtBot, folder: Path) -> Window:
    window = added(qtbot, Window(Remembered(folder / "remembered.ini")))
    window.resize(1280, 800)
    return window


def _shown(qtbot: QtBot, window: Window) -> Window:
    window.show()
    qtbot.waitExposed(window)
    return window
