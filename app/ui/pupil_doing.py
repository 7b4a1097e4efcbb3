"""What can be done from the Pupils page: dialogs for the pupil that is open, and for the list as a whole."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from app.abilities import Ability
from app.queries.plans.aim_rows import AimRow
from app.queries.pupil_page import PlacementRow, PupilNeedRow
from app.ui.allowed import gate, refused
from app.ui.import_doing import import_file
from app.ui.pupil_printing import PupilPrinting
from app.ui.pupil_view import PupilView
from app.ui.record_doing import RecordDoing
from app.ui.review_doing import ReviewDoing
from app.ui.shell import Command, LogTarget, Shell


class PupilDoing(QObject):
    """Opens what buttons, keys and commands ask for; does nothing where no pupil is open."""

    def __init__(self, shell: Shell, view: PupilView, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._view = shell, view
        for keys, call in (
            ("Ctrl+N", self.add),
            ("F2", self.edit),
            ("Ctrl+Shift+G", self.log),
            ("Ctrl+Shift+N", self.note_need),
        ):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(call)
        view.log.connect(self.log)
        view.edit.connect(self.edit)
        view.roll.connect(self.leave_or_return)
        view.looked.connect(self.who_looked)
        self.reviews = ReviewDoing(shell, view, page)
        self.printing = PupilPrinting(shell, view, page)
        self.records = RecordDoing(shell, view, view.menu)
        gate(shell.store, Ability.READ_AUDIT, view.looked_action)
        view.strengths.connect(self.write_strengths)
        view.now.aims.rate.connect(self.rate_aim)
        view.now.domains.log.connect(self.log_domain)
        view.now.open.complete.connect(self.complete)
        view.now.open.nothing_more.connect(self.nothing_more)
        view.now.needs.note.connect(self.note_need)
        view.now.needs.changing.connect(self.change_need)
        view.now.needs.closing.connect(self.close_need)
        view.timeline.reopen.connect(self.reopen_need)
        view.timeline.correct.connect(self.correct)
        view.timeline.withdraw.connect(self.withdraw)
        view.timeline.move_date.connect(self.move_date)

    def commands(self) -> list[Command]:
        """Return what "Find or do anything" can do for the pupil that is open."""
        return [
            Command("Change this pupil", "F2", self.edit, "edit", Ability.CHANGE_PUPILS),
            Command("Note a need", "Ctrl+Shift+N", self.note_need, "add", Ability.LOG),
            *self.reviews.commands(),
            *self.printing.commands(),
            *self.records.commands(),
        ]

    # --- the list ---

    def add(self) -> None:
        """Open the form of a new pupil."""
        from app.ui.dialogs.pupil import PupilDialog

        if self._may(Ability.CHANGE_PUPILS):
            self._show(PupilDialog(self._shell))

    def import_list(self) -> None:
        """Take a file in, such as a list of pupils from the school's system."""
        import_file(self._shell)

    # --- the pupil ---

    def log(self) -> None:
        """Open the decision sheet for the pupil."""
        if self._view.page is not None and self._view.page.standing is not None:
            self._shell.log_grouping(LogTarget(self._view.page.id))

    def log_domain(self, domain_id: int) -> None:
        """Open the decision sheet for the pupil in one domain."""
        if self._view.page is not None:
            self._shell.log_grouping(LogTarget(self._view.page.id, domain_id))

    def edit(self) -> None:
        """Open the pupil's form."""
        from app.ui.dialogs.pupil import PupilDialog

        if self._view.page is not None and self._may(Ability.CHANGE_PUPILS):
            self._show(PupilDialog(self._shell, self._view.page.id))

    def leave_or_return(self) -> None:
        """Mark the pupil as left, or put one who had left back on the roll."""
        from app.ui.dialogs.leave import leave_dialog, return_dialog

        page = self._view.page
        if page is not None and self._may(Ability.CHANGE_PUPILS):
            make = return_dialog if page.standing is None else leave_dialog
            self._show(make(self._shell, page))

    def who_looked(self) -> None:
        """Show who looked at the pupil or changed something."""
        from app.ui.dialogs.looked_at import LookedAtDialog

        page = self._view.page
        if page is not None:
            self._show(LookedAtDialog(self._shell, page.id, page.name))

    def write_strengths(self) -> None:
        """Write down what the pupil is good at and what helps."""
        from app.ui.dialogs.strengths import strengths_dialog

        if self._view.page is not None and self._may(Ability.LOG):
            self._show(strengths_dialog(self._shell, self._view.page))

    def rate_aim(self, row: AimRow) -> None:
        """Note how near an aim is."""
        from app.ui.dialogs.plan_rate import rate_dialog

        if self._may(Ability.LOG):
            self._show(rate_dialog(self._shell, row))

    # --- needs ---

    def note_need(self) -> None:
        """Note a need of the pupil."""
        from app.ui.dialogs.need import need_dialog

        if self._view.page is not None and self._may(Ability.LOG):
            self._show(need_dialog(self._shell, self._view.page))

    def change_need(self, row: PupilNeedRow) -> None:
        """Change a need that is noted."""
        from app.ui.dialogs.need import need_dialog

        if self._view.page is not None:
            self._show(need_dialog(self._shell, self._view.page, row))

    def close_need(self, row: PupilNeedRow) -> None:
        """Close a need, with why."""
        from app.ui.dialogs.need import close_need_dialog

        self._show(close_need_dialog(self._shell, row))

    def reopen_need(self, row: PupilNeedRow) -> None:
        """Open a closed need again."""
        from app.operations.needs import reopen_need

        self._shell.write(reopen_need, row.id, today=self._shell.today())

    # --- decisions ---

    def complete(self, placement_id: int) -> None:
        """Fill in what a quick log left of a decision."""
        from app.ui.dialogs.complete import CompleteSheet

        sheet = CompleteSheet.of(self._shell, placement_id)
        if sheet is not None:
            self._show(sheet)

    def nothing_more(self, placement_id: int) -> None:
        """Say that a decision is complete as it stands."""
        from app.operations.deciding.completing import nothing_more

        self._shell.write(nothing_more, placement_id, today=self._shell.today())

    def correct(self, row: PlacementRow) -> None:
        """Correct a decision that was recorded wrongly."""
        from app.ui.dialogs.decision import DecisionSheet

        sheet = DecisionSheet.correct(self._shell, row.id)
        if sheet is not None:
            self._show(sheet)

    def withdraw(self, row: PlacementRow) -> None:
        """Withdraw a decision that was recorded by mistake."""
        from app.ui.dialogs.decision_withdraw import WithdrawDialog

        self._show(WithdrawDialog(self._shell, row.id))

    def move_date(self, row: PlacementRow) -> None:
        """Move the date to look again."""
        from app.ui.dialogs.move_date import MoveDateDialog

        if self._view.page is not None:
            day = row.next_look_on or self._shell.today()
            self._show(MoveDateDialog(self._shell, row.id, self._view.page.name, day))

    def _may(self, ability: Ability) -> bool:
        # Its keys are still there where its buttons are off.
        return not refused(self._shell, ability)

    def _show(self, dialog: QDialog) -> None:
        self._shell.show_dialog(dialog)
