"""Puts a school right that cannot be opened or is damaged: a backup, its key file, or another place for it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from app.abilities import Ability
from app.ui.whole import WholeFile

if TYPE_CHECKING:
    from app.backups.files import Backup
    from app.ui.signing_in import SigningIn
    from app.ui.window import Window


class Mending(QObject):
    """Mends the school in `folder`, or the open one; `mended(folder, sentence)` where it can be opened again."""

    mended = Signal(object, str)

    def __init__(self, window: Window, signing_in: SigningIn, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._signing_in = window, signing_in
        self.folder = Path()
        signing_in.restore.connect(self.restore)
        signing_in.take_keys.connect(self.take_keys)
        signing_in.move.connect(self.move)
        room = window.content.layout()
        assert isinstance(room, QVBoxLayout)
        self.whole = WholeFile(window.doing, room, self)
        self.whole.restore.connect(self.restore_open)
        window.school_shown.connect(self._watch)
        window.keeper.closed.connect(self.whole.end)

    @Slot()
    def take_keys(self) -> None:
        """Take the key file that is missing or damaged from the newest backup."""
        from app.ui.entering import take_keys

        self._window.doing.run(partial(take_keys, self.folder), "Taking the key file", self._done)

    @Slot()
    def move(self) -> None:
        """Move a live school that lies where none may to this computer, and share it there."""
        from app.ui.entering import move

        work = partial(move, self.folder, self._signing_in.unlocked_for(self.folder))
        self._window.doing.run(work, "Moving the school to this computer", self._done)

    def _done(self, sentence: str) -> None:
        self.mended.emit(self.folder, sentence)

    @Slot()
    def restore(self) -> None:
        """Ask which backup of the school that could not be opened to put back."""
        from app.backups.files import backups
        from app.shared.place import home_of
        from app.ui.dialogs.restore import RestoreDialog

        seal, home = self._signing_in.seal(self.folder), home_of(self.folder)
        unlocked = self._signing_in.unlocked_for(self.folder)
        sees_risk = unlocked is None or Ability.SEE_RISK in unlocked.abilities
        dialog = RestoreDialog(self._window, home, backups(home), seal, sees_risk=sees_risk)
        dialog.chosen.connect(self._restore)
        self._window.show_dialog(dialog)

    def _restore(self, backup: Backup) -> None:
        unlocked = self._signing_in.unlocked_for(self.folder)
        self._window.keeper.restore_into(self.folder, backup, unlocked)

    @Slot()
    def restore_open(self) -> None:
        """Ask which backup to put in the place of the open school, whose file is damaged."""
        from app.backups.files import backups
        from app.ui.dialogs.restore import RestoreDialog

        store = self._window.store
        database, sees_risk = store.database, store.may(Ability.SEE_RISK)
        if not (found := backups(database.folder, database.seal)):
            self._window.say("There is no backup of this school on this computer.", "danger")
            return
        dialog = RestoreDialog(self._window, database.folder, found, database.seal, sees_risk=sees_risk)
        dialog.chosen.connect(self._window.keeper.restore)
        self._window.show_dialog(dialog)

    def _watch(self) -> None:
        self.whole.begin(self._window.store)

    def has_backups(self) -> bool:
        """Say whether there is anything to put back."""
        from app.backups.files import files_in, folder_of
        from app.shared.place import home_of

        return bool(files_in(folder_of(home_of(self.folder))))

    def lacks_keys(self) -> bool:
        """Say whether what is wrong is the key file, and a backup has one."""
        from app.errors import Problem
        from app.keys.key_file import load
        from app.vault.state import key_file_in_backups

        try:
            load(self.folder)
        except Problem:
            return key_file_in_backups(self.folder) is not None
        return False
