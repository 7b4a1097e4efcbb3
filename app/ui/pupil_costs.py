"""What a pupil's support costs this year, beside what the school finds first; not there for who may not see costs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.costs.pupil import PupilCost, cost_of_pupil
from app.queries.costs.sums import pounds, say_money
from app.ui.offer_came import open_sum
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.offer_costs import FigureLines
from app.ui.widgets.section_head import SectionHead

if TYPE_CHECKING:
    from app.ui.shell import Shell


class PupilCosts(QWidget):
    """Planned, to date and attended; each opens into the supports and these into their reckoning."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.figures: FigureLines | None = None
        self._shown: PupilCost | None = None
        self.head = SectionHead("What it costs")
        self.words = Label("", wrap=True)
        self.missing = Label("", "second", "warning", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for part in (self.head, self.words, self.missing):
            self._column.addWidget(part)
        self.hide()

    def show_pupil(self, pupil_id: int, today: date) -> None:
        """Show a pupil's year; nothing at all where nothing has run, or for who may not see costs."""
        store = self._shell.store
        found = store.read(cost_of_pupil, pupil_id, today=today) if store.may(Ability.SEE_COSTS) else None
        self.setVisible(found is not None and bool(found.supports))
        if found is None or found == self._shown:
            return
        self._shown = found
        if self.figures is not None:
            self.figures.hide()
            self.figures.deleteLater()
        self.figures = FigureLines(f"{found.year}", found.figures)
        self.figures.opened.connect(self._open)
        self._column.insertWidget(2, self.figures)
        self.head.say("What it costs", found.year)
        self.words.setText(beside_first(found))
        missing = found.figures.planned.missing
        self.missing.setText(f"Not known: {' '.join(missing)}" if missing else "")
        self.missing.setVisible(bool(missing))

    def stops(self) -> list[LinkButton]:
        """Return the figures that open, top to bottom."""
        return [] if self.figures is None or self.isHidden() else self.figures.buttons

    def _open(self, title: str, figure: object) -> None:
        open_sum(self._shell, f"What it costs, {title}", figure)  # type: ignore[arg-type]


def beside_first(cost: PupilCost) -> str:
    """Return the year's plan beside the pounds that the school finds first, in a sentence."""
    first, planned = cost.first_pounds * 100, cost.figures.planned
    if planned.pence is None:
        return "What is planned is not known."
    if planned.pence <= first:
        return f"{say_money(planned)} is planned, of the first {pounds(first)} that the school finds."
    more = pounds((planned.pence - first) // 100 * 100)
    return (
        f"{say_money(planned)} is planned: {more} more than the first {pounds(first)} that the school finds."
    )
