"""What can be done with a Risk Support plan that other plans do not know: its own form, its agencies, its page."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.queries.around.people import InvolvedRow
from app.queries.plans.rows import PlanRow
from app.queries.pupil_page import PupilPage
from app.ui.shell import Shell


class RiskPlanDoing(QObject):
    """Opens the dialogs of one plan."""

    def __init__(
        self,
        shell: Shell,
        page: PupilPage,
        plan: PlanRow,
        agencies: tuple[InvolvedRow, ...],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell, self._page, self._plan, self._agencies = shell, page, plan, agencies

    def write(self) -> None:
        """Open the form of the plan."""
        from app.ui.dialogs.risk_plan import risk_plan_dialog

        self._shell.show_dialog(risk_plan_dialog(self._shell, self._page, self._plan))

    def say_agency(self) -> None:
        """Record whether an agency agrees; where none is around the pupil yet, say where one is added."""
        from app.ui.dialogs.risk_plan_agency import agency_dialog

        if not self._agencies:
            name = self._page.first_name
            self._shell.say(
                f"No agency from outside is around {name} yet. Add one under People and consents."
            )
            return
        self._shell.show_dialog(agency_dialog(self._shell, self._plan, self._agencies))

    def print(self) -> None:
        """Open the plan as a page, to print or to save."""
        from app.ui.dialogs.risk_plan_print import risk_plan_preview

        self._shell.show_dialog(risk_plan_preview(self._shell, self._plan.id))
