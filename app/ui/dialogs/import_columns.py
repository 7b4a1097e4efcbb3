"""Saying which heading of a table holds which field, and what words mean that nobody here knows; kept by name."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.imports.columns import (
    FieldLine,
    field_lines,
    headings,
    whole_reading,
    with_column,
    with_word,
    word_lines,
)
from app.imports.offer_table.strange import StrangeWord
from app.imports.source import Reading, Sort
from app.imports.table import Sheet
from app.queries.mappings import KeptMapping
from app.taking_in.sitting import Sitting
from app.ui.dialogs.import_table_fields import TableFields
from app.ui.tables import Column
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Elided, Label
from app.ui.widgets.panels import Frame
from app.ui.widgets.rows_view import RowsView, keep_typing

NOWHERE, A_NOTE = "Not in this file", "Kept as a note"


class ColumnsPage(QWidget):
    """A line for each unknown word and each field; what the selected one means, or where it stands, is chosen below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet, self._sort, self._reading = Sheet(()), Sort.PUPILS, Reading()
        self._strange: Sequence[StrangeWord] = ()
        self._showing = False
        self.table = TableFields()
        self.lines = RowsView(_COLUMNS, "Fields, and where they stand in the file", key=_key)
        self.heading, self.means = ChoiceField(nothing=NOWHERE), ChoiceField(nothing=A_NOTE)
        self.values = Elided("", "second", "muted")
        self.what = Label("", "name")
        self.name = TextField("such as your school’s system", longest=120)
        self.forget = LinkButton("Forget it", tip="Do not read files in this way any more")
        self._lay_out()
        self.table.header_chosen.connect(self._header_chosen)
        self.lines.row_changed.connect(self._line_changed)
        self.lines.opened.connect(self._to_choice)
        self.lines.typed.connect(self._type)
        for field in (self.heading, self.means):
            field.changed.connect(self._chosen)
            field.taken.connect(self._next_line)

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(12)
        choice.addWidget(self.what)
        for field in (self.heading, self.means):
            field.setMinimumWidth(220)
            choice.addWidget(field)
        choice.addWidget(self.values, 1)
        remember, label = QHBoxLayout(), Label("Remember for the next such file as")
        label.setBuddy(self.name)
        remember.setSpacing(12)
        remember.addWidget(label)
        remember.addWidget(self.name, 1)
        remember.addWidget(self.forget)
        frame = Frame(self.lines)
        frame.setMinimumHeight(110)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addWidget(frame, 1)
        column.addLayout(choice)
        column.addLayout(remember)

    # --- what is shown ---

    def show_sitting(self, sitting: Sitting, kept: Sequence[KeptMapping]) -> None:
        """Show how a file is read now."""
        assert sitting.source.sheet is not None
        self._sheet, self._sort, self._strange = sitting.source.sheet, sitting.source.sort, sitting.strange
        self.table.show_sitting(sitting, kept)
        self.name.set_value(sitting.kept.name if sitting.kept else "")
        self.forget.setVisible(sitting.kept is not None)
        self._show_reading(whole_reading(self._sheet, self._sort, sitting.wish.reading))
        self.lines.select_first()
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def reading(self) -> Reading:
        """Return how the person says the file is read."""
        return replace(self._reading, month_first=self.table.month_first())

    def _show_reading(self, reading: Reading) -> None:
        self._reading = reading
        self.table.set_header(reading.header)
        self._showing = True
        self.heading.set_choices(headings(self._sheet, reading.header or 0))
        self._show_lines()
        self._showing = False
        self._line_changed(self.lines.selected())

    def _show_lines(self) -> None:
        words = word_lines(self._strange, self._reading)
        self.lines.set_rows([*words, *field_lines(self._sheet, self._sort, self._reading)])

    def _line_changed(self, line: FieldLine | None) -> None:
        if self._showing:
            return
        self._showing = True
        word = line.word if line else ""
        self.what.setText("" if line is None else f"“{word}” means" if word else f"{line.label} stands in")
        self.what.setBuddy(self._choice(line))
        self.heading.setVisible(not word)
        self.means.setVisible(bool(word))
        if word and line:
            self.means.set_choices([(text, text) for text in line.choices])
            self.means.set_value(line.heading or None)
        else:
            self.heading.set_value(line.column if line else None)
        self._choice(line).setAccessibleName(self.what.text())
        self.values.setText(line.values if line else "")
        self._showing = False

    def _choice(self, line: FieldLine | None) -> ChoiceField:
        return self.means if line is not None and line.word else self.heading

    # --- what is chosen ---

    def _header_chosen(self, place: int) -> None:
        if place != self._reading.header:
            anew = replace(self._reading, header=place, columns=None)
            self._show_reading(whole_reading(self._sheet, self._sort, anew))

    def _chosen(self) -> None:
        line = self.lines.selected()
        field = self._choice(line)
        if self._showing or line is None or field.problem():
            return
        if line.word:
            self._reading = with_word(self._reading, line.field, line.word, field.value())
        else:
            self._reading = with_column(self._reading, line.field, field.value())
        # What is being typed stays as it is typed.
        self._showing = True
        self._show_lines()
        self._showing = False
        self.values.setText(self.lines.selected().values)

    def _to_choice(self, _line: object) -> None:
        self._choice(self.lines.selected()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, text: str) -> None:
        field = self._choice(self.lines.selected())
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        line = field.lineEdit()
        if line is not None:
            line.selectAll()
            keep_typing(line, text)

    def _next_line(self) -> None:
        """Go on in the list once something was chosen."""
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        at = self.lines.currentIndex().row() + 1
        if at < len(self.lines.rows_model.rows):
            self.lines.select_at(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a choice that no open list took goes on to the next line; Ctrl+Enter is the dialog's."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        choosing = self._choice(self.lines.selected())
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier and _inside(choosing):
            self._next_line()
            return
        super().keyPressEvent(event)


def _inside(field: ChoiceField) -> bool:
    return field.hasFocus() or field.isAncestorOf(QApplication.focusWidget() or field.window())


def _key(line: Any) -> Hashable:
    return line.field, line.word


def _tone(line: Any) -> str:
    return "text" if line.heading else "warning" if line.word else "muted"


def _stands(line: Any) -> str:
    return str(line.heading) or (A_NOTE if line.word else NOWHERE)


_COLUMNS = (
    Column("Field, or word", lambda line: line.label, width=30, bold=True),
    Column("Stands in, or means", _stands, width=26, tone=_tone),
    Column("Values below it", lambda line: line.values, tone=lambda _: "muted"),
)
