"""Closes the open school and opens it again: to work in, where it is shared now, or as what a conflict has kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from app.errors import Problem
    from app.keys.unlocking import Unlocked
    from app.progress import Progress
    from app.shared.conflicts import Conflict
    from app.store import Store
    from app.ui.window import Window


class Reopening(QObject):
    """Knows who is signed in while no school is open; `wanted(folder, unlocked)` where one is to be opened for them."""

    wanted = Signal(object, object)

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._place, self._unlocked = Path(), None
        window.strip.work.connect(self.work)
        window.keeper.shared.connect(self.go_to)
        window.keeper.look_wanted.connect(self.look_at)

    @Slot()
    def work(self) -> None:
        """Try to open a school to work in that is open to look at only."""
        self.go_to(self._window.store.place)

    @Slot(object)
    def go_to(self, place: Path) -> None:
        """Open the school of a place, instead of the one that is open."""
        unlocked = self._leave()
        self.wanted.emit(place, unlocked)

    @Slot(object)
    def look_at(self, conflict: Conflict) -> None:
        """Open what was kept beside a shared school to look at; "Open it to work" then leads back."""
        self._place = self._window.store.place
        unlocked = self._leave()
        work = partial(_open_kept, conflict, unlocked)
        back = partial(self._back, self._place, unlocked)
        self._window.doing.run(work, "Opening what was kept", self._window.open_store, otherwise=back)

    def _back(self, place: Path, unlocked: Unlocked | None, problem: Problem) -> None:
        self.wanted.emit(place, unlocked)
        self._window.say(str(problem), "danger")

    def _leave(self) -> Unlocked | None:
        unlocked = self._window.store.unlocked
        self._window.doing.stop()
        self._window.close_school()
        return unlocked


def _open_kept(conflict: Conflict, unlocked: Unlocked | None, progress: Progress) -> Store:
    from app.schools import open_kept
    from app.ui.wording import warm_wording

    progress.step(0, 0)
    store = open_kept(conflict, unlocked)
    warm_wording(store)
    return store
