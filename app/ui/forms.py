"""The form that every dialog and page shares: labelled fields, values in and out, problems under their field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.ui.widgets.label import Label, heading

LABEL_WIDTH = 116


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    `help` stands small under the label, `hint` under the field, `beside` to its right. The widget is one of the
    kit's fields. `required` is the sentence shown when the field is empty ("Choose a pupil."), or nothing.
    """

    name: str
    label: str
    widget: QWidget
    help: str = ""
    hint: str | QWidget = ""
    required: str = ""
    beside: QWidget | None = None
    stretch: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """Some fields under a heading; fields in a tuple share a line."""

    title: str
    rows: Sequence[Field | tuple[Field, ...]]


Fields = Sequence[Field | tuple[Field, ...] | Section]


class Form(QWidget):
    """A form of kit fields.

    `submitted` carries the values after Enter in a one-line field, Ctrl+Enter anywhere or `submit()`, once the form
    itself finds nothing wrong; `left` is Esc; `changed` is any change a person or the program makes.
    """

    submitted = Signal(object)
    left = Signal()
    changed = Signal()

    def __init__(self, rows: Fields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self._problems: dict[str, Label] = {}
        self._columns: dict[str, QVBoxLayout] = {}
        self._labels: dict[str, QWidget] = {}
        self._cells: dict[str, QWidget] = {}
        self._save_keys: list[QShortcut] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        for row in rows:
            self._add_section(row) if isinstance(row, Section) else self._add_row(row)
        self.add_save_keys(self)
        self._clean = self.values()

    def add_rows(self, rows: Fields, after: QWidget) -> None:
        """Add fields at the end that only some answers ask for; Tab comes to them after a widget."""
        known = set(self._fields)
        for row in rows:
            self._add_section(row) if isinstance(row, Section) else self._add_row(row)
        new = [field for name, field in self._fields.items() if name not in known]
        self._clean |= {field.name: field.widget.value() for field in new}  # type: ignore[attr-defined]
        _tab_through(after, new)

    def add_save_keys(self, scope: QWidget) -> None:
        """Let Ctrl+Enter save from anywhere inside `scope`, such as the dialog around the form."""
        # Two shortcuts that both apply are ambiguous to Qt, and then neither does anything.
        for shortcut in self._save_keys:
            shortcut.setEnabled(False)
        self._save_keys = [QShortcut(QKeySequence(keys), scope) for keys in ("Ctrl+Return", "Ctrl+Enter")]
        for shortcut in self._save_keys:
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)

    def field(self, name: str) -> Any:
        """The widget of a field."""
        return self._fields[name].widget

    def values(self) -> dict[str, Any]:
        """Every field's value by name."""
        return {name: field.widget.value() for name, field in self._fields.items()}  # type: ignore[attr-defined]

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show these values, take them as unchanged, and forget old problems."""
        for name, value in values.items():
            if name in self._fields:
                self.field(name).set_value(value)
        self.mark_clean()
        self.show_problems({})

    def type_again(self, values: Mapping[str, Any]) -> None:
        """Show what somebody had typed over what was there: it is still unsaved, and can be lost once more."""
        for name, value in values.items():
            if name in self._fields:
                self.field(name).set_value(value)

    def mark_clean(self) -> None:
        """Take the values as they are for unchanged."""
        self._clean = self.values()

    @property
    def dirty(self) -> bool:
        """Whether anything differs from the values first shown, or cannot be read."""
        return self.values() != self._clean or any(self.field(name).problem() for name in self._fields)

    def show_field(self, name: str, shown: bool) -> None:
        """Show or hide a field with its label; a hidden one keeps its value."""
        self._labels[name].setVisible(shown)
        self._cells[name].setVisible(shown)

    def check(self) -> dict[str, str]:
        """What the form itself can see is wrong: empty required fields and what cannot be read."""
        wrong: dict[str, str] = {}
        for name, field in self._fields.items():
            sentence = self.field(name).problem()
            if not sentence and field.required and self.field(name).value() in (None, "", (), 0):
                sentence = field.required
            if sentence:
                wrong[name] = sentence
        return wrong

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Put each sentence under its field and the focus into the first; an empty mapping clears them."""
        for name in self._fields:
            self._say_problem(name, problems.get(name, ""))
        first = next((field.widget for name, field in self._fields.items() if problems.get(name)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_problem(self, name: str, sentence: str) -> None:
        widget = self.field(name)
        if (own := getattr(widget, "say_problem", None)) is not None:
            own(sentence)  # a field of many controls says it beside the one it is about
            return
        if name not in self._problems:
            if not sentence:
                return
            # Made when it is needed: a form of forty fields opens sooner without forty empty labels.
            self._problems[name] = Label("", "alert", "danger", wrap=True)
            self._columns[name].addWidget(self._problems[name])
        self._problems[name].setText(sentence)
        self._problems[name].setVisible(bool(sentence))
        widget.setAccessibleDescription(sentence)
        _mark_wrong(widget, bool(sentence))

    def _answered(self) -> None:
        """Once a field is changed, what was wrong with it is not said any more."""
        name = next((name for name, field in self._fields.items() if field.widget is self.sender()), "")
        if name in self._problems and self._problems[name].text():
            self._say_problem(name, "")

    def submit(self) -> None:
        """Check and, when nothing is wrong here, send the values out."""
        problems = self.check()
        self.show_problems(problems)
        if not problems:
            self.submitted.emit(self.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that a field left to us saves; Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = QApplication.focusWidget()
            focus.click() if isinstance(focus, QAbstractButton) else self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        """After a choice from an open list, go to the next empty field."""
        names = list(self._fields)
        here = next((at for at, name in enumerate(names) if self.field(name) is self.sender()), len(names))
        for name in names[here + 1 :]:
            if self.field(name).value() in (None, "", ()) and self.field(name).isVisible():
                self.field(name).setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _add_section(self, section: Section) -> None:
        if section.title:
            title = heading(section.title)
            title.setContentsMargins(0, 8 if self._grid.rowCount() > 1 else 0, 0, 0)
            self._grid.addWidget(title, self._grid.rowCount(), 0, 1, 2)
        for row in section.rows:
            self._add_row(row)

    def _add_row(self, row: Field | tuple[Field, ...]) -> None:
        fields = row if isinstance(row, tuple) else (row,)
        at = self._grid.rowCount()
        line = QHBoxLayout()
        line.setSpacing(16)
        for place, field in enumerate(fields):
            label = _label(field)
            self._labels[field.name] = label
            if place == 0:
                self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            else:
                line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            # At the top: a problem under one field must not move its neighbour.
            wide = field.stretch or len(fields) == 1
            line.addWidget(self._cell(field, wide), 1 if wide else 0, Qt.AlignmentFlag.AlignTop)
        if len(fields) > 1 and not any(field.stretch for field in fields):
            line.addStretch(1)
        self._grid.addLayout(line, at, 1)

    def _cell(self, field: Field, wide: bool) -> QWidget:
        """The field with what stands beside and under it; where there is room, words are wider than a short field."""
        self._fields[field.name] = field
        cell = self._cells[field.name] = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if field.beside is None and wide and not field.stretch:
            column.addWidget(field.widget, 0, Qt.AlignmentFlag.AlignLeft)
        elif field.beside is None:
            column.addWidget(field.widget)
        else:
            column.addLayout(_side_by_side(field.widget, field.beside, field.stretch))
        if field.hint:
            column.addWidget(_hint(field.hint))
        self._columns[field.name] = column
        field.widget.changed.connect(self._answered)  # type: ignore[attr-defined]
        field.widget.changed.connect(self.changed)  # type: ignore[attr-defined]
        if (taken := getattr(field.widget, "taken", None)) is not None:
            taken.connect(self._go_on)
        return cell


def _mark_wrong(widget: QWidget, wrong: bool) -> None:
    if wrong != (widget.property("problem") == "true"):
        widget.setProperty("problem", "true" if wrong else None)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def _tab_through(after: QWidget, fields: Sequence[Field]) -> None:
    for field in fields:
        stop = getattr(field.widget, "first_stop", field.widget)
        QWidget.setTabOrder(after, stop)
        after = stop


def _side_by_side(widget: QWidget, beside: QWidget, stretch: bool) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addWidget(widget, 1 if stretch else 0)
    line.addWidget(beside, 0 if stretch else 1)
    return line


def _hint(hint: str | QWidget) -> QWidget:
    return hint if isinstance(hint, QWidget) else Label(hint, "second", "muted", True)


def _label(field: Field) -> QWidget:
    """The field's label with its help under it; the buddy is what names the field to a screen reader."""
    label = Label(field.label)
    label.setBuddy(field.widget)
    if not field.widget.accessibleName():
        field.widget.setAccessibleName(field.label)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 5, 0, 0)
    column.setSpacing(0)
    column.addWidget(label)
    if field.help:
        column.addWidget(Label(field.help, "second", "muted", wrap=True))
    column.addStretch(1)
    return box
