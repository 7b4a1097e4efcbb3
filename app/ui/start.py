"""Starting the window: it paints at once, and the database library and the school load behind it."""

from __future__ import annotations

import gc
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.errors import Problem
from app.paths import sample_folder
from app.progress import Progress
from app.ui.errors import SENTENCE, Catcher
from app.ui.page_stack import PAGES
from app.ui.settings import Remembered
from app.ui.theme import Mode, apply
from app.ui.window import Window

if TYPE_CHECKING:
    from app.store import Store


class Opening(QObject):
    """Opens schools for a window, off the UI thread, and shows the front page where that cannot be."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window

    def open(self, folder: Path, *, make_sample: bool = False) -> None:
        """Open the school in a folder; with make_sample, make the sample school there first if there is none."""
        words = "Making the sample school" if make_sample else "Opening the school"
        work = partial(_open, folder, make_sample)
        job = self.window.doing.run(work, words, self.window.open_store, otherwise=self._could_not)
        job.ended.connect(self._ended)

    @Slot()
    def front(self) -> None:
        """Show the three doors: a new school, the sample, a school that is somewhere already."""
        from app.ui.pages.front import FrontPage

        page = FrontPage()
        page.sample.connect(self.open_sample)
        page.school.connect(self.open_folder)
        page.new.connect(self.new_school)
        self.window.show_front(page)

    @Slot()
    def open_sample(self) -> None:
        """Look around the sample school."""
        self.open(sample_folder(), make_sample=True)

    @Slot()
    def new_school(self) -> None:
        """Ask for a new school's name and place, make it, and open it."""
        from app.ui.dialogs.new_school import NewSchoolDialog

        dialog = NewSchoolDialog(self.window, self.window.doing)
        dialog.made.connect(self.open_folder)
        self.window.show_dialog(dialog)

    @Slot(object)
    def open_folder(self, folder: Path) -> None:
        """Open a school somebody chose."""
        self.open(folder)

    def _could_not(self, problem: Problem) -> None:
        self.window.say(str(problem), "danger")

    def _ended(self) -> None:
        # Whatever kept the school from opening (a problem, Cancel, a bug of ours), the doors stay open.
        if self.window.doing.store is None and self.window.pages.count() == 0:
            self.front()


def run(folder: Path | None = None, *, sample: bool = False) -> int:
    """Show the window until it is closed; opens a folder, the sample, the last school, or the three doors."""
    # Collecting while everything is being made costs 8 % of the start and finds nothing.
    gc.disable()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Fivefold")
    remembered = Remembered()
    apply(application, appearance(remembered))
    window = Window(remembered)
    if not window.restoreGeometry(remembered.shape("window")):
        window.resize(1280, 800)
    opening = Opening(window)
    catcher = Catcher(window)
    catcher.caught.connect(partial(window.say, SENTENCE, "danger"))
    leave = catcher.install()
    window.show()
    QTimer.singleShot(0, window, partial(_begin, opening, folder, sample))
    window.school_shown.connect(_settle)
    code = application.exec()
    leave()
    return code


def appearance(remembered: Remembered) -> Mode:
    """Return the look chosen on this computer; as the system is where none, or a damaged one, is kept."""
    chosen = remembered.text("appearance")
    return Mode(chosen) if chosen in tuple(Mode) else Mode.SYSTEM


def _begin(opening: Opening, folder: Path | None, sample: bool) -> None:
    if sample:
        opening.open_sample()
    elif folder is not None:
        opening.open(folder)
    elif (last := opening.window.remembered.last_school) is not None:
        opening.open(last)
    else:
        opening.front()


def _settle() -> None:
    gc.enable()
    gc.freeze()


def _open(folder: Path, make_sample: bool, progress: Progress) -> Store:
    # Everything heavy is imported here, on the worker: the database library, the store, the pages.
    from app import db
    from app.schools import open_store

    if make_sample and not db.file_of(folder).exists():
        from app.sample import make_sample as make

        make(folder, progress=progress)
    progress.step(0, 0)
    for _, _, _, module, _ in PAGES:
        import_module(module)
    return open_store(folder)
