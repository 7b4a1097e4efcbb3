"""What can be done with a pupil's record as a whole: the lower part of the menu More, and the same as commands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.abilities import Ability
from app.errors import Problem
from app.queries.rights.held import Held
from app.queries.rights.which_pupil import hold_of
from app.ui.allowed import refusal
from app.ui.pupil_view import PupilView
from app.ui.shell import Command, Shell

_A = Ability


class RecordDoing(QObject):
    """Adds to a menu what whoever is signed in may do with the record of the pupil that is open."""

    def __init__(self, shell: Shell, view: PupilView, menu: QMenu) -> None:
        super().__init__(menu)
        self._shell, self._view = shell, view
        menu.addSeparator()
        entries: tuple[tuple[str, Ability, Callable[[], None]], ...] = (
            ("Everything held …", _A.SUBJECT_ACCESS, self.review),
            ("Transfer file …", _A.SUBJECT_ACCESS, self.transfer),
            ("Copies given away …", _A.SUBJECT_ACCESS, self.copies),
            ("Hold …", _A.CHANGE_PUPILS, self.hold),
            ("Make anonymous …", _A.ERASE, partial(self.erase, figures_stay=True)),
            ("Erase …", _A.ERASE, self.erase),
        )
        self.actions: list[tuple[QAction, Ability]] = []
        for words, ability, call in entries:
            action = menu.addAction(words)
            # A menu says whether it was ticked, which nothing here asks.
            action.triggered.connect(partial(_call, call))
            self.actions.append((action, ability))
        menu.aboutToShow.connect(self._look)

    def commands(self) -> list[Command]:
        """Return the same for "Find or do anything", while a pupil is open."""
        self._look()
        return [
            Command(
                f"This pupil’s record: {action.text().removesuffix(' …').lower()}", "", action.trigger, "file"
            )
            for action, _ in self.actions
            if action.isVisible()
        ]

    def _look(self) -> None:
        page = self._view.page
        for action, ability in self.actions:
            action.setVisible(page is not None and not refusal(self._shell.store, ability))
        if page is None:
            return
        held = self._shell.store.read(hold_of, page.id)
        hold, anonymise = self.actions[3][0], self.actions[4][0]
        hold.setText("Hold …" if held is None else "End the hold")
        anonymise.setVisible(anonymise.isVisible() and page.left_on is not None)

    # --- what they do ---

    def review(self) -> None:
        """Open everything held, to go through it and give a copy away."""
        from app.ui.dialogs.record_review import RecordReview

        if (held := self._held()) is not None:
            self._shell.show_dialog(RecordReview(self._shell, held))

    def transfer(self) -> None:
        """Open the dialog of the file for the next school."""
        from app.ui.dialogs.record_transfer import TransferDialog

        if (held := self._held()) is not None:
            self._shell.show_dialog(TransferDialog(self._shell, held))

    def copies(self) -> None:
        """Open the list of copies that were given away."""
        from app.ui.dialogs.record_copies import CopiesDialog

        if (page := self._view.page) is not None:
            self._shell.show_dialog(CopiesDialog(self._shell, page.id, page.name))

    def hold(self) -> None:
        """Put the record on hold, or end the hold."""
        from app.operations.rights.holding import release_hold
        from app.ui.dialogs.hold import hold_dialog

        if (page := self._view.page) is None:
            return
        if self._shell.store.read(hold_of, page.id) is not None:
            self._shell.write(release_hold, page.id)
        else:
            self._shell.show_dialog(hold_dialog(self._shell, page.id, page.name))

    def erase(self, *, figures_stay: bool = False) -> None:
        """Open the dialog that erases the record, or makes it anonymous."""
        from app.ui.dialogs.erase import ask_to_erase

        if (page := self._view.page) is not None:
            ask_to_erase(self._shell, page.id, figures_stay=figures_stay)

    def _held(self) -> Held | None:
        from app.rights.giving import open_record

        if self._view.page is None:
            return None
        try:
            return open_record(self._shell.store, self._view.page.id)
        except Problem as problem:
            self._shell.say(str(problem), "danger")
            return None


def _call(call: Callable[[], None], ticked: bool = False) -> None:
    call()
