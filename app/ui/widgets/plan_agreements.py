"""Who agreed to the version of a plan that stands, when and how, in their own words, or why not."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.queries.plans.rows import PlanRow
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.plan_words import agreement_words


class TakesBack(Protocol):
    """Whoever takes an agreement back that was recorded by mistake."""

    def take_back(self, agreement_id: int, _checked: bool = False) -> None:
        """Take it back, with Undo."""
        ...


class PlanAgreements(QWidget):
    """One line a person; one recorded by mistake is taken back here."""

    def __init__(self, plan: PlanRow, first_name: str, doing: TakesBack) -> None:
        super().__init__()
        self.buttons: list[LinkButton] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(1, 1)
        rows = plan.agreements_now()
        for at, row in enumerate(rows):
            who, words = agreement_words(row, first_name)
            grid.addWidget(Label(who, "second", wrap=True), at, 0)
            grid.addWidget(Label(words, "second", wrap=True), at, 1)
            if plan.ended_on is None:
                button = LinkButton("Take back")
                button.setProperty("small", "true")
                button.setAccessibleName(f"Take back: {who}")
                button.clicked.connect(partial(doing.take_back, row.id))
                self.buttons.append(button)
                grid.addWidget(button, at, 2, Qt.AlignmentFlag.AlignTop)
        if not rows:
            none = "Nobody has been asked about this version yet."
            grid.addWidget(Label(none, "second", "muted", wrap=True), 0, 0, 1, 3)
