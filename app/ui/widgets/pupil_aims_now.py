"""The aims of a pupil's open plans on the Now: words, how everyone will know, how likely, and what if not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.plans.aim_rows import AimRow
from app.queries.story.aim_words import aim_facts, rating_words
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.line_chart import ChartLine, LineChart
from app.ui.widgets.section_head import SectionHead


class PupilAimsNow(QWidget):
    """Signals: rate(aim row, or None for the first), plan (the tab is asked for)."""

    rate = Signal(object)
    plan = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHead("Aims")
        self.head.pressed.connect(self.plan)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column.addLayout(self._rows)
        self.buttons: list[LinkButton] = []

    def show_aims(self, rows: Sequence[AimRow], today: date, *, can_rate: bool) -> None:
        """Show the aims that are still open; without any the block is not there."""
        at = next((n for n, button in enumerate(self.buttons) if button is self.window().focusWidget()), None)
        while item := self._rows.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.buttons = []
        aims = [aim for aim in rows if not aim.outcome]
        self.setVisible(bool(aims))
        self.head.say("Aims", action="Plan")
        self._rows.addWidget(Line(air=0))
        for aim in aims:
            self._rows.addWidget(self._row(aim, today, can_rate))
            self._rows.addWidget(Line(air=0))
        if at is not None and self.buttons:
            self.buttons[min(at, len(self.buttons) - 1)].setFocus()

    def _row(self, aim: AimRow, today: date, can_rate: bool) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 6, 0, 7)
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(f"“{aim.words}”", "name", wrap=True))
        for said in aim_facts(aim):
            words.addWidget(Label(said, "second", "muted", wrap=True))
        if aim.due(today):
            words.addWidget(Label("Its date has come: how did it go?", "alert", "warning", wrap=True))
        words.addStretch(1)
        line.addLayout(words, 1)
        side = QVBoxLayout()
        if aim.ratings:
            side.addWidget(_chart(aim))
        if can_rate:
            button = LinkButton("Rate")
            button.setProperty("small", "true")
            button.setAccessibleName(f"Rate: {aim.words}")
            button.clicked.connect(partial(self._rate, aim))
            self.buttons.append(button)
            side.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        side.addStretch(1)
        line.addLayout(side)
        return box

    def _rate(self, aim: AimRow, _checked: bool = False) -> None:
        self.rate.emit(aim)


def _chart(aim: AimRow) -> LineChart:
    """Return the small chart of an aim: a line for each who rated it."""
    lines: dict[str, list[tuple[date, float]]] = {}
    for row in aim.ratings:
        lines.setdefault(row.respondent_label, []).append((row.rated_on, float(row.value)))
    chart = LineChart()
    spoken = f"{rating_words(aim)}. The scale goes from 0 to 10; higher is nearer to the aim."
    chart.show_lines([ChartLine(name, tuple(points)) for name, points in lines.items()], 0, 10, spoken)
    return chart
