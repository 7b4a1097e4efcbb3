"""Opening schools for a window: off the UI thread, through the sign-in page where one is locked, else to the doors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from app.errors import Problem
from app.paths import sample_folder
from app.progress import Progress
from app.ui.mending import Mending
from app.ui.reopening import Reopening
from app.ui.signing_in import SigningIn
from app.ui.window import Window

if TYPE_CHECKING:
    from app.keys.unlocking import Unlocked
    from app.store import Store
    from app.ui.pages.front import FrontPage

REST_MS = 100  # after the first page; by then it is painted


class Opening(QObject):
    """Opens schools for a window, and shows the front page where that cannot be."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.signing_in = SigningIn(window, self)
        self.mending = Mending(window, self.signing_in, self)
        self._trouble = ""
        self._ways: list[tuple[str, Callable[[], None]]] = []
        self.signing_in.another.connect(self.front)
        self.signing_in.plain.connect(self.open_plain)
        self.mending.mended.connect(self._mended)
        self.reopening = Reopening(window, self)
        self.reopening.wanted.connect(self._go_on)
        window.keeper.lost.connect(self._lost)
        window.guard.signed_out.connect(self.open_folder)
        window.guard.left.connect(self._left_sample)
        window.guard.taken_over.connect(self.open_for)

    def open(self, folder: Path, *, make_sample: bool = False) -> None:
        """Open the school in a folder; with make_sample, make the sample school there first if there is none."""
        from app.ui.entering import require_reach, where_it_is

        self.mending.folder, self._trouble = folder, ""
        try:
            self.mending.folder = there = where_it_is(folder)
            if there != folder:
                require_reach(there)
            folder = there
            if self.signing_in.ask(folder):
                self.signing_in.read_in()
                return
        except Problem as problem:
            self._lost(problem)
            return
        self.open_plain(folder, make_sample=make_sample)

    def open_plain(
        self, folder: Path, *, make_sample: bool = False, look: bool = False, take_over: bool = False
    ) -> None:
        """Open a school that asks for no password."""
        self._ways = []
        words = "Making the sample school" if make_sample else "Opening the school"
        first = self.window.remembered.text("page")
        work = partial(_open, folder, first, make_sample=make_sample, look=look, take_over=take_over)
        job = self.window.doing.run(work, words, self.window.open_store, otherwise=self._could_not)
        job.ended.connect(self._ended)

    @Slot(object, object)
    def open_for(self, folder: Path, unlocked: Unlocked) -> None:
        """Open a locked school for somebody who has just shown that they may."""
        self.mending.folder, self._trouble = folder, ""
        self.signing_in.enter(folder, unlocked)

    @Slot()
    def front(self) -> FrontPage:
        """Show the three doors: a new school, the sample, a school that is somewhere already."""
        from app.ui.pages.front import FrontPage

        page = FrontPage()
        page.sample.connect(self.open_sample)
        page.school.connect(self.open_folder)
        page.new.connect(self.new_school)
        page.restore.connect(self.mending.restore)
        page.take_keys.connect(self.mending.take_keys)
        self.window.show_front(page)
        if self._trouble and self._ways:
            page.offer(self._trouble, *self._ways)
        elif self._trouble and self.mending.lacks_keys():
            page.offer_keys(self._trouble)
        elif self._trouble and self.mending.has_backups():
            page.offer_restore(self._trouble)
        elif self._trouble:
            self.window.say(self._trouble, "danger")
        return page

    @Slot()
    def _left_sample(self) -> None:
        # Whoever leaves the sample wants a school of their own, not the way back in.
        self.front().focus_new()

    @Slot()
    def open_sample(self) -> None:
        """Look around the sample school."""
        self.open(sample_folder(), make_sample=True)

    @Slot()
    def new_school(self) -> None:
        """Ask for a new school's name, place and first person, make it, and open it."""
        self._ask_new({})

    def _ask_new(self, typed: dict[str, Any]) -> None:
        from app.ui.dialogs.new_school import NewSchoolDialog

        dialog = NewSchoolDialog(self.window, self.window.doing)
        dialog.made.connect(self.open_for)
        dialog.left.connect(self._new_left)
        dialog.type_again(typed)
        self.window.show_dialog(dialog)

    @Slot(object)
    def _new_left(self, typed: dict[str, Any]) -> None:
        self.window.say_with("Not made.", "Bring it back", partial(self._ask_new, typed))

    @Slot(object)
    def open_folder(self, folder: Path) -> None:
        """Open a school somebody chose."""
        self.open(folder)

    def _protect(self) -> None:
        from app.ui.dialogs.protect import ProtectDialog

        dialog = ProtectDialog(self.window, self.window.doing, self.mending.folder)
        dialog.protected.connect(self.open_for)
        dialog.left.connect(self._not_protected)
        self.window.show_dialog(dialog)

    @Slot(object)
    def _not_protected(self, _: object) -> None:
        sentence = "The school is not protected, so it was not opened."
        self.window.say_with(sentence, "Protect it", self._protect)

    def _could_not(self, problem: Problem) -> None:
        from app.ui.look_only import ways_past
        from app.vault.state import NeedsProtection

        if isinstance(problem, NeedsProtection):
            if self.window.pages.count() == 0:
                self.front()
            self._protect()
            return
        self._trouble = str(problem)
        self._ways = ways_past(problem, partial(self.open_plain, self.mending.folder), self.mending.move)
        if self._ways and self.window.doing.store is None:
            self.front()
        elif self.mending.has_backups() and not self.mending.lacks_keys():
            self.window.say_with(self._trouble, "Restore a backup", self.mending.restore, "danger")
        else:
            self.window.say(self._trouble, "danger")

    def _lost(self, problem: Problem) -> None:
        self._trouble = str(problem)
        self.front()

    def _mended(self, folder: Path, sentence: str) -> None:
        self._go_on(folder, self.signing_in.unlocked_for(folder))
        self.window.say(sentence)

    def _go_on(self, folder: Path, unlocked: Unlocked | None) -> None:
        if unlocked is not None:
            self.open_for(folder, unlocked)
        else:
            self.open(folder)

    @Slot()
    def settle(self) -> None:
        """Collect again from now on, but never again what the start has made, and read in what was left for later."""
        from app.ui.reading_in import settle

        settle(self.window)
        QTimer.singleShot(REST_MS, self, self._read_rest)

    @Slot()
    def _read_rest(self) -> None:
        if self.window.doing.store is None:
            return
        if (page := self.window.current) is not None and page.waiting:
            # What somebody looks at comes first.
            QTimer.singleShot(REST_MS, self, self._read_rest)
            return
        from app.ui.reading_in import read_rest

        self.window.doing.run(partial(read_rest, self.window.store), "", _nothing)

    def _ended(self) -> None:
        # Whatever kept the school from opening (a problem, Cancel, a bug of ours), the doors stay open.
        if self.window.doing.store is None and self.window.pages.count() == 0:
            self.front()


def _open(folder: Path, first: str, progress: Progress, *, make_sample: bool, **how: bool) -> Store:
    from app import db
    from app.ui.entering import open_for

    if make_sample and not db.file_of(folder).exists():
        from app.sample import make_sample as make

        make(folder, progress=progress)
    return open_for(folder, first, None, progress, **how)


def _nothing(_: None) -> None:
    """Take the answer of work that has none."""
