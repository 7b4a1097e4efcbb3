"""A field for the scores of a sheet: a number for each subscale, with the range it can have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.queries.measures.measures import MeasureRow
from app.queries.measures.wording import say_direction, say_number
from app.ui.widgets.decimal_field import DecimalField
from app.ui.widgets.label import Label

Scores = tuple[tuple[int, float], ...]


class ScoresField(QWidget):
    """One number field a subscale; the value is (measure, score) for each that is filled in."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers: dict[int, DecimalField] = {}
        self._rows: tuple[MeasureRow, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)

    def show_measures(self, rows: Sequence[MeasureRow]) -> None:
        """Ask for the scores of these subscales; numbers that are typed stay where they are asked for again."""
        if tuple(rows) == self._rows:
            return
        self._rows, typed = tuple(rows), self.value()
        while item := self._grid.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.numbers = {}
        for at, row in enumerate(rows):
            number = self.numbers[row.id] = DecimalField()
            steps = "" if row.step == 1 else f", steps of {say_number(row.step)}"
            ends = f"{say_number(row.minimum)} to {say_number(row.maximum)}{steps}"
            words = f"{ends}. {say_direction(row.higher_is_better)}."
            number.setAccessibleName(row.title)
            number.setToolTip(words)
            number.changed.connect(self.changed)
            label = Label(row.subscale or row.name, wrap=True)
            label.setBuddy(number)
            self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(number, at, 1)
            number.show()  # what is not shown yet cannot take the focus
            about = Label(words, "second", "muted", wrap=True)
            self._grid.addWidget(about, at, 2, Qt.AlignmentFlag.AlignVCenter)
        if self.numbers:
            self.setFocusProxy(next(iter(self.numbers.values())))
        self.set_value(typed)

    def value(self) -> Scores:
        """The scores that are filled in, in the order shown."""
        found = ((number, field.value()) for number, field in self.numbers.items())
        return tuple((number, value) for number, value in found if value is not None)

    def set_value(self, value: Iterable[tuple[int, float]] | None) -> None:
        """Show these scores, and empty the other fields."""
        wanted = dict(value or ())
        for number, field in self.numbers.items():
            field.set_value(wanted.get(number))

    def problem(self) -> str:
        """A sentence when something typed is no number."""
        return next((words for field in self.numbers.values() if (words := field.problem())), "")
