"""Signing in to a locked school: shows its page, tries what is typed, and says truly what was in the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import Problem
from app.ui.remembered_schools import recall, remember

if TYPE_CHECKING:
    from app.keys.seal import Seal
    from app.keys.unlocking import Unlocked
    from app.store import Store
    from app.ui.entering import Entering
    from app.ui.pages.sign_in import SignInPage
    from app.ui.window import Window
    from app.vault.state import State

TAKE_KEYS, RESTORE = "Take it from a backup", "Restore a backup …"


class SigningIn(QObject):
    """Asks who is there and lets them into a school.

    `plain(folder)` comes where no password is asked after all, `another()` where another school is wanted,
    `restore()`, `take_keys()` and `move()` where those are the way on.
    """

    another, restore, take_keys, move = Signal(), Signal(), Signal(), Signal()
    plain = Signal(object)

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._entering: Entering | None = None
        self.page: SignInPage | None = None

    def ask(self, folder: Path) -> bool:
        """Show the sign-in page of a locked school; returns whether it is one.

        Raises KeyFileDamaged or another Problem where nobody could sign in.
        """
        # Neither the database's library nor the cryptographic one is read in before this page is painted.
        from app.keys.names import KEY_FILE, names_in
        from app.ui.entering import Entering, folder_to_sign_in
        from app.ui.pages.sign_in import SignInPage
        from app.ui.widgets.name_list import named
        from app.vault.attempts import Attempts

        if not ((home := folder_to_sign_in(folder)) / KEY_FILE).exists():
            return False
        if (found := names_in(home)) is None:
            from app.keys.key_file import load

            people = named(load(home).people)
        else:
            people = named(found)
        self._entering = entering = Entering(folder, Attempts(folder), self._window.remembered.text("page"))
        known = recall(self._window.remembered, folder)
        self.page = page = SignInPage(folder, known.name, people, known.person, entering.wait)
        page.form.asked.connect(self._try)
        page.form.forgotten.connect(self._forgotten)
        page.another.connect(self.another)
        self._window.show_front(page)
        page.focus_first()
        return True

    def read_in(self) -> None:
        """Read in what opening will take, and see that the school is whole, while somebody types."""
        from app.ui.entering import state

        if self._entering is not None:
            work = partial(state, self._entering.folder, self._entering.first)
            self._window.doing.run(work, "", self._stands, otherwise=self._looks_bad)

    def enter(self, folder: Path, unlocked: Unlocked) -> None:
        """Open a school for somebody whose password or code was right already."""
        from app.ui.entering import Entering
        from app.vault.attempts import Attempts

        first = self._window.remembered.text("page")
        self._entering = Entering(folder, Attempts(folder), first, unlocked)
        self._open()

    def unlocked_for(self, folder: Path) -> Unlocked | None:
        """Return who has unlocked a school's keys, even where the school itself could not be opened then."""
        same = self._entering is not None and self._entering.folder == folder
        return self._entering.unlocked if self._entering is not None and same else None

    def seal(self, folder: Path) -> Seal:
        """Return what a school's files can be read with, as far as somebody has signed in."""
        from app.keys.seal import OPEN
        from app.vault.seals import seal_of

        unlocked = self.unlocked_for(folder)
        return OPEN if unlocked is None else seal_of(unlocked)

    # --- trying ---

    def _try(self, number: int, password: str) -> None:
        assert self._entering is not None
        self._run(partial(self._entering.unlock, number, password))

    def _open(self) -> None:
        assert self._entering is not None
        self._run(self._entering.open)

    def _open_again(self, *, look: bool = False, take_over: bool = False) -> None:
        assert self._entering is not None
        self._entering.look, self._entering.take_over = look, take_over
        if self.page is not None:
            self.page.offer("")
        self._open()

    def _run(self, work: Callable[..., Store]) -> None:
        job = self._window.doing.run(work, "Opening the school", self._entered, otherwise=self._refused)
        job.ended.connect(self._ended)

    def _entered(self, store: Store) -> None:
        self.page = None
        self._window.open_store(store)
        if store.unlocked is not None:
            remember(self._window.remembered, store, store.unlocked.number)

    def _ended(self) -> None:
        if self.page is not None:
            self.page.form.set_busy(False)

    # --- what is in the way ---

    def _refused(self, problem: Problem) -> None:
        from app.keys.problems import WrongPassword

        assert self._entering is not None
        if self.page is None and not self._show_again():
            self._window.say(str(problem), "danger")
            return
        assert self.page is not None
        if isinstance(problem, WrongPassword):
            self.page.form.refuse(str(problem))
        else:
            self.page.form.clear()
            self.page.offer(str(problem), *self._ways(problem))

    def _show_again(self) -> bool:
        entering = self._entering
        assert entering is not None
        try:
            shown = self.ask(entering.folder)
        except Problem:
            return False
        # What was unlocked stays so: the way on may need no password.
        self._entering = entering
        return shown

    def _ways(self, problem: Problem) -> list[tuple[str, Callable[[], None]]]:
        """Return what can be done about a problem, in words for buttons."""
        from app.keys.problems import KeyFileDamaged, KeyFileMissing
        from app.ui.look_only import ways_past

        assert self._entering is not None
        if ways := ways_past(problem, self._open_again, self.move.emit):
            return ways
        if isinstance(problem, KeyFileDamaged | KeyFileMissing):
            return [(TAKE_KEYS, self.take_keys.emit)]
        if self._entering.unlocked is not None and self._has_backups():
            return [(RESTORE, self.restore.emit)]
        return []

    def _stands(self, state: State) -> None:
        from app.vault.state import State

        if state is not State.LOCKED and self.page is not None and self._entering is not None:
            self.page = None
            self.plain.emit(self._entering.folder)

    def _looks_bad(self, problem: Problem) -> None:
        if self.page is not None:
            cure = "Whoever signs in can put a backup back." if self._has_backups() else ""
            self.page.offer(f"{problem} {cure}".strip())
            self.page.focus_first()

    def _has_backups(self) -> bool:
        from app.backups.files import files_in, folder_of
        from app.shared.place import home_of

        return self._entering is not None and bool(files_in(folder_of(home_of(self._entering.folder))))

    def _forgotten(self) -> None:
        from app.keys.key_file import load
        from app.ui.dialogs.recovery import RecoveryDialog
        from app.ui.entering import folder_to_sign_in

        assert self._entering is not None
        assert self.page is not None
        chosen = self.page.form.names.selected_key()
        try:
            people = load(folder_to_sign_in(self._entering.folder)).people
        except Problem as problem:
            self.page.offer(str(problem), *self._ways(problem))
            return
        dialog = RecoveryDialog(self._window, self._window.doing, self._entering.folder, people, chosen)
        dialog.recovered.connect(self.enter)
        self._window.show_dialog(dialog)
