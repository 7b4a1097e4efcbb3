"""What every test stands on: no screen, no one's own files, a real font, and no clock to race against."""

from __future__ import annotations

import atexit
import gc
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from app.ui import doing
from app.ui.collecting import collect_if_due
from app.ui.jobs import wait_for_all

# The database fixtures live in a file of their own.
pytest_plugins = ["tests.fixtures"] if importlib.util.find_spec("tests.fixtures") else []


def private_home() -> Path:
    """Make an empty home folder for this run, so that no test can touch the person's own files."""
    home = Path(tempfile.mkdtemp(prefix="fivefold-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for name in ("HOME", "USERPROFILE"):
        os.environ[name] = str(home)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        os.environ[name] = str(home / name.lower())
    for name in ("APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(home / name.lower())
    (home / "xdg_runtime_dir").mkdir(mode=0o700)
    return home


os.environ["QT_QPA_PLATFORM"] = "offscreen"
# As in the window: what Qt made is let go of in its own thread (app/ui/collecting.py), here after each test.
gc.disable()
HOME = private_home()
# Python's own limit for the oldest generation is ten: it is searched before that is reached within a test.
_OLDEST = 5
# On a slow machine noting that a pupil was looked at takes a while, and a write after it would come too late to be seen.
doing.PATIENCE_S = 5

# Shared machines stall now and then: a slow example is not a wrong one.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application; without a font every picture would be boxes and every test of it blind."""
    assert QFontDatabase.families(), "No font is installed: please install one, such as fonts-dejavu-core."
    return qapp


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: QApplication) -> QApplication:
    """Make the application before anything else can: paper is content with a smaller one, and widgets die in it."""
    # What the tests were read in with is never searched for unused objects again: that took half a second each time.
    gc.collect()
    gc.freeze()
    return qapp


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """Take away the windows that pytest-qt has just closed, before what they stand on goes: school, folder, theme.

    Without a loop nothing does, and every change of theme would dress them again.
    """
    if QCoreApplication.instance() is not None:
        wait_for_all()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pytest_runtest_logfinish() -> None:
    """Now and then, when nothing of a test is held any more, search through everything and never again what is left.

    What tests read in and keep for the next, such as statements and pages' classes, took a fifth of a second each time.
    """
    if gc.get_count()[2] > _OLDEST:
        gc.collect()
        gc.freeze()


@pytest.fixture(autouse=True)
def nothing_left_over(one_application: QApplication) -> Iterator[None]:
    """Take away what a test and its fixtures have closed."""
    yield
    wait_for_all()
    collect_if_due()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # A button left pressed stays so for the tests after it, where forms then keep still under the pointer.
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton, (
        "The test ends with a mouse button pressed."
    )
    assert QApplication.overrideCursor() is None, "The test ends while the program shows that it is busy."
