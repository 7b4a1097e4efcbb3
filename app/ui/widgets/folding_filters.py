"""A row of filters that folds what has no room into one more button, and remembers what was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.map_filters import GAP
from app.ui.widgets.more_filters import MoreFilters


class FoldingFilters(QWidget):
    """Filters by name side by side; `changed` when a person changes one. `folding` says who leaves first."""

    changed = Signal()

    def __init__(
        self,
        buttons: Mapping[str, FilterButton],
        folding: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Filters")
        self.buttons, self._folding = dict(buttons), tuple(folding)
        self.more = MoreFilters(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for button in self.buttons.values():
            line.addWidget(button)
            button.chosen.connect(self._chosen)
        line.addWidget(self.more)
        line.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)

    def value(self, name: str) -> Any:
        """Return what is chosen in one filter."""
        return self.buttons[name].value()

    @property
    def is_set(self) -> bool:
        """Say whether any filter differs from its default."""
        return any(button.is_set for button in self.buttons.values())

    def chosen_words(self) -> str:
        """Return the filters that are set, in words: "External, Drafts"; "" for none."""
        return ", ".join(button.text() for button in self.buttons.values() if button.is_set)

    def choose(self, name: str, value: Any) -> None:
        """Choose in one filter without saying so to anyone."""
        self.buttons[name].set_value(value)
        self._fold()

    def clear(self) -> None:
        """Take every filter back and say so."""
        for button in self.buttons.values():
            button.clear()
        self._chosen()

    def kept(self) -> dict[str, Any]:
        """Return what to remember."""
        values = {name: button.value() for name, button in self.buttons.items()}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    def bring_back(self, kept: Mapping[str, Any]) -> None:
        """Choose again what was remembered; what is no longer offered is left out."""
        for name, value in kept.items():
            button = self.buttons.get(name)
            if button is None:
                continue
            many = isinstance(button.value(), tuple)
            if isinstance(value, list if many else str):
                button.set_value(tuple(value) if many else value)
        self._fold()

    def _chosen(self) -> None:
        self._fold()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Hide filters at their default, then set ones, until the rest fits; More filters holds the hidden."""
        hidden: list[str] = []
        order = sorted(self._folding, key=lambda name: self.buttons[name].is_set)
        while self._needed(hidden) > self.width() and len(hidden) < len(order):
            hidden.append(order[len(hidden)])
        for name, button in self.buttons.items():
            button.setVisible(name not in hidden)
        self.more.hold([button for name, button in self.buttons.items() if name in hidden])

    def _needed(self, hidden: Sequence[str]) -> int:
        shown = [button for name, button in self.buttons.items() if name not in hidden]
        width = sum(button.sizeHint().width() + GAP for button in shown)
        return width + (self.more.sizeHint().width() if hidden else 0)
