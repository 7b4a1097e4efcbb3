"""Gives signs of life while a school is open, and says when it is somebody else's, such as after the computer slept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import Problem
from app.ui.doing import Doing

if TYPE_CHECKING:
    from app.progress import Progress
    from app.store import Store

# Colleagues who find the school taken believe a sign of life for three minutes.
BEAT_MS = 45 * 1000
KEPT = "What is on the screen stays, to look at."


class Heart(QObject):
    """Beats every 45 seconds, off the UI thread; `lost(Problem)` where nothing may be written any more."""

    lost = Signal(object)

    def __init__(self, doing: Doing, parent: QObject) -> None:
        super().__init__(parent)
        self._doing = doing
        self._store: Store | None = None
        self._beating = False
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)

    def begin(self, store: Store) -> None:
        """Begin to give signs of life in a school that is held to write."""
        self._store = store if store.held is not None else None
        if self._store is not None:
            self._timer.start()

    def end(self) -> None:
        """Give no more."""
        self._store = None
        self._timer.stop()

    def beat(self) -> None:
        """Give one sign of life; on a share that does not answer there is never more than one on its way."""
        if self._store is None or self._beating:
            return
        self._beating = True
        job = self._doing.run(partial(_beat, self._store), "", self._beaten, otherwise=_calm)
        job.ended.connect(self._rest)

    def _rest(self) -> None:
        self._beating = False

    def _beaten(self, answer: tuple[Store, Problem | None]) -> None:
        store, problem = answer
        if problem is not None and store is self._store:
            self.end()
            self.lost.emit(problem)


def _beat(store: Store, progress: Progress) -> tuple[Store, Problem | None]:
    progress.step(0, 0)
    return store, None if store.beat() else _taken(store)


def _taken(store: Store) -> Problem:
    from app.locking.lock import who
    from app.shared.writer import writer_of

    here = store.held is not None and store.held.still_mine()
    owner = writer_of(store.place) if here else who(store.database.folder, store.now())
    if owner is None:
        return Problem("The lock of this school was taken away, so nothing more is saved from here.", KEPT)
    sentence = owner.sentence(store.now()).removesuffix(".")
    return Problem(f"{sentence}, so nothing more is saved from here.", KEPT)


def _calm(_: Problem) -> None:
    """A sign of life that could not be given is given again."""
