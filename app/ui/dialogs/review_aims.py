"""A field for how the open aims of the plan behind a reviewed placement stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.operations.plans.review_draft import AimSaid
from app.queries.plans.rows import PlanRow
from app.ui.dialogs.review_aim import AimStands
from app.ui.widgets.choice_field import Choice


class ReviewAims(QWidget):
    """The open aims of one of a pupil's plans; the value is what is said of them, those left alone being left out.

    All plans are made at once, so that Tab goes through them where they stand, and what is typed for one stays
    while another is looked at.
    """

    changed = Signal()

    def __init__(self, plans: Sequence[PlanRow], respondents: Sequence[Choice], today: date) -> None:
        super().__init__()
        self._blocks: dict[tuple[int, str], QWidget] = {}
        self._aims: dict[tuple[int, str], list[AimStands]] = {}
        self._behind: tuple[int, str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for plan in plans:
            rows = [row for row in plan.aims if not row.outcome]
            if plan.ended_on is None and rows:
                key = (plan.domain_id, plan.band)
                self._aims[key] = [AimStands(row, respondents, today) for row in rows]
                self._blocks[key] = _block(self._aims[key])
                column.addWidget(self._blocks[key])
        for aim in (aim for aims in self._aims.values() for aim in aims):
            aim.changed.connect(self.changed)

    def show_behind(self, domain_id: int, band: str) -> None:
        """Ask for the aims of the open plan of a domain and band, if there is one."""
        self._behind = (domain_id, band)
        for key, block in self._blocks.items():
            block.setVisible(key == self._behind)

    @property
    def asked(self) -> list[AimStands]:
        """The aims asked for now."""
        return self._aims.get(self._behind, []) if self._behind else []

    def value(self) -> tuple[AimSaid, ...]:
        """What is said of the aims asked for now."""
        return tuple(said for aim in self.asked if (said := aim.value()) is not None)

    def set_value(self, value: Iterable[AimSaid] | None) -> None:
        """Show what is said of the aims asked for now, and empty the others of them."""
        known = {said.aim_id: said for said in value or ()}
        for aim in self.asked:
            aim.set_value(known.get(aim.aim_id))

    def problem(self) -> str:
        """A sentence about the first aim of which something is missing."""
        about = self._troubled()
        found = about.trouble() if about is not None else None
        return found[1] if found else ""

    def left_open(self) -> str:
        """Say how many of the aims are still open, for an ending; nothing where none is."""
        number = sum(aim.outcome.value() is None for aim in self.asked)
        if number == 1:
            return "1 aim is still open; it ends with the plan."
        return f"{number} aims are still open; they end with the plan." if number else ""

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to what is missing, else to the first aim."""
        about = self._troubled()
        if about is not None:
            found = about.trouble()
            (found[0] if found else about.near).setFocus(reason)

    def say_problem(self, sentence: str) -> None:
        """Say what is wrong under the aim that it is about."""
        about = self._troubled()
        for aim in self.asked:
            aim.say_problem(sentence if aim is about else "")

    def _troubled(self) -> AimStands | None:
        """The first aim that lacks something; where none does, the first of all."""
        return next((aim for aim in self.asked if aim.trouble()), next(iter(self.asked), None))


def _block(aims: Sequence[AimStands]) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(14)
    for aim in aims:
        column.addWidget(aim)
    block.hide()
    return block
