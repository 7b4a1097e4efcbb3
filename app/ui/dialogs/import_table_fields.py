"""What is said of a table as a whole: its row of headings, the order of its dates, its sheet, a remembered way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.imports.columns import heading_rows
from app.imports.sheets_question import all_words
from app.imports.table import ALL_SHEETS
from app.queries.mappings import KeptMapping
from app.taking_in.sitting import Sitting
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.label import Label

_DATES = [("day", "Day first: 31/12/2026"), ("month", "Month first: 12/31/2026")]


class TableFields(QWidget):
    """Each signal carries what a person chose: a sheet, a remembered way (or None), or a row of headings."""

    sheet_chosen, kept_chosen, header_chosen = Signal(str), Signal(object), Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.header, self.sheet = ChoiceField(), ChoiceField()
        self.dates = ChoiceField(_DATES, nothing="As the file says")
        self.kept = ChoiceField(nothing="As its headings say")
        self._labels: dict[ChoiceField, Label] = {}
        # A Form would take Ctrl+Enter from the dialog.
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        fields = (
            ("Headings", self.header),
            ("Dates", self.dates),
            ("Sheet", self.sheet),
            ("Read as", self.kept),
        )
        for at, (words, field) in enumerate(fields):
            label = self._labels[field] = Label(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            row, side = divmod(at, 2)
            grid.addWidget(label, row, side * 2)
            grid.addWidget(field, row, side * 2 + 1)
            grid.setColumnStretch(side * 2 + 1, 1)
        self.sheet.changed.connect(self._sheet_changed)
        self.kept.changed.connect(self._kept_changed)
        self.header.changed.connect(self._header_changed)

    def show_sitting(self, sitting: Sitting, kept: Sequence[KeptMapping]) -> None:
        """Show what is so now; what there is no choice of is not shown."""
        assert sitting.source.sheet is not None
        self._showing = True
        sheet = sitting.source.sheet
        every = [(ALL_SHEETS, all_words(sheet))] if sheet.alike else []
        self.sheet.set_choices([*every, *((title, title) for title in sheet.titles)])
        self.sheet.set_value(sheet.chosen)
        self.kept.set_choices([(one, one.name) for one in kept])
        self.kept.set_value(sitting.kept)
        self.header.set_choices(heading_rows(sheet))
        month_first = sitting.wish.reading.month_first
        self.dates.set_value(None if month_first is None else "month" if month_first else "day")
        for field, shown in ((self.sheet, len(sheet.titles) > 1), (self.kept, bool(kept))):
            self._labels[field].setVisible(shown)
            field.setVisible(shown)
        self._title, self._showing = sheet.chosen, False

    def set_header(self, place: int | None) -> None:
        """Show which row holds the headings."""
        self._showing = True
        self.header.set_value(place)
        self._showing = False

    def month_first(self) -> bool | None:
        """Return which stands first in a date; None where the file says it."""
        dates = self.dates.value()
        return None if dates is None else bool(dates == "month")

    def _sheet_changed(self) -> None:
        title = self.sheet.value()
        if not self._showing and title and title != self._title:
            self.sheet_chosen.emit(title)

    def _kept_changed(self) -> None:
        if not self._showing and not self.kept.problem():
            self.kept_chosen.emit(self.kept.value())

    def _header_changed(self) -> None:
        place = self.header.value()
        if not self._showing and place is not None:
            self.header_chosen.emit(place)
