"""One aim of a plan: its words, how everyone will know, how likely, what if not, and its ratings as a small chart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.plans.aim_rows import AimRow
from app.queries.plans.labels import OUTCOME_LABELS
from app.queries.story.aim_words import aim_facts
from app.ui.dates import say_date
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.line_chart import LineChart
from app.ui.widgets.plan_words import rated, rating_lines

# What can be done with an aim: its word, and what does it.
Verb = tuple[str, Callable[[AimRow], None]]


class PlanAim(QWidget):
    """Shows an aim with links for what can be done with it."""

    def __init__(self, row: AimRow, today: date, verbs: tuple[Verb, ...]) -> None:
        super().__init__()
        self._row, self._does = row, dict(verbs)
        self.buttons: list[LinkButton] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 6, 0, 7)
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(f"“{row.words}”", "name", wrap=True))
        for said in aim_facts(row):
            words.addWidget(Label(said, "second", "muted", wrap=True))
        self._say_outcome(words, row, today)
        if len(row.likelihoods) > 1:
            words.addWidget(Label(_before(row), "second", "muted", wrap=True))
        if verbs:
            words.addLayout(self._verbs())
        words.addStretch(1)
        line.addLayout(words, 1)
        if row.ratings:
            chart = LineChart()
            chart.show_lines(rating_lines(row), 0, 10, rated(row))
            line.addWidget(chart, 0, Qt.AlignmentFlag.AlignTop)

    def _say_outcome(self, words: QVBoxLayout, row: AimRow, today: date) -> None:
        if row.outcome:
            on = f" on {say_date(row.outcome_on)}" if row.outcome_on else ""
            words.addWidget(Label(f"{OUTCOME_LABELS[row.outcome]}{on}", "second", wrap=True))
            if row.outcome_note:
                words.addWidget(Label(f"Decided then: {row.outcome_note}", "second", "muted", wrap=True))
        elif row.due(today):
            words.addWidget(Label("Its date has come: what became of it?", "alert", "warning", wrap=True))

    def _verbs(self) -> FlowLayout:
        flow = FlowLayout(4)
        for verb in self._does:
            button = LinkButton(verb)
            button.setProperty("small", "true")
            button.setAccessibleName(f"{verb}: {self._row.words}")
            button.clicked.connect(self._do)
            self.buttons.append(button)
            flow.addWidget(button)
        return flow

    def _do(self) -> None:
        button = self.sender()
        if isinstance(button, LinkButton):
            self._does[button.text()](self._row)


def _before(row: AimRow) -> str:
    """Return what was said earlier of how likely it is, the newest of it first."""
    said = [f"{one.label} ({one.judged_by}, {say_date(one.judged_on)})" for one in row.likelihoods[:-1]]
    return f"Before: {'; '.join(reversed(said))}"
