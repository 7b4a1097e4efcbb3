"""The new year's second step: everybody goes up a year, but leavers and who stays in a year."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QHBoxLayout

from app.queries.new_year.choices import RollPupil
from app.ui.dialogs.new_year_plan import YearPlan
from app.ui.dialogs.new_year_rows import StepTicks
from app.ui.dialogs.steps import Step
from app.ui.tables import Column
from app.ui.widgets.date_field import DateField
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame
from app.vocabulary import year_label, year_order

_LEAD = (
    "Everybody goes up a year, once: who is in the new year already, by a pupil list or by hand, stays there. "
    "Tick who leaves with Space; S keeps a pupil in the same year."
)


class PupilsStep(Step):
    """A line a pupil; ticked leaves. The years stand in a filter, the top one first."""

    def __init__(self, plan: YearPlan) -> None:
        super().__init__("Pupils", lead=_LEAD)
        self._plan = plan
        self.rows = StepTicks(self._columns(), "Pupils in the new year", lambda row: row.id, lambda _: True)
        self.year = FilterButton("Year", self._years(), many=False)
        self.year.chosen.connect(self._narrow)
        self.left_on = DateField(plan.choices.year.first)
        self.left_on.set_value(plan.leavers_on or plan.choices.year.first)
        self.left_on.setFixedWidth(170)
        self.left_on.setAccessibleName("Leavers are off the roll from")
        self.left_on.changed.connect(self._set_day)
        self.count = Label("", "second", "muted", wrap=True)
        label = Label("Leavers are off the roll from", "second", "muted")
        label.setBuddy(self.left_on)
        line = QHBoxLayout()
        line.addWidget(self.year)
        line.addStretch(1)
        line.addWidget(label)
        line.addWidget(self.left_on)
        frame = Frame(self.rows)
        frame.setMinimumHeight(150)
        self.column.addLayout(line)
        self.column.addWidget(frame, 1)
        self.column.addWidget(self.count)
        self._narrow()
        self.rows.tick(plan.leavers)
        self.rows.select_first()
        self.rows.ticked.connect(self._ticked)
        self.rows.letter.connect(self._letter)
        self._say()

    def _columns(self) -> list[Column]:
        return [
            Column("Pupil", lambda row: row.name, bold=True),
            Column("Year", lambda row: year_label(row.year), width=14),
            Column("Class", lambda row: row.class_name, width=12, tone=lambda _: "muted"),
            Column("In the new year", self._plan.pupil, width=24, tone=self._tone),
        ]

    def _tone(self, row: RollPupil) -> str:
        return "text" if self._plan.goes_up(row) else "warning" if row.id in self._plan.leavers else "muted"

    def _years(self) -> list[tuple[str, str]]:
        counts = Counter(row.year or "" for row in self._plan.choices.pupils)
        ordered = sorted(counts, key=lambda year: (year == "X" or not year, -year_order(year)))
        years = [(year or "none", f"{year_label(year) or 'No year'}: {counts[year]:,}") for year in ordered]
        return [("", f"Every year: {sum(counts.values()):,}"), *years]

    def _narrow(self) -> None:
        wanted = self.year.value()
        rows = [row for row in self._plan.choices.pupils if wanted in ("", None, row.year or "none")]
        # Leavers are looked at first: the top year stands first.
        self.rows.set_rows(sorted(rows, key=lambda row: -year_order(row.year) if row.year != "X" else 0))

    def _ticked(self) -> None:
        self._plan.leavers = {int(str(key)) for key in self.rows.keys()}  # noqa: SIM118 - not a dict
        self._plan.stay -= self._plan.leavers
        self._changed()

    def _letter(self, letter: str) -> None:
        row = self.rows.selected()
        if letter != "s" or row is None or row.id in self._plan.leavers or row.why:
            return
        self._plan.stay ^= {row.id}
        self._changed()

    def _set_day(self) -> None:
        day = self.left_on.value()
        if not self.left_on.problem() and day is not None and day != self._plan.choices.year.first:
            self._plan.leavers_on, self._plan.touched = day, True

    def _changed(self) -> None:
        self._plan.touched = True
        self.rows.viewport().update()
        self._say()

    def _say(self) -> None:
        self.count.setText(pupils_said(self._plan))

    def ready(self) -> bool:
        """Go on once the day of leaving is one that has come."""
        return not self.left_on.problem() and self.left_on.value() is not None

    def focus_first(self) -> None:
        self.rows.setFocus()


def pupils_said(plan: YearPlan) -> str:
    """Return in numbers what becomes of the pupils."""
    pupils = plan.choices.pupils
    up = sum(plan.goes_up(row) for row in pupils)
    already = sum(row.why == "already" and row.id not in plan.leavers for row in pupils)
    new = sum(row.why == "new" and row.id not in plan.leavers for row in pupils)
    stays = len(pupils) - up - already - new - len(plan.leavers)
    parts = [f"{up:,} go up a year", f"{len(plan.leavers):,} leave"]
    parts += [f"{already:,} are in the new year already"] if already else []
    parts += [f"{new:,} came in the new year"] if new else []
    parts += [f"{stays:,} stay in their year"] if stays else []
    return f"{len(pupils):,} pupils: {', '.join(parts)}." if pupils else "Nobody is on the roll."
