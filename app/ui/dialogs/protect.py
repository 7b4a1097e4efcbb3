"""Giving a password to a real school that an older version made without one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
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

STILL_OPEN = """
The school is locked. These could not be reached or locked, so whoever gets hold of them can read what is in them:

{files}

Plug the disk in that they are on; Fivefold tries again when the school is opened.

Delete what is damaged or no longer needed.
"""


class ProtectDialog(FirstPersonDialog):
    """Says calmly what is missing, and locks the school; `protected(folder, unlocked)` when it is."""

    protected = Signal(object, object)

    def __init__(self, window: QWidget, doing: Doing, folder: Path) -> None:
        self._folder = folder
        self.why = Step("This school is not protected yet", "Begin")
        self.why.column.addWidget(Label(WHY.strip().format(school=folder.name), "body", wrap=True))
        self.why.column.addStretch(1)
        self._unlocked: Unlocked | None = None
        self.rest, self.open_still = (
            Step("Some copies are not locked", "Open the school"),
            Label("", "body", wrap=True),
        )
        self.open_still.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rest.column.addWidget(self.open_still)
        self.rest.column.addStretch(1)
        super().__init__(
            window, doing, "Protect the school", [self.why], "Lock the school", after=[self.rest]
        )

    def school_names(self) -> Sequence[str]:
        return [self._folder.name]

    def typed(self) -> dict[str, Any]:
        return {"folder": self._folder}

    def finish(self, prepared: Prepared) -> None:
        self.run(partial(protect, self._folder, prepared), "Locking the school", self._is_protected)

    def _is_protected(self, answer: tuple[Unlocked, list[Path]]) -> None:
        self.set_working(False)
        self._unlocked, left_open = answer
        if not left_open:
            self._go_in()
            return
        files = "\n".join(f"·  {one}" for one in left_open)
        self.open_still.setText(STILL_OPEN.strip().format(files=files))
        self.show_step(self.steps.index(self.rest))
        self.leave.hide()

    def passed(self, at: int) -> None:
        if self.steps[at] is self.rest:
            self._go_in()
        else:
            super().passed(at)

    def counted(self) -> int:
        return len(self.steps) - 1

    def may_go_back(self, at: int) -> bool:
        return self.steps[at] is not self.rest

    def _go_in(self) -> None:
        self.accept()
        self.protected.emit(self._folder, self._unlocked)

    def reject(self) -> None:
        # The school is locked already: leaving the list is a way in.
        if self._unlocked is not None:
            self._go_in()
        else:
            super().reject()
