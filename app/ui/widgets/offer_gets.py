"""Who gets an offer, in its panel: room and who waits longest, then groups with when and where and how full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.supports.capacity import Capacity
from app.queries.supports.group_words import beyond_name
from app.queries.supports.groups import GroupRow
from app.ui.dates import say_date
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label, caption, heading
from app.ui.widgets.map_words import counted

# So many groups stand in the panel; of one-to-ones there may be dozens.
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Gets:
    """What the part shows; room is None where it is not for whoever asks.

    named says whether whoever asks may see pupils; alone has the name of who is in a one-to-one, by its group; takes
    says whether pupils can be put on it.
    """

    room: Capacity | None
    groups: tuple[GroupRow, ...]
    today: date
    named: bool
    alone: Mapping[int, str] = field(default_factory=dict)
    takes: bool = True


class OfferGets(QWidget):
    """Shows it. `done(str, object)` names a verb, with the number of a group where it is about one; `grown(self)`
    says that more buttons have come.
    """

    done = Signal(str, object)
    grown = Signal(object)

    def __init__(self, gets: Gets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[LinkButton] = []
        self._gets, self._runs = gets, list[GroupRow]()
        self.more = LinkButton("", parent=self)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading("Who gets it"))
        if gets.room is None:
            column.addWidget(caption("Ask the SENCO about this."))
            self.more.hide()
            return
        for words, tone in room_words(gets.room, gets.today):
            column.addWidget(Label(words, "second", tone, wrap=True))
        verbs = [("New group …", "group", None)]
        if gets.takes:
            verbs.append(("Add pupils …", "add", None))
        if gets.named and (gets.room.waiting or gets.room.running):
            verbs.insert(0, ("Waiting list …", "waiting", None))
        self._add_verbs(verbs, "")
        self._runs = [row for row in gets.groups if row.ended_on is None or row.ended_on >= gets.today]
        for row in self._runs[:_SHOWN]:
            self._add_group(row, gets)
        self.more.setText(f"Show all {len(self._runs)} groups")
        self.more.setProperty("small", "true")
        self.more.clicked.connect(self.show_all)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.setVisible(len(self._runs) > _SHOWN)

    @property
    def grown_already(self) -> bool:
        """Say whether all groups are shown that at first had no room."""
        return bool(self._runs[_SHOWN:]) and self.more.isHidden()

    def show_all(self) -> None:
        """Show the groups that had no room, with the focus on the first of them."""
        if self.more.isHidden():
            return
        self.more.hide()
        before = len(self.buttons)
        for row in self._runs[_SHOWN:]:
            self._add_group(row, self._gets)
        self.grown.emit(self)
        if len(self.buttons) > before:
            self.buttons[before].show()  # what is not shown yet cannot take the focus
            self.buttons[before].setFocus()

    def _add_group(self, row: GroupRow, gets: Gets) -> None:
        who = gets.alone.get(row.id, "") if row.alone else ""
        name = f"{row.name}: {who}" if who else row.name
        self._column.addSpacing(4)
        self._column.addWidget(Label(name, "name", wrap=True))
        parts = (beyond_name(row.name, row.when), row.place, ", ".join(row.staff))
        if any(parts):
            self._column.addWidget(Label("  ·  ".join(filter(None, parts)), "second", wrap=True))
        if how := _full(row, gets.today):
            tone = "warning" if row.over else "muted"
            self._column.addWidget(Label(how, "second", tone, wrap=True))
        if gets.named:
            self._add_verbs([("Register …", "register", row.id), ("Members …", "members", row.id)], name)

    def _add_verbs(self, verbs: Sequence[tuple[str, str, int | None]], about: str) -> None:
        flow = FlowLayout(gap=6)
        for words, verb, number in verbs:
            button = LinkButton(words)
            button.setProperty("small", "true")
            button.setProperty("verb", verb)
            button.setProperty("number", number)
            if about:
                button.setAccessibleName(f"{words.removesuffix(' …')}: {about}")
            button.clicked.connect(self._pressed)
            self.buttons.append(button)
            flow.addWidget(button)
        self._column.addLayout(flow)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, LinkButton):
            self.done.emit(sender.property("verb"), sender.property("number"))


def room_words(room: Capacity, today: date) -> list[tuple[str, str]]:
    """Return the room of an offer in words, each with its tone: places first, then who waits and since when."""
    found = []
    if room.places is None:
        there = f"{counted(room.running, 'pupil')} there" if room.running else "Nobody is there yet"
        found.append((f"{there}; nobody has said how many places there are.", "muted"))
    elif room.over:
        found.append((f"Over-full: {room.running} there, {counted(room.places, 'place')}.", "warning"))
    elif room.free == 0:
        found.append((f"Full: {room.running} of {counted(room.places, 'place')}.", "text"))
    else:
        found.append((f"{room.free} free: {room.running} of {counted(room.places, 'place')} taken.", "text"))
    if room.waiting and room.longest_since is not None:
        weeks = (today - room.longest_since).days // 7
        long = f", {counted(weeks, 'week')}" if weeks else ""
        one = "who waits since" if room.waiting == 1 else "the longest since"
        found.append((f"{room.waiting} waiting, {one} {say_date(room.longest_since)}{long}.", "text"))
    return found


def _full(row: GroupRow, today: date) -> str:
    # That a one-to-one with somebody in it is full goes without saying.
    places = "" if row.alone and row.members == 1 else row.places_word
    begins = f"begins on {say_date(row.starts_on)}" if row.starts_on > today else ""
    last = f"last register {say_date(row.last_held)}" if row.last_held is not None else ""
    words = "  ·  ".join(filter(None, (places, begins or last)))
    return words[:1].upper() + words[1:]
