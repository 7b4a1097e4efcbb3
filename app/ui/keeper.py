"""Keeps backups of the open school: every half hour and at the end where something changed; and puts one back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import Problem
from app.progress import Cancelled, Progress
from app.ui.allowed import LOOKING
from app.ui.doing import Doing
from app.ui.heart import Heart
from app.ui.publishing import Publishing
from app.ui.settings import Remembered
from app.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from datetime import datetime

    from app.backups.files import Backup
    from app.backups.making import Made
    from app.keys.unlocking import Unlocked
    from app.person import Person
    from app.store import Store

EVERY_MS = 30 * 60 * 1000
# The first page is painted before anybody asks the disk when the last backup was made.
SOON_MS = 300
_FAILED = "backup_failed"


class Kept(Protocol):
    """What keeping asks of the window."""

    doing: Doing
    status: StatusBar
    remembered: Remembered

    def open_store(self, store: Store) -> None:
        """Show a school."""
        ...

    def close_school(self) -> None:
        """Take the pages away and close the school."""
        ...


class Keeper(QObject):
    """Makes backups while a school is open.

    `news()` comes when there is one more; `lost(Problem)` where a school could not be opened again after restoring;
    `stopped(Store)` where the open one is somebody else's by now.
    """

    news = Signal()
    lost = Signal(object)
    stopped = Signal(object)
    closed = Signal()
    # What Settings asks for: the school where it is shared now, or what a conflict has kept.
    shared, look_wanted = Signal(object), Signal(object)

    def __init__(self, window: Kept, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._store: Store | None = None
        self._said = self._backed_up = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)
        self.heart = Heart(window.doing, self)
        self.publishing = Publishing(window.doing, window.status, self)
        for one in (self.heart, self.publishing):
            one.lost.connect(self._stop)

    # --- a school comes and goes ---

    def open(self, store: Store) -> None:
        """Begin to keep a school."""
        self._store, self._said, self._backed_up = store, "", ""
        self._timer.start()
        self.heart.begin(store)
        self.publishing.begin(store)
        self.show_facts()
        QTimer.singleShot(SOON_MS, self, self._show_age)

    def close(self) -> None:
        """Back up what changed since the last backup, and close the school."""
        self._timer.stop()
        self.heart.end()
        self.publishing.end()
        store, self._store = self._store, None
        if store is None:
            return
        self.closed.emit()
        for step in (partial(_keep_last, store), store.close):
            try:
                said = step()
            except Problem as problem:
                said = str(problem)
            if said:
                # Nobody looks any more: it is said when the program is opened next.
                self._window.remembered.set_text(_FAILED, said)

    def show_facts(self) -> None:
        """Show at the foot who is there, that the school is not locked if so, and when it was backed up."""
        from app.ui.wording import UNPROTECTED

        if self._store is None:
            return
        if self._store.unlocked is None:
            self._window.status.set_right(self._store.person, self._backed_up, notice=UNPROTECTED)
        else:
            # Who is signed in stands on a button beside it.
            self._window.status.set_right(
                self._backed_up, notice="" if self._store.database.can_write else LOOKING
            )

    def _show_age(self) -> None:
        if self._store is None:
            return
        from app.backups.files import files_in, folder_of

        found = files_in(folder_of(self._store.database.folder))
        self._backed_up = _age(found[0][0], self._store) if found else "Not backed up yet"
        self.show_facts()
        if failed := self._window.remembered.text(_FAILED):
            self._window.remembered.set_text(_FAILED, "")
            self._warn(f"When the school was closed: {failed}")

    def _stop(self, problem: Problem) -> None:
        """Write nothing more: what is shown and typed stays; what was not published is kept as a conflict."""
        if self._store is None:
            return
        self._store.stop(problem)
        self.stopped.emit(self._store)
        self._window.status.say(str(problem), "danger")
        self.publishing.publish()

    # --- making one ---

    def keep(self) -> None:
        """Make a backup if something changed, off the UI thread; what goes wrong is said once."""
        if self._store is not None and self._store.database.can_write:
            self._window.doing.run(partial(_keep_up, self._store), "", self._kept, otherwise=self._could_not)

    def make_one(self) -> None:
        """Make a backup now, whether or not something changed, and say so."""
        if self._store is not None:
            self._window.doing.run(partial(_make, self._store), "Making a backup", self._made)

    def _made(self, made: Made) -> None:
        self._kept(made)
        if not made.warning:
            self._window.status.say("A backup was made.")

    def _kept(self, made: Made | None) -> None:
        if made is None:
            return
        self._show_age()
        self.news.emit()
        if made.warning:
            self._warn(made.warning)
        else:
            self._said = ""

    def _could_not(self, problem: Problem) -> None:
        self._warn(str(problem))

    def _warn(self, sentence: str) -> None:
        if sentence != self._said:
            self._said = sentence
            self._window.status.say(sentence, "warning")

    # --- putting one back ---

    def restore(self, backup: Backup) -> None:
        """Put a backup in the place of the open school, off the UI thread, and open it; else open what was there."""
        store, self._store = self._store, None
        if store is None:
            return
        self._timer.stop()
        # Nobody may have the file open while it is exchanged.
        self._window.doing.stop()
        self._window.close_school()
        try:
            store.close()
        except Problem as problem:
            self._window.remembered.set_text(_FAILED, str(problem))
        self.restore_into(store.place, backup, store.unlocked, store.who)

    def restore_into(
        self, folder: Path, backup: Backup, unlocked: Unlocked | None, who: Person | None = None
    ) -> None:
        """Put a backup in a place where no school is open, and open it for who has signed in."""
        work = partial(_restore, folder, backup, unlocked, who)
        self._window.doing.run(work, "Restoring the backup", self._restored, otherwise=self._lost)

    def _restored(self, answer: tuple[Store, str, str]) -> None:
        store, sentence, kind = answer
        self._window.open_store(store)
        self._window.status.say(sentence, kind)

    def _lost(self, problem: Problem) -> None:
        self._window.status.say(str(problem), "danger")
        self.lost.emit(problem)


def _age(made_at: datetime, store: Store) -> str:
    # Nothing of a start needs a calendar.
    from app.ui.dates import short_date

    here = made_at.astimezone()
    day = "today" if here.date() == store.today() else f"on {short_date(here.date(), store.today())}"
    return f"Backed up {day} at {here:%H:%M}"


def _keep_up(store: Store, progress: Progress) -> Made | None:
    from app.reserve import keep_reserve

    # Used up on a full disk, it is made again once there is room.
    if store.held is not None:
        keep_reserve(store.database.folder)
    return _keep(store, progress)


def _keep_last(store: Store) -> str:
    if store.database.can_write:
        _keep(store, None)
    return ""


def _keep(store: Store, progress: Progress | None) -> Made | None:
    from app.backups.making import back_up, changed_since_backup

    if not changed_since_backup(store.database):
        return None
    return back_up(store.database, now=store.now(), who=store.who, progress=progress)


def _make(store: Store, progress: Progress) -> Made:
    from app.backups.making import back_up

    return back_up(store.database, now=store.now(), who=store.who, progress=progress)


def _restore(
    folder: Path, backup: Backup, unlocked: Unlocked | None, who: Person | None, progress: Progress
) -> tuple[Store, str, str]:
    from app.keys.seal import OPEN
    from app.person import NOBODY
    from app.schools import open_store, restore_school
    from app.store import moment
    from app.ui.wording import warm_wording
    from app.vault.protecting import person_of
    from app.vault.seals import seal_of

    sentence, kind = "Stopped. Nothing was changed.", "warning"
    if unlocked is not None:
        seal, who = seal_of(unlocked), person_of(unlocked)
    else:
        seal, who = OPEN, who or NOBODY
    try:
        done = restore_school(folder, backup, seal=seal, now=moment(), who=who, progress=progress)
        sentence, kind = done.sentence, "good"
    except Problem as problem:
        sentence, kind = str(problem), "danger"
        # What was there is there still; where it cannot be opened, what went wrong first is what matters.
        try:
            store = open_store(folder, unlocked)
        except Problem:
            raise problem from None
    except Cancelled:
        store = open_store(folder, unlocked)
    else:
        store = open_store(folder, unlocked)
    warm_wording(store)
    return store, sentence, kind
