"""Locking: everything is hidden behind a sign-in page, and given back to the same person exactly as it was.

The school stays open behind it, so that long work goes on, and its key stays in the computer's memory until the
program is closed: locking hides, it does not close.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QApplication, QDialog, QLayout, QWidget

from app.errors import Problem
from app.noting import note_signed_in
from app.progress import Progress
from app.ui.doing import Doing
from app.ui.entering import unlock
from app.ui.hidden import Hidden
from app.ui.pages.sign_in import SignInPage
from app.ui.widgets.name_list import named
from app.vault.attempts import Attempts

if TYPE_CHECKING:
    from app.keys.unlocking import Unlocked
    from app.store import Store
    from app.ui.dialogs.help import HelpDialog

UNSAVED = "{name} left something open that is not saved. If you go on, it is lost."
STAY = "Stay locked"


class Lockable(Protocol):
    """What locking asks of the window."""

    content: QWidget
    doing: Doing

    def layout(self) -> QLayout | None:
        """Return the layout that the content stands in."""
        ...

    def window_widget(self) -> QWidget:
        """Return the window itself."""
        ...


class Lock(QObject):
    """One time of being locked.

    `opened()` comes when the same person is back, and everything with them. `taken_over(unlocked)` comes when
    somebody else has signed in, and `left()` when whoever sits there leaves the school for another.
    """

    opened, left = Signal(), Signal()
    taken_over = Signal(object)

    def __init__(self, window: Lockable, store: Store, school: str) -> None:
        super().__init__(window.window_widget())
        assert store.unlocked is not None
        self._window, self._store = window, store
        self._attempts = Attempts(store.database.folder)
        self._guide: HelpDialog | None = None
        self._hidden = Hidden(window.window_widget(), window.content)
        self.page = page = SignInPage(
            Path(store.database.folder),
            school,
            named(store.unlocked.key_file.people),
            store.unlocked.number,
            self._wait,
        )
        page.cover(store.unlocked.name)
        page.form.asked.connect(self._try)
        page.form.forgotten.connect(self._forgotten)
        page.another.connect(self._leave)
        layout = window.layout()
        assert layout is not None
        layout.addWidget(page)
        # A dialog that was hidden had the keyboard.
        window.window_widget().activateWindow()
        page.focus_first()
        _application().installEventFilter(self)
        self._note("lock")

    def take(self, dialog: QDialog) -> None:
        """Keep a dialog that long work has asked for meanwhile until somebody is back."""
        self._hidden.take(dialog)

    def end(self) -> None:
        """Take the page away, whoever has come."""
        _application().removeEventFilter(self)
        self.page.hide()
        self.page.deleteLater()
        self.deleteLater()

    # --- signing in ---

    def _wait(self) -> int:
        return self._attempts.wait(self._store.now())

    def _try(self, number: int, password: str) -> None:
        assert self._store.unlocked is not None
        work = partial(_unlock, self._store.unlocked, number, password, self._attempts)
        job = self._window.doing.run(work, "", self._unlocked, otherwise=self._refused)
        job.ended.connect(self._ended)

    def _refused(self, problem: Problem) -> None:
        self.page.form.refuse(str(problem))

    def _ended(self) -> None:
        self.page.form.set_busy(False)

    def _unlocked(self, unlocked: Unlocked) -> None:
        assert self._store.unlocked is not None
        if unlocked.number == self._store.unlocked.number:
            self._note("sign_in")
            self.end()
            self._hidden.give_back()
            self.opened.emit()
        else:
            self._ask("Sign in, and let it go", partial(self._go_on, unlocked))

    def _go_on(self, unlocked: Unlocked) -> None:
        self.end()
        self._hidden.drop()
        self.taken_over.emit(unlocked)

    # --- leaving ---

    def _leave(self) -> None:
        self._ask("Leave, and let it go", self._go)

    def _go(self) -> None:
        self.end()
        self._hidden.drop()
        self.left.emit()

    def _ask(self, way: str, call: Callable[[], None]) -> None:
        """Ask, where something is not saved, before it is lost."""
        assert self._store.unlocked is not None
        self.page.form.clear()
        if self._hidden.unsaved:
            words = UNSAVED.format(name=self._store.unlocked.name)
            self.page.offer(words, (STAY, self._stay), (way, call))
        else:
            call()

    def _stay(self) -> None:
        self.page.offer("")
        self.page.focus_first()

    def _forgotten(self) -> None:
        words = "With the recovery code you get a new password once you have left the school."
        self.page.offer(words, (STAY, self._stay), ("Leave the school", self._leave))

    # --- what must not happen meanwhile ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent):
            # The keys of the window and its pages are dead, but for help; the password's field has no shortcuts.
            if event.key() == QKeySequence("F1"):
                self._explain()
            return self._guide is None or watched.parent() is not self._guide
        shown = event.type() == QEvent.Type.Show and watched.parent() is not self.page
        if shown and isinstance(watched, QDialog) and watched.isWindow():
            QTimer.singleShot(0, watched, partial(self._hide_late, watched))
        return False

    def _explain(self) -> None:
        """Open the guide at signing in: a guide of this page's own, the other one stays where it was."""
        from app.ui.dialogs.help import show_help

        guide = show_help(self.page, "sign_in")
        if self._guide is None:
            self._guide = guide
            guide.finished.connect(self._explained)

    def _explained(self) -> None:
        self._window.window_widget().activateWindow()
        self.page.focus_first()

    def _hide_late(self, dialog: QDialog) -> None:
        if dialog.isVisible() and not self.page.isHidden():
            self._hidden.take(dialog)

    def _note(self, kind: str) -> None:
        """Write into the audit trail, without anybody waiting for an import that goes on."""
        if self._store.database.can_write:
            self._window.doing.run(partial(_note, self._store, kind, self._attempts), "", _nothing)


def _unlock(
    unlocked: Unlocked, number: int, password: str, attempts: Attempts, progress: Progress
) -> Unlocked:
    progress.step(0, 0)
    return unlock(unlocked.key_file, number, password, attempts)


def _note(store: Store, kind: str, attempts: Attempts, progress: Progress) -> None:
    progress.step(0, 0)
    if kind == "sign_in":
        note_signed_in(store, attempts)
    else:
        store.note(kind)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _nothing(_: object) -> None:
    """Take the answer of work that has none."""
