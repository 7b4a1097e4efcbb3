"""What a plan says besides its aims: label and text, line by line."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from app.queries.plans.rows import PlanRow
from app.ui.widgets.label import Label
from app.ui.widgets.plan_words import facts


class PlanFacts(QWidget):
    """Shows what is filled in, and nothing of what is not."""

    def __init__(self, plan: PlanRow) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(1, 1)
        for at, (label, text) in enumerate(facts(plan)):
            grid.addWidget(Label(label, "second", "muted", wrap=True), at, 0)
            grid.addWidget(Label(text, "second", wrap=True), at, 1)
