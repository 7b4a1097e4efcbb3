"""The Timeline of a pupil: everything that is recorded, newest first, narrowed to what is looked for, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.pupil_page import PlacementRow, PupilNeedRow
from app.queries.story.entry import StoryEntry
from app.queries.wording import DomainRow
from app.ui.settings import Remembered
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label
from app.ui.widgets.pupil_story_list import StoryList
from app.ui.widgets.pupil_timeline_filters import TimelineFilters
from app.ui.widgets.timeline_verbs import TimelineVerbs

FILTERS = "timeline_filters"


class PupilTimeline(QWidget):
    """Signals carry the decision's row (correct, withdraw, move_date) or the need's (reopen)."""

    correct = Signal(object)
    withdraw = Signal(object)
    move_date = Signal(object)
    reopen = Signal(object)

    def __init__(self, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._entries: Sequence[StoryEntry] = ()
        self._first = True
        self.filters = TimelineFilters()
        self.count = Label("", "second", "muted")
        self.list = StoryList("Timeline")
        self.verbs = (
            Button("Correct …", tip="Correct this decision", keys="C"),
            Button("Withdraw …", tip="Withdraw this decision as recorded by mistake", keys="W"),
            Button("Move the date …", tip="Move the date to look again", keys="M"),
        )
        self.again = Button("Open again", tip="Open this need again", keys="O")
        self.behind = TimelineVerbs()
        self._none = Label("Nothing of this kind is recorded.", "body", "muted")
        self._lay_out()
        self.filters.changed.connect(self._narrow)
        self.filters.search.down.connect(self.list.setFocus)
        self.list.current_changed.connect(self._offer_verbs)
        self.list.key.connect(self._key)
        calls = (self._correct, self._withdraw, self._move, self._reopen)
        for button, call in zip((*self.verbs, self.again), calls, strict=True):
            button.setProperty("small", "true")
            button.clicked.connect(call)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.setContentsMargins(0, 0, 12, 0)
        top.addWidget(self.count)
        top.addStretch(1)
        for button in (*self.verbs, self.again):
            top.addWidget(button)
        top.addWidget(self.behind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.filters)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)

    def show_entries(self, entries: Sequence[StoryEntry], domains: Sequence[DomainRow], today: date) -> None:
        """Show these entries; the one that was chosen stays so."""
        self._entries = entries
        self.list.today = today
        self.filters.offer(domains, entries)
        if self._first:
            self._first = False
            self.filters.blockSignals(True)
            self.filters.bring_back(self._remembered.data(FILTERS))
            self.filters.blockSignals(False)
        self._arrange()

    def _narrow(self) -> None:
        self._remembered.set_data(FILTERS, self.filters.kept())
        self._arrange()

    def _arrange(self) -> None:
        shown, every = self.filters.narrowed(self._entries), len(self._entries)
        self.list.show_entries(shown)
        self.list.setVisible(bool(shown))
        self._none.setText("Nothing is recorded." if not every else "Nothing of this kind is recorded.")
        self._none.setVisible(not shown)
        entries = "entry" if every == 1 else "entries"
        self.count.setText(
            f"{every} {entries}" if len(shown) == every else f"{len(shown)} of {every} {entries}"
        )
        self._offer_verbs()

    # --- doing ---

    def decision(self) -> PlacementRow | None:
        """The chosen decision that stands, or None."""
        entry = self.list.current()
        return None if entry is None or entry.struck else entry.decision

    def closed_need(self) -> PupilNeedRow | None:
        """The need whose closing is chosen, or None."""
        entry = self.list.current()
        return None if entry is None else entry.closed

    def _offer_verbs(self) -> None:
        row, closed, entry = self.decision(), self.closed_need() is not None, self.list.current()
        behind = self.behind.offer(entry, entry is not None and self._is_followed_up(entry.key[1]))
        # One or the other: there is no room for verbs that cannot be meant.
        self.again.setVisible(closed)
        for button in self.verbs:
            button.setVisible(not closed and not behind)
        for button in self.verbs[:2]:
            button.setEnabled(row is not None)
        self.verbs[2].setEnabled(row is not None and row.ends_on is None)

    def _is_followed_up(self, contact_id: int) -> bool:
        return any(entry.key == ("follow-up", contact_id) for entry in self._entries)

    def _key(self, letter: str) -> None:
        self.behind.key(letter)
        for button in (*self.verbs, self.again):
            if button.isVisible() and button.text().lower().startswith(letter) and button.isEnabled():
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

    def _reopen(self) -> None:
        if (row := self.closed_need()) is not None:
            # The button goes with the entry: the focus must not go with it.
            self.list.setFocus()
            self.reopen.emit(row)
