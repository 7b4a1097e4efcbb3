"""A field of tick boxes side by side, for "who decided" and the like; its value is the set that is ticked."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.widgets.flow import FlowLayout


class TicksField(QWidget):
    """Several things that may each be so; the value is a tuple in the order shown."""

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[tuple[Any, QCheckBox]] = []
        self._flow = FlowLayout(gap=16, parent=self)
        self._flow.setContentsMargins(0, 6, 0, 4)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these; what is ticked stays ticked where it is still offered."""
        ticked = self.value()
        for _, box in self._boxes:
            self._flow.removeWidget(box)
            box.deleteLater()
        self._boxes = [(value, QCheckBox(text, self)) for value, text in choices]
        for _, box in self._boxes:
            self._flow.addWidget(box)
            box.toggled.connect(self.changed)
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])
        self.set_value(ticked)

    def value(self) -> tuple[Any, ...]:
        """Everything that is ticked."""
        return tuple(value for value, box in self._boxes if box.isChecked())

    def set_value(self, value: Iterable[Any] | None) -> None:
        """Tick these and clear the others."""
        wanted = set(value or ())
        for known, box in self._boxes:
            box.setChecked(known in wanted)

    def problem(self) -> str:
        """Nothing: any of them can be ticked."""
        return ""
