"""Noting in the audit trail whose page is opened, off the UI thread, and saying once where that cannot be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import Problem
from app.noting import UNRECORDED, note_if_writable
from app.ui.shell import Shell

if TYPE_CHECKING:
    from app.progress import Progress
    from app.store import Store


class Noting(QObject):
    """Notes looks; a school that cannot be written says once that they are not recorded."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._said = False

    def looked(self, pupil_id: int) -> None:
        """Note that a pupil's page is opened; the page does not wait for it."""
        self._shell.run(partial(_note, self._shell.store, pupil_id), "", self._noted)

    def _noted(self, sentence: str) -> None:
        if sentence and not self._said:
            self._said = True
            self._shell.say(sentence, "warning")


def _note(store: Store, pupil_id: int, _progress: Progress) -> str:
    """Note a look; returns what to say where it is not in the trail."""
    try:
        return "" if note_if_writable(store, "open_pupil", ("pupil", pupil_id)) else UNRECORDED
    except Problem:
        return UNRECORDED
