"""Looks, some seconds after opening, whether every page of the school's file is whole; where not, it stays said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.errors import Problem
from app.ui.doing import Doing
from app.ui.widgets.buttons import Button
from app.ui.widgets.panels import Notice

if TYPE_CHECKING:
    from app.progress import Progress
    from app.store import Store

# By then the first page is there and somebody reads it.
LATER_MS = 4000
RESTORE = "Restore a backup …"


class WholeFile(QObject):
    """Checks the file off the UI thread, and shows a banner over every page where it is damaged; `restore()`."""

    restore = Signal()

    def __init__(self, doing: Doing, room: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._doing = doing
        self._store: Store | None = None
        self.banner = Notice("", "danger")
        self.banner.hide()
        back = Button(RESTORE, "history")
        back.clicked.connect(self.restore)
        self.banner.add_action(back)
        room.insertWidget(0, self.banner)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LATER_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, store: Store) -> None:
        """Look at a school that was just opened, in a while."""
        self._store = store
        self.banner.say("")
        self._timer.start()

    def end(self) -> None:
        """Look no more."""
        self._store = None
        self._timer.stop()
        self.banner.say("")

    def look(self) -> None:
        """Look now."""
        if self._store is not None:
            self._doing.run(partial(_look, self._store), "", _whole, otherwise=self._damaged)

    def _damaged(self, problem: Problem) -> None:
        if self._store is not None:
            self.banner.say(str(problem))


def _look(store: Store, progress: Progress) -> None:
    from app.backups.checking import check_whole
    from app.backups.copying import in_words, own_connection

    progress.step(0, 0)
    with in_words(store.database), own_connection(store.database) as connection:
        check_whole(connection, sealed=store.database.key is not None)


def _whole(_: None) -> None:
    """Nobody has to be told that all is well."""
