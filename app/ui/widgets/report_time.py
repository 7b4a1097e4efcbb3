"""Which time a report is about: one with a name, a day, or between two days; and last year beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.queries.reports.times import Times
from app.queries.years import Period
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import TickField
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label

YEAR, LAST, TERM, DAY, BETWEEN = "year", "last", "term", "day", "between"


class ReportTime(QWidget):
    """`changed()` comes when another time is chosen that can be reported on."""

    changed = Signal()

    def __init__(self, times: Times, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times, self._today = times, today
        self.which = FilterButton("Time", _choices(times))
        self.first, self.last = DateField(today), DateField(today)
        self.last_year = TickField("Beside the year before")
        self._words = Label("from", "second", "muted"), Label("to", "second", "muted")
        for label, field, name in zip(self._words, (self.first, self.last), ("From", "To"), strict=True):
            label.setBuddy(field)
            field.setAccessibleName(name)
            field.setFixedWidth(176)
            field.editingFinished.connect(self._typed)
        self.first.set_value(times.year.first)
        self.last.set_value(today)
        row = FlowLayout(gap=8, parent=self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.which, self._words[0], self.first, self._words[1], self.last, self.last_year):
            row.addWidget(part)
        for part in (*self._words, self.last_year):
            part.setFixedHeight(self.which.sizeHint().height())
        self.which.chosen.connect(self._chosen)
        self.last_year.changed.connect(self.changed)
        self._shown = self.period(), self.is_day
        self._show_fields()

    def period(self) -> Period | None:
        """Return the time that is chosen; None while what is typed is none."""
        which = self.which.value()
        if which == TERM and self._times.term is not None:
            return self._times.term
        if which == LAST:
            return self._times.last_year
        if which not in (DAY, BETWEEN):
            return self._times.year
        first, last = self.first.value(), self.last.value()
        if which == DAY:
            first = last
        return Period(first, last) if first is not None and last is not None and first <= last else None

    @property
    def is_day(self) -> bool:
        """Say whether a single day is chosen, whose year so far is then the time."""
        return bool(self.which.value() == DAY)

    def _chosen(self, _which: object) -> None:
        self._show_fields()
        self._typed()

    def _typed(self) -> None:
        period = self.period()
        if period is not None and (period, self.is_day) != self._shown:
            self._shown = period, self.is_day
            self.changed.emit()

    def _show_fields(self) -> None:
        which = self.which.value()
        for part in (self._words[0], self.first):
            part.setVisible(which == BETWEEN)
        for part in (self._words[1], self.last):
            part.setVisible(which in (DAY, BETWEEN))
        self._words[1].setText("on" if which == DAY else "to")


def _choices(times: Times) -> list[tuple[str, str]]:
    found = [(YEAR, "This year so far"), (LAST, "Last year")]
    if times.term is not None:
        found.append((TERM, times.term_name))
    return [*found, (DAY, "As at a day"), (BETWEEN, "Between two days")]
