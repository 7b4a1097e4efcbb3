"""A form whose fields come and go with what is chosen in it, and are called as fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.dialogs.decision_look import LookField
from app.ui.forms import LABEL_WIDTH, Fields, Form
from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.label import Label

_SECOND = ("on", "parents_on")  # these stand second in their line


class AskedForm(Form):
    """Knows which of its fields are seen; while it is silent, nothing can be asked."""

    def __init__(self, rows: Fields, inside: QWidget | None = None) -> None:
        self._shown: dict[str, bool] = {}
        self.silent = False
        self._said: dict[str, tuple[str, str]] = {}
        super().__init__(rows, inside)
        self._narrow_labels()

    def value(self, name: str) -> Any:
        """One field's value."""
        return self.field(name).value()

    def ask(self, name: str, asked: bool) -> None:
        """Show a field, or not; a hidden one keeps its value."""
        shown = asked and not self.silent
        if self._shown.get(name) != shown:
            self._shown[name] = shown
            self.show_field(name, shown)

    def asks(self, name: str) -> bool:
        """Say whether a field is seen."""
        return self._shown.get(name, True)

    def ask_more(self, rows: Fields, after: QWidget) -> None:
        """Add fields at the end; Tab comes to them after a widget."""
        self.add_rows(rows, after)
        self._narrow_labels()

    def relabel(self, name: str, label: str, help: str = "") -> None:
        """Say other words beside a field."""
        if self._said.get(name) == (label, help):
            return
        self._said[name] = label, help
        words = self._labels[name].findChildren(Label)
        for part, text in zip(words, (label, help), strict=False):
            part.setText(text)
        self.field(name).setAccessibleName(label)

    def unread(self) -> dict[str, str]:
        """Return what was typed and is no value yet, such as half a name or half a date."""
        lines = {name: _line(self.field(name)) for name in self.values()}
        return {n: line.text() for n, line in lines.items() if line is not None and self.field(n).problem()}

    def type_unread(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed and is no value yet."""
        for name, text in typed.items():
            line = _line(self.field(name))
            if line is not None:
                line.setText(text)

    def _narrow_labels(self) -> None:
        for name, label in self._labels.items():
            wide = name not in _SECOND
            label.setMaximumWidth(LABEL_WIDTH if wide else label.sizeHint().width())


def _line(field: QWidget) -> QLineEdit | None:
    """Return where a field is typed in, if in one line."""
    if isinstance(field, ChipsField):
        return field.line
    if isinstance(field, LookField):
        return field.date
    return field if isinstance(field, QLineEdit) else None
