"""Saying which heading of a table holds which field: guessed, with values beside each, and remembered by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.imports.columns import FieldLine, field_lines, heading_rows, headings, whole_reading
from app.imports.source import Reading, Sort
from app.imports.table import Sheet
from app.queries.mappings import KeptMapping
from app.taking_in.sitting import Sitting
from app.ui.tables import Column
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Elided, Label
from app.ui.widgets.panels import Frame
from app.ui.widgets.rows_view import RowsView, keep_typing

_DATES = [("day", "Day first: 31/12/2026"), ("month", "Month first: 12/31/2026")]


class ColumnsPage(QWidget):
    """A line a field; the heading of the selected one is chosen below. `sheet_chosen` asks for another sheet.

    `kept_chosen` carries the remembered way by which the file is to be read.
    """

    sheet_chosen, kept_chosen = Signal(str), Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet, self._sort, self._reading = Sheet(()), Sort.PUPILS, Reading()
        self._showing = False
        self.sheet, self.header, self.dates, self.kept = (
            ChoiceField(),
            ChoiceField(),
            ChoiceField(_DATES, nothing="As the file says"),
            ChoiceField(nothing="As its headings say"),
        )
        self._labels: dict[str, Label] = {}
        self.lines = RowsView(_COLUMNS, "Fields, and where they stand in the file", key=attrgetter("field"))
        self.heading = ChoiceField(nothing="Not in this file")
        self.values = Elided("", "second", "muted")
        self.what = Label("", "name")
        self.what.setBuddy(self.heading)
        self.name = TextField("such as your school’s system", longest=120)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(12)
        self.heading.setMinimumWidth(220)
        for part in (self.what, self.heading):
            choice.addWidget(part)
        choice.addWidget(self.values, 1)
        remember, label = QHBoxLayout(), Label("Remember for the next such file as")
        label.setBuddy(self.name)
        remember.setSpacing(12)
        remember.addWidget(label)
        remember.addWidget(self.name, 1)
        frame = Frame(self.lines)
        frame.setMinimumHeight(110)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._of_file())
        column.addWidget(frame, 1)
        column.addLayout(choice)
        column.addLayout(remember)

    def _of_file(self) -> QGridLayout:
        """Return the fields about the file as a whole; a Form would take Ctrl+Enter from the dialog."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        fields = (
            ("Headings", self.header),
            ("Dates", self.dates),
            ("Sheet", self.sheet),
            ("Read as", self.kept),
        )
        for at, (words, field) in enumerate(fields):
            label = self._labels[words] = Label(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            row, side = divmod(at, 2)
            grid.addWidget(label, row, side * 2)
            grid.addWidget(field, row, side * 2 + 1)
            grid.setColumnStretch(side * 2 + 1, 1)
        return grid

    def _show_field(self, words: str, field: ChoiceField, *, shown: bool) -> None:
        self._labels[words].setVisible(shown)
        field.setVisible(shown)

    def _connect(self) -> None:
        self.sheet.changed.connect(self._sheet_changed)
        self.kept.changed.connect(self._kept_changed)
        self.header.changed.connect(self._header_changed)
        self.lines.row_changed.connect(self._line_changed)
        self.lines.opened.connect(self._to_heading)
        self.lines.typed.connect(self._type_heading)
        self.heading.changed.connect(self._heading_changed)
        self.heading.taken.connect(self._next_line)

    # --- what is shown ---

    def show_sitting(self, sitting: Sitting, kept: Sequence[KeptMapping]) -> None:
        """Show how a file is read now."""
        assert sitting.source.sheet is not None
        self._sheet, self._sort = sitting.source.sheet, sitting.source.sort
        self._showing = True
        self.sheet.set_choices([(title, title) for title in self._sheet.titles])
        self.sheet.set_value(self._sheet.title)
        self._show_field("Sheet", self.sheet, shown=len(self._sheet.titles) > 1)
        self.kept.set_choices([(one, one.name) for one in kept])
        self.kept.set_value(sitting.kept)
        self._show_field("Read as", self.kept, shown=bool(kept))
        self.header.set_choices(heading_rows(self._sheet))
        self.name.set_value(sitting.kept.name if sitting.kept else "")
        month_first = sitting.wish.reading.month_first
        self.dates.set_value(None if month_first is None else "month" if month_first else "day")
        self._show_reading(whole_reading(self._sheet, self._sort, sitting.wish.reading))
        self._showing = False
        self.lines.select_first()
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def reading(self) -> Reading:
        """Return how the person says the file is read."""
        dates = self.dates.value()
        month_first = None if dates is None else dates == "month"
        return replace(self._reading, month_first=month_first)

    def _show_reading(self, reading: Reading) -> None:
        self._reading, before = reading, self._showing
        self._showing = True
        self.header.set_value(reading.header)
        self.heading.set_choices(headings(self._sheet, reading.header or 0))
        self.lines.set_rows(field_lines(self._sheet, self._sort, reading))
        self._show_line(self.lines.selected())
        self._showing = before

    def _line_changed(self, line: FieldLine | None) -> None:
        if not self._showing:
            self._show_line(line)

    def _show_line(self, line: FieldLine | None) -> None:
        before, self._showing = self._showing, True
        self.what.setText(f"{line.label} stands in" if line else "")
        self.heading.setEnabled(line is not None)
        self.heading.set_value(line.column if line else None)
        self.values.setText(line.values if line else "")
        self._showing = before

    # --- what is chosen ---

    def _sheet_changed(self) -> None:
        title = self.sheet.value()
        if not self._showing and title and title != self._sheet.title:
            self.sheet_chosen.emit(title)

    def _kept_changed(self) -> None:
        if not self._showing and not self.kept.problem():
            self.kept_chosen.emit(self.kept.value())

    def _header_changed(self) -> None:
        place = self.header.value()
        if not self._showing and place is not None and place != self._reading.header:
            anew = replace(self._reading, header=place, columns=None)
            self._show_reading(whole_reading(self._sheet, self._sort, anew))

    def _heading_changed(self) -> None:
        line = self.lines.selected()
        if self._showing or line is None or self.heading.problem():
            return
        at, columns = self.heading.value(), dict(self._reading.columns or {})
        columns.pop(line.field, None)
        if at is not None:
            columns[line.field] = at
        self._reading = replace(self._reading, columns=columns)
        # What is being typed stays as it is typed.
        self._showing = True
        self.lines.set_rows(field_lines(self._sheet, self._sort, self._reading))
        self._showing = False
        self.values.setText(self.lines.selected().values)

    def _to_heading(self, _line: object) -> None:
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_heading(self, text: str) -> None:
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        line = self.heading.lineEdit()
        if line is not None:
            line.selectAll()
            keep_typing(line, text)

    def _next_line(self) -> None:
        """Go on in the list once a heading was chosen."""
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        at = self.lines.currentIndex().row() + 1
        if at < len(self.lines.rows_model.rows):
            self.lines.select_at(at)


def _tone(line: Any) -> str:
    return "text" if line.column is not None else "muted"


_COLUMNS = (
    Column("Field", lambda line: line.label, width=24, bold=True),
    Column("Heading in the file", lambda line: line.heading or "Not in this file", width=28, tone=_tone),
    Column("Values below it", lambda line: line.values, tone=lambda _: "muted"),
)
