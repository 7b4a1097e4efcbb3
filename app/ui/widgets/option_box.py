"""One option that is talked about: its name, what it involves, what speaks for and against it, and whether it was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.operations.deciding.drafts import OptionDraft
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField


class OptionBox(QWidget):
    """One row of the options field. Signals: changed, dropped."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, offers: Sequence[tuple[int, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = {name: offer_id for offer_id, name in offers}
        names = [(name, name) for name in self._offers]
        self.name = ChoiceField(names, placeholder="An offer, or anything else", free=True)
        self.chosen = QCheckBox("Chosen")
        self.drop = IconButton("close", "Take this option away")
        self.involves = TextField("What it involves", 500)
        self.speaks_for = TextField("What speaks for it", 500)
        self.speaks_against = TextField("What speaks against it", 500)
        first, last = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.name, 1)
        first.addWidget(self.chosen)
        first.addWidget(self.drop)
        last.addWidget(self.speaks_for)
        last.addWidget(self.speaks_against)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self.involves)
        column.addLayout(last)
        for field in (self.name, self.involves, self.speaks_for, self.speaks_against):
            field.changed.connect(self.changed)
        self.chosen.toggled.connect(self.changed)
        self.drop.clicked.connect(self.dropped)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in its order."""
        return (self.name, self.chosen, self.drop, self.involves, self.speaks_for, self.speaks_against)

    def say(self, number: int) -> None:
        """Give each part its name for a screen reader."""
        parts = (
            "name",
            "chosen",
            "take away",
            "what it involves",
            "what speaks for it",
            "what speaks against it",
        )
        for widget, part in zip(self.stops(), parts, strict=True):
            widget.setAccessibleName(f"Option {number}: {part}")

    def value(self) -> OptionDraft:
        """The option as far as it is filled in."""
        name = str(self.name.value() or "")
        return OptionDraft(
            name,
            self.involves.value(),
            self.speaks_for.value(),
            self.speaks_against.value(),
            self.chosen.isChecked(),
            self._offers.get(name),
        )

    def set_value(self, draft: OptionDraft) -> None:
        """Show this option; one that was an offer which is no longer offered keeps its number."""
        if draft.offer_id is not None and draft.name not in self._offers:
            self._offers[draft.name] = draft.offer_id
        self.name.set_value(draft.name)
        self.involves.set_value(draft.involves)
        self.speaks_for.set_value(draft.speaks_for)
        self.speaks_against.set_value(draft.speaks_against)
        self.chosen.setChecked(draft.chosen)
