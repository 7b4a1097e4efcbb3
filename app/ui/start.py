"""Starting the window: it paints at once, and the database library and the school load behind it."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from app.ui.errors import SENTENCE, Catcher
from app.ui.jobs import wait_for_all
from app.ui.opening import Opening
from app.ui.settings import Remembered
from app.ui.theme import Mode, apply
from app.ui.window import Window

__all__ = ["Opening", "appearance", "run"]


def run(folder: Path | None = None, *, sample: bool = False) -> int:
    """Show the window until it is closed; opens a folder, the sample, the last school, or the three doors."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Fivefold")
    remembered = Remembered()
    # The rail and the empty page that paint first wear no style sheet; it is put on behind them.
    apply(application, appearance(remembered), sheet=False)
    window = Window(remembered)
    if not window.restoreGeometry(remembered.shape("window")):
        window.resize(1280, 800)
    opening = Opening(window)
    catcher = Catcher(window)
    catcher.caught.connect(partial(window.say, SENTENCE, "danger"))
    leave = catcher.install()
    window.show()
    QTimer.singleShot(0, window, partial(_begin, opening, folder, sample))
    window.school_shown.connect(opening.settle)
    code = application.exec()
    wait_for_all()
    leave()
    return code


def appearance(remembered: Remembered) -> Mode:
    """Return the look chosen on this computer; as the system is where none, or a damaged one, is kept."""
    chosen = remembered.text("appearance")
    return Mode(chosen) if chosen in tuple(Mode) else Mode.SYSTEM


def _begin(opening: Opening, folder: Path | None, sample: bool) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply(application, appearance(opening.window.remembered))
    # The first widget that Qt made by itself costs 9 ms, as PySide then reads in every kind of widget: better soon
    # than in the middle of the first page, which the sign-in page needs none of.
    QTimer.singleShot(0, opening.window, _read_kinds)
    if sample:
        opening.open_sample()
    elif folder is not None:
        opening.open(folder)
    elif (last := opening.window.remembered.last_school) is not None:
        opening.open(last)
    else:
        opening.front()


def _read_kinds() -> None:
    QAbstractScrollArea().viewport()
