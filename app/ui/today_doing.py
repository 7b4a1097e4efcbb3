"""What can be done from Today: the verbs of each line, the line to compare with, all changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.abilities import Ability
from app.queries.day_kinds import Kind
from app.queries.school import school_profile
from app.queries.today import ReviewDue
from app.ui.allowed import refusal
from app.ui.putting_off import put_off_line
from app.ui.shell import OfferTarget, Shell
from app.ui.widgets.day_lines import MOVE, OPEN, PUT_OFF, Task, Verbs
from app.ui.widgets.day_tasks import check_task, review_task
from app.vocabulary import ASK_CODE

if TYPE_CHECKING:
    from app.queries.offer_checks import CheckDue


class TodayDoing(QObject):
    """Turns what is due into lines with verbs, and does what the page's lines and links ask for."""

    def __init__(self, shell: Shell, chosen_domain: Callable[[], object], page: QObject) -> None:
        super().__init__(page)
        self._shell, self._chosen_domain = shell, chosen_domain

    # --- lines ---

    def review(self, row: ReviewDue) -> Task:
        """Return the line of a review; who may not log, or may not see which grouping, may open the pupil."""
        verbs = (
            ("Review", partial(self._review, row)),
            (MOVE, partial(self._move, row)),
            (OPEN, partial(self._shell.go, "pupils", row.pupil_id)),
        )
        only_read = row.grouping == ASK_CODE or refusal(self._shell.store, Ability.LOG)
        return review_task(row, self._shell.today(), verbs[-1:] if only_read else verbs)

    def checks(self) -> list[Task]:
        """Return the lines of the offers to check, asked with their tables, which the first rows do without."""
        from app.queries.offer_checks import checks_due

        rows = self._shell.store.read(checks_due, today=self._shell.today())
        return [self._check(row) for row in rows]

    def _check(self, row: CheckDue) -> Task:
        """Return the line of an offer to check; who may not change offers may open it."""
        verbs: Verbs = (
            ("Still true", partial(self._checked, row.offer_id)),
            (PUT_OFF, partial(put_off_line, self._shell, Kind.CHECK, row.offer_id, row.name)),
            (OPEN, partial(self._shell.edit_offer, OfferTarget(row.offer_id))),
        )
        if refusal(self._shell.store, Ability.LOG):
            verbs = (verbs[0], verbs[-1])
        only_read = refusal(self._shell.store, Ability.CHANGE_OFFERS)
        return check_task(row, verbs[-1:] if only_read else verbs)

    def _review(self, row: ReviewDue) -> None:
        from app.ui.dialogs.review import open_review

        open_review(self._shell, row.pupil_id, placement_id=row.placement_id)

    def _move(self, row: ReviewDue) -> None:
        from app.ui.dialogs.move_date import MoveDateDialog

        self._shell.show_dialog(MoveDateDialog(self._shell, row.placement_id, row.pupil, row.due_on))

    def _checked(self, offer_id: int) -> None:
        # What writes is read in when it is asked for: this page is the first, and somebody is waiting for it.
        from app.operations.offers import check_offer

        self._shell.write(check_offer, offer_id, today=self._shell.today())

    # --- beside the list ---

    def change_reference(self) -> None:
        """Ask for the share of pupils that counts are compared with."""
        from app.ui.dialogs.reference_line import reference_dialog

        profile = self._shell.store.read(school_profile)
        self._shell.show_dialog(reference_dialog(self._shell, profile))

    def open_grouping(self, code: str) -> None:
        """Show the pupils who stand in a grouping, in the domain that is counted."""
        self._shell.go("pupils", {"grouping": code, "domain": self._chosen_domain()})

    def all_changes(self) -> None:
        """List everything that was changed."""
        from app.ui.dialogs.changes import ChangesDialog

        self._shell.show_dialog(ChangesDialog(self._shell))
