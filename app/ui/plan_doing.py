"""What can be done with one plan from a pupil's page: each opens its dialog, or does it at once with Undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.operations.plans.agreements import take_back_agreement
from app.operations.plans.aims import drop_aim
from app.queries.plans.aim_rows import AimRow
from app.queries.plans.rows import PlanRow
from app.queries.pupil_page import PupilPage
from app.ui.shell import Shell

Verb = tuple[str, Callable[[AimRow], None]]


class PlanDoing(QObject):
    """Holds the plan that a section shows; it lives as long as the section does."""

    def __init__(self, shell: Shell, page: PupilPage, row: PlanRow, section: QWidget) -> None:
        super().__init__(section)
        self._shell, self._page, self._row = shell, page, row

    def write(self) -> None:
        """Open the plan's form."""
        from app.ui.dialogs.plan_form import plan_dialog

        row = self._row
        self._shell.show_dialog(plan_dialog(self._shell, self._page, row.domain_id, row.grouping, row))

    def say_agreement(self) -> None:
        """Ask who agrees."""
        from app.ui.dialogs.plan_agreement import agreement_dialog

        self._shell.show_dialog(agreement_dialog(self._shell, self._row, self._page.first_name))

    def take_back(self, agreement_id: int, _checked: bool = False) -> None:
        """Take an agreement back that was recorded by mistake."""
        self._shell.write(take_back_agreement, agreement_id, today=self._shell.today())

    def agree(self) -> None:
        """Ask from which day the plan is agreed."""
        from app.ui.dialogs.plan_version import agree_dialog

        self._shell.show_dialog(agree_dialog(self._shell, self._row))

    def begin_version(self) -> None:
        """Ask why the plan changes."""
        from app.ui.dialogs.plan_version import version_dialog

        self._shell.show_dialog(version_dialog(self._shell, self._row))

    def earlier(self) -> None:
        """Show the earlier versions."""
        from app.ui.dialogs.plan_versions import VersionsDialog

        self._shell.show_dialog(VersionsDialog(self._shell, self._row))

    # --- aims ---

    def aim_verbs(self, aim: AimRow, today: date) -> tuple[Verb, ...]:
        """Return what can be done with an aim now; what is past its date asks first what became of it."""
        if self._row.ended_on is not None:
            return ()
        settle = ("What became of it …", self.settle)
        running: tuple[Verb, ...] = (("Rate …", self.rate), ("How likely …", self.judge))
        if aim.outcome:
            running = ()
        first = (settle,) if aim.due(today) else ()
        last = () if aim.due(today) else (settle,)
        text: tuple[Verb, ...] = (("Change …", self.change_aim), ("Take out", self.drop))
        return (*first, *running, *last, *(text if self._row.agreed_on is None else ()))

    def add_aim(self) -> None:
        """Open the form of a new aim."""
        from app.ui.dialogs.plan_aim import aim_dialog

        self._shell.show_dialog(aim_dialog(self._shell, self._row.id))

    def change_aim(self, aim: AimRow) -> None:
        """Open the form of an aim."""
        from app.ui.dialogs.plan_aim import aim_dialog

        self._shell.show_dialog(aim_dialog(self._shell, self._row.id, aim))

    def drop(self, aim: AimRow) -> None:
        """Take an aim out of the draft."""
        self._shell.write(drop_aim, aim.id, today=self._shell.today())

    def rate(self, aim: AimRow) -> None:
        """Ask how near an aim is."""
        from app.ui.dialogs.plan_rate import rate_dialog

        self._shell.show_dialog(rate_dialog(self._shell, aim))

    def judge(self, aim: AimRow) -> None:
        """Ask how likely an aim is."""
        from app.ui.dialogs.plan_rate import likely_dialog

        self._shell.show_dialog(likely_dialog(self._shell, aim))

    def settle(self, aim: AimRow) -> None:
        """Ask what became of an aim."""
        from app.ui.dialogs.plan_settle import settle_dialog

        self._shell.show_dialog(settle_dialog(self._shell, aim))
