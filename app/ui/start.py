"""Starting the window: it paints at once, and the database library and the school load behind it."""

from __future__ import annotations

import gc
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from app.errors import Problem
from app.paths import sample_folder
from app.progress import Progress
from app.ui.errors import SENTENCE, Catcher
from app.ui.page_stack import NAMES, page_class
from app.ui.settings import Remembered
from app.ui.theme import Mode, apply
from app.ui.window import Window

if TYPE_CHECKING:
    from app.backups.files import Backup
    from app.store import Store

REST_MS = 100  # after the first page; by then it is painted
# What is likely to be opened first, read in before somebody waits for it.
_SOON = ("app.ui.dialogs.decision", "app.ui.dialogs.find", "app.ui.dialogs.offer")


class Opening(QObject):
    """Opens schools for a window, off the UI thread, and shows the front page where that cannot be."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self._folder, self._trouble = Path(), ""
        window.keeper.lost.connect(self._lost)

    def open(self, folder: Path, *, make_sample: bool = False) -> None:
        """Open the school in a folder; with make_sample, make the sample school there first if there is none."""
        self._folder, self._trouble = folder, ""
        words = "Making the sample school" if make_sample else "Opening the school"
        first = self.window.remembered.text("page")
        work = partial(_open, folder, make_sample, first if first in NAMES else NAMES[0])
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
        page.restore.connect(self.restore)
        self.window.show_front(page)
        if self._trouble and _has_backups(self._folder):
            page.offer_restore(self._trouble)

    @Slot()
    def open_sample(self) -> None:
        """Look around the sample school."""
        self.open(sample_folder(), make_sample=True)

    @Slot()
    def new_school(self) -> None:
        """Ask for a new school's name and place, make it, and open it."""
        self._ask_new({})

    def _ask_new(self, typed: dict[str, Any]) -> None:
        from app.ui.dialogs.new_school import NewSchoolDialog

        dialog = NewSchoolDialog(self.window, self.window.doing)
        dialog.made.connect(self.open_folder)
        dialog.left.connect(self._new_left)
        dialog.form.type_again(typed)
        self.window.show_dialog(dialog)

    @Slot(object)
    def _new_left(self, typed: dict[str, Any]) -> None:
        self.window.say_with("Not made.", "Bring it back", partial(self._ask_new, typed))

    @Slot(object)
    def open_folder(self, folder: Path) -> None:
        """Open a school somebody chose."""
        self.open(folder)

    def _could_not(self, problem: Problem) -> None:
        self._trouble = str(problem)
        if _has_backups(self._folder):
            self.window.say_with(self._trouble, "Restore a backup", self.restore, "danger")
        else:
            self.window.say(self._trouble, "danger")

    def _lost(self, problem: Problem) -> None:
        self._trouble = str(problem)
        self.front()

    @Slot()
    def restore(self) -> None:
        """Ask which backup of the school that could not be opened to put back."""
        from app.backups.files import backups
        from app.ui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(self.window, self._folder, backups(self._folder))
        dialog.chosen.connect(self._restore)
        self.window.show_dialog(dialog)

    def _restore(self, backup: Backup) -> None:
        from app.person import NOBODY
        from app.store import moment

        self.window.keeper.restore_into(self._folder, backup, moment(), NOBODY)

    @Slot()
    def settle(self) -> None:
        """Collect again from now on, but never again what the start has made, and read in what was left for later."""
        gc.enable()
        gc.freeze()
        QTimer.singleShot(REST_MS, self, self._read_rest)

    @Slot()
    def _read_rest(self) -> None:
        self.window.doing.run(partial(read_rest, self.window.store), "", _nothing)

    def _ended(self) -> None:
        # Whatever kept the school from opening (a problem, Cancel, a bug of ours), the doors stay open.
        if self.window.doing.store is None and self.window.pages.count() == 0:
            self.front()


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
    leave()
    return code


def appearance(remembered: Remembered) -> Mode:
    """Return the look chosen on this computer; as the system is where none, or a damaged one, is kept."""
    chosen = remembered.text("appearance")
    return Mode(chosen) if chosen in tuple(Mode) else Mode.SYSTEM


def _begin(opening: Opening, folder: Path | None, sample: bool) -> None:
    # The first widget that Qt made by itself costs 9 ms, as PySide then reads in every kind of widget: better now
    # than in the middle of the first page.
    QAbstractScrollArea().viewport()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply(application, appearance(opening.window.remembered))
    if sample:
        opening.open_sample()
    elif folder is not None:
        opening.open(folder)
    elif (last := opening.window.remembered.last_school) is not None:
        opening.open(last)
    else:
        opening.front()


def _open(folder: Path, make_sample: bool, first: str, progress: Progress) -> Store:
    # Everything heavy is done here, on the worker: the database library and the first page are read in, and the
    # store is asked what that page will show.
    from sqlalchemy.exc import DatabaseError

    from app import db
    from app.schools import open_store
    from app.ui.wording import warm_wording

    if make_sample and not db.file_of(folder).exists():
        from app.sample import make_sample as make

        gc.enable()
        make(folder, progress=progress)
    progress.step(0, 0)
    page = page_class(first)
    try:
        store = open_store(folder)
        warm_wording(store)
        page.warm(store)
    except DatabaseError as error:
        # A page of the file that only the first questions come to.
        raise db.storage_problem(error) or error from error
    return store


def read_rest(store: Store, progress: Progress) -> None:
    """Read in, off the UI thread, what was left for later: the other pages, what they ask, the usual dialogs."""
    for name in NAMES:
        progress.step(0, 0)
        page_class(name).warm(store)
    for module in _SOON:
        progress.step(0, 0)
        import_module(module)
    # The statements are compiled; the answers may be old by the time somebody comes to a page.
    store.forget_ahead()


def _has_backups(folder: Path) -> bool:
    from app.backups.files import files_in, folder_of

    return bool(files_in(folder_of(folder)))


def _nothing(_: None) -> None:
    """Take the answer of work that has none."""
