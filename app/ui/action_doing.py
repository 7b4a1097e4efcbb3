"""What can be done with an action, wherever it stands: a meeting, a pupil's page, the list of an agency."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.abilities import Ability
from app.operations.meetings.actions import close_action, reopen_action, take_back_action
from app.ui.allowed import refused
from app.ui.widgets.fact_rows import Verb

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.queries.meetings.rows import ActionRow
    from app.ui.shell import Shell


class ActionDoing(QObject):
    """Does it at once where it takes one click, and opens a dialog where it takes words."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell

    def verbs(self, row: ActionRow) -> tuple[Verb, ...]:
        """Return what can be done with a row."""
        if not row.is_open:
            return (Verb("Open again", row.words, partial(self.reopen, row)),)
        return (
            Verb("Done", row.words, partial(self.done, row)),
            Verb("Close …", row.words, partial(self.close, row)),
            Verb("Change", row.words, partial(self.change, row)),
        )

    def add(self, pupil_id: int, name: str) -> None:
        """Note an action about a pupil."""
        from app.ui.dialogs.action import action_dialog

        if not refused(self._shell, Ability.LOG):
            self._shell.show_dialog(action_dialog(self._shell, None, pupil_id=pupil_id, name=name))

    def done(self, row: ActionRow) -> None:
        """Mark an action as done today."""
        self._shell.write(close_action, row.id, "done", today=self._shell.today())

    def close(self, row: ActionRow) -> None:
        """Close an action with what came of it."""
        from app.ui.dialogs.action import close_dialog

        self._shell.show_dialog(close_dialog(self._shell, row))

    def change(self, row: ActionRow) -> None:
        """Change what, who or by when."""
        from app.ui.dialogs.action import action_dialog

        self._shell.show_dialog(action_dialog(self._shell, row, pupil_id=row.pupil_id))

    def reopen(self, row: ActionRow) -> None:
        """Open an action again."""
        self._shell.write(reopen_action, row.id)

    def take_back(self, row: ActionRow) -> None:
        """Take away an action that was noted by mistake."""
        self._shell.write(take_back_action, row.id)
