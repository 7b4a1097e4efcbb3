"""A real window over a real school, for the tests of pages and dialogs and for the stories."""

from __future__ import annotations

from collections.abc import Sequence
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


@pytest.fixture
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, store: Store, tmp_path: Path
) -> Window:
    """The program's window, shown at its usual size, with the test's school open in it."""
    # An open window shows every write as it comes, so the school is filled before.
    for name in request.fixturenames:
        if "store" in (asked := _asked_by(request, name)) and "window" not in asked:
            request.getfixturevalue(name)
    apply(qapp, "light")
    window = _made(qtbot, tmp_path)
    window.open_store(store)
    return _shown(qtbot, window)


def _asked_by(request: pytest.FixtureRequest, name: str) -> set[str]:
    """Return the fixtures that one asks for, and those that they ask for; itself too."""
    known: dict[str, Sequence[pytest.FixtureDef[object]]] = request.node._fixtureinfo.name2fixturedefs
    found, rest = set[str](), [name]
    while rest:
        if (one := rest.pop()) not in found:
            found.add(one)
            rest += [other for made in known.get(one, ()) for other in made.argnames]
    return found


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
