"""What a Risk Support plan says, label and text: the decision behind it, what was tried, and the plan itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.queries.plans.labels import PLAN_LABELS
from app.queries.plans.risk_gate import NOTHING_TRIED
from app.queries.plans.risk_words import FOR_THE_DAY, plan_lines, tried_line, trusted_line
from app.queries.plans.rows import PlanRow
from app.queries.plans.tried import TriedRow
from app.queries.pupil_page import PlacementRow
from app.ui.widgets.label import Label

Facts = tuple[tuple[str, str], ...]


class RiskPlanFacts(QWidget):
    """Shows what is filled in, and nothing of what is not."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(1, 1)
        for at, (label, text) in enumerate(facts):
            grid.addWidget(Label(label, "second", "muted", wrap=True), at, 0)
            grid.addWidget(Label(text, "second", wrap=True), at, 1)


def decision_facts(placement: PlacementRow | None) -> Facts:
    """Return both halves of the decision, and where safeguarding keeps the detail."""
    if placement is None:
        return ()
    found = (
        ("Help is not used", placement.help_unused),
        ("The risk", placement.risk),
        ("Safeguarding record", placement.safeguarding_ref),
    )
    return tuple((label, text) for label, text in found if text)


def tried_facts(plan: PlanRow, tried: Sequence[TriedRow]) -> Facts:
    """Return what was tried, from the history and as it is written; that there is nothing is said too."""
    lines = [tried_line(row) for row in tried]
    if plan.tried:
        lines.append(plan.tried)
    return ((PLAN_LABELS["tried"], "\n".join(lines) or NOTHING_TRIED),)


def plan_facts(plan: PlanRow, first_name: str) -> Facts:
    """Return what the plan says for the day itself, whom the young person trusts first, then what bounds it."""
    trusted = trusted_line(plan, first_name)
    first = ((PLAN_LABELS["trusted_adult"], trusted),) if trusted else ()
    rest = ("crisis_contact", "family_changes", "legal_limit", "no_agency_why")
    return (*first, *plan_lines(plan, (*FOR_THE_DAY, *rest)))
