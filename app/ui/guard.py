"""Stands by while a locked school is open: who is there, when it locks, and what leaves the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from app.abilities import ROLE_LABELS
from app.ui.allowed import looking
from app.ui.doing import Doing
from app.ui.look_only import can_try
from app.ui.shell import Command
from app.ui.widgets.sample_strip import SampleStrip
from app.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from datetime import datetime

    from app.store import Store
    from app.ui.clipboard import Copied
    from app.ui.idle import Idle
    from app.ui.locking import Lock
    from app.ui.screen_lock import ScreenLock
TITLE = "Fivefold"
NO_PASSWORD = "The sample has no password, so nothing is locked."


class Guarded(Protocol):
    """What guarding asks of the window."""

    content: QWidget
    doing: Doing
    status: StatusBar
    strip: SampleStrip

    def layout(self) -> QLayout | None:
        """Return the layout that the content stands in."""
        ...

    def window_widget(self) -> QWidget:
        """Return the window itself."""
        ...

    def close_school(self) -> None:
        """Take the pages away and close the school."""
        ...


class Guard(QObject):
    """Locks the window: after minutes without a touch, with the computer's screen, or when somebody asks.

    `signed_out(folder)` comes when a school was closed so that somebody else can sign in, and
    `taken_over(folder, unlocked)` when somebody has; `password_asked()` when who is signed in wants another
    password. A school without passwords is never locked; `left()` comes when it was closed for another one.
    """

    signed_out = Signal(object)
    taken_over = Signal(object, object)
    password_asked = Signal()
    left = Signal()

    def __init__(self, window: Guarded) -> None:
        super().__init__(window.window_widget())
        self._window = window
        self._store: Store | None = None
        self._idle: Idle | None = None
        self._screen: ScreenLock | None = None
        self._copied: Copied | None = None
        self._title = TITLE
        self.lock_page: Lock | None = None

    # --- a school comes and goes ---

    def open(self, store: Store) -> None:
        """Begin to guard a school; the sample needs none of it."""
        self._store = store if store.unlocked is not None else None
        self.show_strip(store)
        role = ROLE_LABELS[store.who.role] if store.who.role is not None else ""
        who = ", ".join(filter(None, (store.person, role)))
        self._window.status.set_person(who if self._store is not None else "")
        if self._store is None:
            return
        # The sample and the shell's first paint need none of these.
        from app.ui.clipboard import Copied
        from app.ui.idle import Idle
        from app.ui.screen_lock import ScreenLock

        if self._idle is None or self._screen is None or self._copied is None:
            self._idle, self._screen = Idle(self._now, self), ScreenLock(self)
            self._copied = Copied(self)
            self._idle.idle.connect(self.lock)
            self._screen.locked.connect(self.lock)
            self._screen.listen(int(self._window.window_widget().winId()))
        self._begin()

    def show_strip(self, store: Store) -> None:
        """Say over every page what kind of school it is, and whether it is open to look at only."""
        sample = store.unlocked is None
        self._window.strip.show_for(sample=sample, looking=looking(store), again=can_try(store))

    def close(self) -> None:
        """Guard nothing any more; what was copied leaves the clipboard."""
        self._store = None
        if self._idle is not None and self._copied is not None:
            self._idle.stop()
            self._copied.stop()
        self._window.strip.hide()
        self.set_title("")

    def heard(self, tables: frozenset[str]) -> None:
        """Take the news of a write: the minutes may be others now."""
        if "school" in tables and self._store is not None:
            self._begin()

    def _begin(self) -> None:
        from app.queries.locking import lock_settings

        assert self._store is not None
        assert self._idle is not None
        assert self._copied is not None
        settings = self._store.read(lock_settings)
        self._copied.begin(settings.clipboard_seconds)
        if self.lock_page is None:
            self._idle.begin(settings.minutes)

    def _now(self) -> datetime:
        assert self._store is not None
        return self._store.now()

    # --- locking ---

    @property
    def locked(self) -> bool:
        """Say whether everything is hidden now."""
        return self.lock_page is not None

    def lock(self) -> None:
        """Hide everything behind the sign-in page, if this school has passwords."""
        if self._store is None and not self._window.strip.isHidden():
            self._window.status.say(NO_PASSWORD, "warning")
        if self._store is None or self.lock_page is not None:
            return
        from app.ui.locking import Lock

        assert self._idle is not None
        assert self._copied is not None
        self._idle.stop()
        self._copied.clear()
        self._window.window_widget().setWindowTitle(TITLE)
        self.lock_page = Lock(self._window, self._store, self._title)
        self.lock_page.opened.connect(self._opened)
        self.lock_page.taken_over.connect(self._taken_over)
        self.lock_page.left.connect(self._left)

    def keeps(self, dialog: QDialog) -> bool:
        """Say whether a dialog that is to be shown has to wait until somebody is back."""
        if self.lock_page is not None:
            self.lock_page.take(dialog)
        return self.lock_page is not None

    def set_title(self, school: str) -> None:
        """Let the window's title name the school, as far as anybody may see it."""
        self._title = school
        if self.lock_page is None:
            self._window.window_widget().setWindowTitle(f"{school} – {TITLE}" if school else TITLE)

    def _opened(self) -> None:
        self.lock_page = None
        self.set_title(self._title)
        if self._store is not None:
            self._begin()

    def _taken_over(self, unlocked: object) -> None:
        folder = self._close()
        self.taken_over.emit(folder, unlocked)

    def _left(self) -> None:
        self.signed_out.emit(self._close())

    def sign_out(self) -> None:
        """Close the school and ask who is there."""
        if self._store is not None:
            self.signed_out.emit(self._close())

    def leave(self) -> None:
        """Close a school that nobody signs in to, so that another can be made or opened."""
        self._window.doing.stop()
        self._window.close_school()
        self.left.emit()

    def _close(self) -> object:
        assert self._store is not None
        folder = self._store.place
        self.lock_page = None
        self._window.doing.stop()
        self._window.close_school()
        self._window.content.show()
        return folder

    def commands(self) -> list[Command]:
        """Return what "Find or do anything" can do for whoever is signed in."""
        if self._store is None:
            return [Command("Begin with your school", "", self.leave, "school")]
        return [
            Command("Lock", "Ctrl+Shift+L", self.lock, "lock"),
            Command("Change my password", "", self.password_asked.emit, "lock"),
            Command("Sign out", "", self.sign_out, "back"),
        ]
