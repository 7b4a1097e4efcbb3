"""Giving a password to a real school that an older version made without one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.dialogs.first_person import FirstPersonDialog
from app.ui.dialogs.steps import Step
from app.ui.doing import Doing
from app.ui.entering import protect
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.keys.unlocking import Unlocked
    from app.schools import Prepared

WHY = """
{school} was made by a version of Fivefold without passwords. Whoever gets hold of this computer can read what is in it.

In the next two minutes you choose a password and put a recovery code on paper; then its file and its backups are locked.

A backup is made first. If anything goes wrong on the way, the school stays as it is.
"""


class ProtectDialog(FirstPersonDialog):
    """Says calmly what is missing, and locks the school; `protected(folder, unlocked)` when it is."""

    protected = Signal(object, object)

    def __init__(self, window: QWidget, doing: Doing, folder: Path) -> None:
        self._folder = folder
        self.why = Step("This school is not protected yet", "Begin")
        self.why.column.addWidget(Label(WHY.strip().format(school=folder.name), "body", wrap=True))
        self.why.column.addStretch(1)
        super().__init__(window, doing, "Protect the school", [self.why], "Lock the school")

    def school_names(self) -> Sequence[str]:
        return [self._folder.name]

    def typed(self) -> dict[str, Any]:
        return {"folder": self._folder}

    def finish(self, prepared: Prepared) -> None:
        self.run(partial(protect, self._folder, prepared), "Locking the school", self._is_protected)

    def _is_protected(self, unlocked: Unlocked) -> None:
        self.set_working(False)
        self.accept()
        self.protected.emit(self._folder, unlocked)
