"""What can be done with a meeting: planned, changed, held, cancelled, taken back, and given away as a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.abilities import Ability
from app.operations.meetings.meetings import cancel_meeting, hold_meeting, take_back_meeting
from app.operations.meetings.whom import note_present
from app.ui.allowed import refused

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.done import Done
    from app.queries.meetings.page import MeetingPage
    from app.queries.meetings.rows import PersonRow
    from app.ui.shell import Shell


class MeetingDoing(QObject):
    """Opens what the buttons ask for, for the meeting whose `page` it was given; `planned(id)` after a new one."""

    planned = Signal(int)

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self.page: MeetingPage | None = None

    def add(self) -> None:
        """Plan a meeting."""
        self._plan(None)

    def follow(self) -> None:
        """Plan the next meeting after this one."""
        self._plan(self.page)

    def _plan(self, after: MeetingPage | None) -> None:
        from app.ui.dialogs.meeting import new_meeting_dialog

        if not refused(self._shell, Ability.LOG):
            self._shell.show_dialog(new_meeting_dialog(self._shell, after, self._planned))

    def _planned(self, done: Done) -> None:
        self.planned.emit(done.id or 0)

    def change(self) -> None:
        """Change what is planned."""
        from app.ui.dialogs.meeting import change_meeting_dialog

        if self.page is not None and not refused(self._shell, Ability.LOG):
            self._shell.show_dialog(change_meeting_dialog(self._shell, self.page))

    def change_people(self) -> None:
        """Say who is asked."""
        from app.ui.dialogs.meeting import people_dialog

        if self.page is not None and not refused(self._shell, Ability.LOG):
            self._shell.show_dialog(people_dialog(self._shell, self.page))

    def change_pupils(self) -> None:
        """Say whom it is about."""
        from app.ui.dialogs.meeting import pupils_dialog

        if self.page is not None and not refused(self._shell, Ability.LOG):
            self._shell.show_dialog(pupils_dialog(self._shell, self.page))

    def was_there(self, row: PersonRow) -> None:
        """Note that somebody came, or take that back."""
        self._shell.write(note_present, row.id, None if row.present else True)

    def was_away(self, row: PersonRow) -> None:
        """Note that somebody did not come, or take that back."""
        self._shell.write(note_present, row.id, None if row.present is False else False)

    def hold(self) -> None:
        """Mark the meeting as held."""
        if self.page is not None:
            self._shell.write(hold_meeting, self.page.id, today=self._shell.today())

    def cancel(self) -> None:
        """Say that it does not take place."""
        if self.page is not None:
            self._shell.write(cancel_meeting, self.page.id)

    def take_back(self) -> None:
        """Take away a meeting that was planned by mistake."""
        if self.page is not None:
            self._shell.write(take_back_meeting, self.page.id)

    def pack(self) -> None:
        """Make the named pack."""
        from app.ui.dialogs.pack import PackDialog

        if self.page is not None and not refused(self._shell, Ability.EXPORT_NAMED):
            self._shell.show_dialog(PackDialog(self._shell, self.page))

    def all_pupils(self) -> None:
        """Make the named workbook of all pupils."""
        from app.ui.dialogs.pack import PackDialog

        if not refused(self._shell, Ability.EXPORT_NAMED):
            self._shell.show_dialog(PackDialog(self._shell, None))
