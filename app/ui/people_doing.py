"""What can be done from People and consents: a dialog for each, and taking back, which Undo takes back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from app.abilities import Ability
from app.operations.around.consents import take_back_consent
from app.operations.around.people import FAMILY, PROFESSIONAL, take_back_involved
from app.operations.around.sharing import take_back_sharing
from app.ui.allowed import refused

if TYPE_CHECKING:
    from app.queries.around.consents import ConsentRow
    from app.queries.around.people import InvolvedRow
    from app.queries.around.shared import SharedRow
    from app.queries.pupil_page import PupilPage
    from app.ui.shell import Shell


class PeopleDoing(QObject):
    """Opens what the buttons ask for, for the pupil whose `page` it was given."""

    def __init__(self, shell: Shell, tab: QWidget) -> None:
        super().__init__(tab)
        self._shell = shell
        self.page: PupilPage | None = None

    def add_family(self) -> None:
        """Note somebody of the family."""
        self._involved(FAMILY)

    def add_professional(self) -> None:
        """Note a professional."""
        self._involved(PROFESSIONAL)

    def change_involved(self, row: InvolvedRow) -> None:
        """Change what is noted of somebody."""
        self._involved(row.kind, row)

    def _involved(self, kind: str, row: InvolvedRow | None = None) -> None:
        from app.ui.dialogs.involved import involved_dialog

        if self.page is not None and not refused(self._shell, Ability.LOG):
            self._show(involved_dialog(self._shell, self.page, kind, row))

    def end_involved(self, row: InvolvedRow) -> None:
        """End an involvement with a date."""
        from app.ui.dialogs.involved import end_dialog

        self._show(end_dialog(self._shell, row))

    def restart_involved(self, row: InvolvedRow) -> None:
        """Begin an involvement again."""
        from app.ui.dialogs.involved import restart_dialog

        self._show(restart_dialog(self._shell, row))

    def take_back_involved(self, row: InvolvedRow) -> None:
        """Take away somebody who was noted by mistake."""
        self._shell.write(take_back_involved, row.id)

    def note_consent(self) -> None:
        """Note where consent stands with an agency."""
        self._consent(None, correct=False)

    def update_consent(self, row: ConsentRow) -> None:
        """Note a new state; the one before stays."""
        self._consent(row, correct=False)

    def correct_consent(self, row: ConsentRow) -> None:
        """Put right what was noted wrongly."""
        self._consent(row, correct=True)

    def _consent(self, row: ConsentRow | None, *, correct: bool) -> None:
        from app.ui.dialogs.consent import consent_dialog

        if self.page is not None and not refused(self._shell, Ability.LOG):
            self._show(consent_dialog(self._shell, self.page, row, correct=correct))

    def take_back_consent(self, row: ConsentRow) -> None:
        """Take away a state that was noted by mistake."""
        self._shell.write(take_back_consent, row.id)

    def log_sharing(self) -> None:
        """Note what was shared."""
        self._sharing(None)

    def change_sharing(self, row: SharedRow) -> None:
        """Change what was noted as shared."""
        self._sharing(row)

    def _sharing(self, row: SharedRow | None) -> None:
        from app.ui.dialogs.sharing_note import sharing_dialog

        if self.page is not None and not refused(self._shell, Ability.LOG):
            self._show(sharing_dialog(self._shell, self.page, row))

    def take_back_sharing(self, row: SharedRow) -> None:
        """Take away a note of something that was not shared."""
        self._shell.write(take_back_sharing, row.id)

    def _show(self, dialog: QDialog) -> None:
        self._shell.show_dialog(dialog)
