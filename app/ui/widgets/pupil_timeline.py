"""The Timeline of a pupil: everything that is recorded, newest first, and what can be done with a decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.queries.pupil_page import PlacementRow
from app.ui.widgets.buttons import Button
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.label import Label
from app.ui.widgets.pupil_story import StoryEntry
from app.ui.widgets.pupil_story_list import StoryList

SHOWN = (
    ("all", "Everything"),
    ("decision", "Decisions"),
    ("need", "Needs"),
    ("standing", "Class and status"),
)
_KINDS = {
    "need": ("need", "need closed"),
    "standing": ("standing", "left"),
    "decision": ("decision", "ending"),
}


class PupilTimeline(QWidget):
    """Signals carry the decision's row: correct, withdraw, move."""

    correct = Signal(object)
    withdraw = Signal(object)
    move_date = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[StoryEntry] = ()
        self.kind = FilterButton("Kind of entry", SHOWN)
        self.hide_withdrawn = QCheckBox("Hide withdrawn")
        self.list = StoryList("Timeline")
        self.verbs = (
            Button("Correct …", tip="Correct this decision", keys="C"),
            Button("Withdraw …", tip="Withdraw this decision as recorded by mistake", keys="W"),
            Button("Move the date …", tip="Move the date to look again", keys="M"),
        )
        self._none = Label("Nothing of this kind is recorded.", "body", "muted")
        self._lay_out()
        self.kind.chosen.connect(self._arrange)
        self.hide_withdrawn.toggled.connect(self._arrange)
        self.list.current_changed.connect(self._offer_verbs)
        self.list.key.connect(self._key)
        for button, call in zip(self.verbs, (self._correct, self._withdraw, self._move), strict=True):
            button.setProperty("small", "true")
            button.clicked.connect(call)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.setContentsMargins(0, 0, 12, 0)
        top.addWidget(self.kind)
        top.addWidget(self.hide_withdrawn)
        top.addStretch(1)
        for button in self.verbs:
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)

    def show_entries(self, entries: Sequence[StoryEntry], today: date) -> None:
        """Show these entries; the one that was chosen stays so."""
        self._entries = entries
        self.list.today = today
        self.hide_withdrawn.setVisible(any(entry.struck for entry in entries))
        self._arrange()

    def _arrange(self) -> None:
        wanted = self.kind.value()
        kinds = _KINDS.get(wanted, ())
        shown = [
            entry
            for entry in self._entries
            if (wanted == "all" or entry.key[0] in kinds)
            and not (entry.struck and self.hide_withdrawn.isChecked())
        ]
        self.list.show_entries(shown)
        self.list.setVisible(bool(shown))
        self._none.setVisible(not shown)
        self._offer_verbs()

    # --- doing ---

    def decision(self) -> PlacementRow | None:
        """The chosen decision that stands, or None."""
        entry = self.list.current()
        return None if entry is None or entry.struck else entry.decision

    def _offer_verbs(self) -> None:
        row = self.decision()
        for button in self.verbs[:2]:
            button.setEnabled(row is not None)
        self.verbs[2].setEnabled(row is not None and row.ends_on is None)

    def _key(self, letter: str) -> None:
        for button in self.verbs:
            if button.text().lower().startswith(letter) and button.isEnabled():
                button.click()

    def _correct(self) -> None:
        if (row := self.decision()) is not None:
            self.correct.emit(row)

    def _withdraw(self) -> None:
        if (row := self.decision()) is not None:
            self.withdraw.emit(row)

    def _move(self) -> None:
        if (row := self.decision()) is not None:
            self.move_date.emit(row)
