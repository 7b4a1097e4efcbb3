"""A field for the options that were talked about before deciding: add one, take one away, choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.operations.deciding.drafts import OptionDraft
from app.ui.widgets.buttons import Button
from app.ui.widgets.option_box import OptionBox


class OptionsField(QWidget):
    """Options one under the other; the value is a tuple of OptionDraft, empty rows left out.

    offers gives (id, name) of what the school offers; it is asked when the first option is added.
    """

    changed = Signal()

    def __init__(
        self, offers: Callable[[], Sequence[tuple[int, str]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ask = offers
        self._offers: Sequence[tuple[int, str]] | None = None
        self.boxes: list[OptionBox] = []
        self.add_button = Button("Add an option", "add")
        self.add_button.clicked.connect(self._add_and_go)
        self.first_stop = self.add_button
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        self._column.addLayout(line)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the first option without a name, or to the button that adds one."""
        unnamed = next((box for box in self.boxes if not box.value().name), None)
        (unnamed.name if unnamed else self.add_button).setFocus(reason)

    def value(self) -> tuple[OptionDraft, ...]:
        """The options that say anything."""
        return tuple(draft for box in self.boxes if (draft := box.value()) != OptionDraft(""))

    def set_value(self, value: Iterable[OptionDraft] | None) -> None:
        """Show exactly these options."""
        for box in list(self.boxes):
            self._drop(box)
        for draft in value or ():
            self._add().set_value(draft)
        self.changed.emit()

    def problem(self) -> str:
        """Nothing: what is not complete is said when it is saved."""
        return ""

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.add_button.setAccessibleDescription(name)

    def _add(self) -> OptionBox:
        if self._offers is None:
            self._offers = self._ask()
        box = OptionBox(self._offers, self)
        box.changed.connect(self.changed)
        box.dropped.connect(self._take_away)
        self._column.insertWidget(len(self.boxes), box)
        self.boxes.append(box)
        # Before the button, although it was there first.
        stops = (self.add_button, *box.stops(), self.add_button)
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)
        box.show()
        self._number()
        return box

    def _add_and_go(self) -> None:
        self._add().name.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _take_away(self) -> None:
        box = self.sender()
        if isinstance(box, OptionBox):
            self._drop(box)
            self._number()
            self.add_button.setFocus()
            self.changed.emit()

    def _drop(self, box: OptionBox) -> None:
        self.boxes.remove(box)
        self._column.removeWidget(box)
        box.hide()
        box.deleteLater()

    def _number(self) -> None:
        for number, box in enumerate(self.boxes, 1):
            box.say(number)
