"""The fields of a sheet of scores: what was answered by whom, the day, the stage and a number for each subscale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.queries.measures.measures import MeasureRow
from app.ui.forms import Field, Fields
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField
from app.ui.widgets.scores_field import ScoresField

STAGES = (
    ("baseline", "Baseline, before help begins"),
    ("review", "Review, on the way"),
    ("end", "At the end"),
)
# A sheet is what one respondent answered of one measure.
Sheet = tuple[str, str]


class ScoreFields:
    """What the fields offer; `make` makes them anew each time the dialog is opened."""

    def __init__(self, measures: Sequence[MeasureRow], today: date) -> None:
        self.measures, self.today = measures, today
        self._what: ChoiceField | None = None
        self._stage: ChoiceField | None = None
        self._scores: ScoresField | None = None

    def make(self) -> Fields:
        """Return new fields."""
        what = self._what = ChoiceField(
            [(sheet, words) for sheet, words in self.sheets().items()],
            placeholder="Type a part of the measure’s name",
        )
        stage = self._stage = ChoiceField(STAGES)
        scores = self._scores = ScoresField()
        what.changed.connect(self._chosen)
        return [
            Field("what", "Measure", what, hint="And whose answers these are.", required="Choose a measure."),
            Field("scored_on", "Answered on", DateField(self.today), required="Give the day.", stretch=False),
            Field("stage", "Stage", stage, required="Choose the stage."),
            Field("values", "Scores", scores, required="Give at least one score."),
            Field("note", "Note", LongTextField(2, "What helps to understand these scores", 500)),
        ]

    def sheets(self) -> dict[Sheet, str]:
        """Return the sheets there are, in words; one of them is chosen at once."""
        return {
            (row.name, one.code): f"{row.name}, {one.label}"
            for row in self.measures
            for one in row.respondents
        }

    def _chosen(self) -> None:
        if self._what is None or self._stage is None or self._scores is None:
            return
        name, code = self._what.value() or ("", "")
        rows = [row for row in self.measures if row.name == name and row.respondent(code) is not None]
        self._scores.show_measures(rows)
        # New fields would come last of the dialog, after its buttons.
        before: QWidget = self._stage
        for number in self._scores.numbers.values():
            QWidget.setTabOrder(before, number)
            before = number
