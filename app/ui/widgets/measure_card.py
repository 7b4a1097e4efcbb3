"""One series of scores: its chart, which way is better, the last score and the change in words, and each score."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.measures.scores import ScoreRow, SeriesRow
from app.queries.measures.wording import say_direction, say_number
from app.ui.dates import say_date, short_date
from app.ui.plain_tip import plain_tip
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.line_chart import ChartLine
from app.ui.widgets.score_chart import ScoreChart, Stretch

# T-scores have no ends: what most of them lie in, and further where a score does.
_T_FROM, _T_TO = 30.0, 90.0


class MeasureCard(QWidget):
    """Signal: picked(series, score) when somebody wants to change a score or take it away.

    What is not changed here, such as the rating of an aim, has no buttons.
    """

    picked = Signal(object, object)

    def __init__(self, series: SeriesRow, today: date, *, changes: bool = True) -> None:
        super().__init__()
        self.series = series
        self.direction = Label(direction_words(series), "second", "muted")
        low, high = ends_of(series)
        self.chart = ScoreChart(stretches_of(series))
        points = tuple((score.scored_on, score.value) for score in series.scores)
        self.chart.show_lines([ChartLine(series.respondent.label, points)], low, high, spoken(series))
        self.last, self.change = Label(_last_words(series), wrap=True), Label(series.change_words, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(3)
        retired = " (retired)" if series.measure.retired else ""
        column.addWidget(Label(f"{series.measure.title}{retired}", "heading", wrap=True))
        column.addWidget(Label(f"Answered by: {series.respondent.label}", "second", "muted", wrap=True))
        column.addWidget(self.direction)
        for part in (self.chart, self.last, self.change):
            column.addWidget(part)
        self.scores: list[LinkButton] = []
        line = FlowLayout(4)
        for score in series.scores if changes else ():
            line.addWidget(self._link(score, today))
        column.addLayout(line)
        column.addStretch(1)

    def _link(self, score: ScoreRow, today: date) -> LinkButton:
        button = LinkButton(f"{short_date(score.scored_on, today)}: {say_number(score.value)}")
        button.setProperty("small", "true")
        words = f"{self.series.measure.title}, {say_number(score.value)} on {say_date(score.scored_on)}"
        button.setAccessibleName(f"Change or take away: {words}")
        button.setToolTip(plain_tip(score.note or "Change or take away"))
        button.clicked.connect(partial(self._pick, score))
        self.scores.append(button)
        return button

    def _pick(self, score: ScoreRow, _checked: bool = False) -> None:
        self.picked.emit(self.series, score)


def direction_words(series: SeriesRow) -> str:
    """Return which way is better, with an arrow."""
    higher = series.measure.higher_is_better
    return f"{'↑' if higher else '↓'} {say_direction(higher)}"


def ends_of(series: SeriesRow) -> tuple[float, float]:
    """Return the ends of a chart: the whole range of the subscale, so that small changes look small."""
    measure, values = series.measure, [score.value for score in series.scores]
    if measure.score_type == "T":
        return min(_T_FROM, *values), max(_T_TO, *values)
    return measure.minimum, measure.maximum


def stretches_of(series: SeriesRow) -> tuple[Stretch, ...]:
    """Return the bands as stretches that touch: between two steps lies nothing."""
    (low, high), half = ends_of(series), series.measure.step / 2
    return tuple(
        Stretch(max(low, band.lowest - half), min(high, band.highest + half), band.name)
        for band in series.respondent.bands
    )


def spoken(series: SeriesRow) -> str:
    """Return the whole chart in words."""
    said = [
        f"{say_date(score.scored_on)}: {say_number(score.value)}{f' ({score.band})' if score.band else ''}"
        for score in series.scores
    ]
    low, high = ends_of(series)
    parts = [
        f"{series.measure.title}, {series.respondent.label}",
        f"{say_number(low)} to {say_number(high)}",
        say_direction(series.measure.higher_is_better),
        "; ".join(said),
    ]
    return f"{'. '.join(parts)}. {series.change_words}"


def _last_words(series: SeriesRow) -> str:
    last = series.scores[-1]
    band = f", {last.band[:1].lower()}{last.band[1:]}" if last.band else ""
    return f"Last: {say_number(last.value)}{band}, on {say_date(last.scored_on)}."
