"""Who gets an offer, in its panel: room, groups with when and where and how full, and who waits longest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.supports.capacity import Capacity
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
    """What the part shows; room is None where it is not for whoever asks. names says who the groups may be opened by."""

    room: Capacity | None
    groups: tuple[GroupRow, ...]
    today: date
    named: bool


class OfferGets(QWidget):
    """Shows it; `done(str, object)` names a verb, with the number of a group where it is about one."""

    done = Signal(str, object)

    def __init__(self, gets: Gets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[LinkButton] = []
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading("Who gets it"))
        if gets.room is None:
            column.addWidget(caption("Ask the SENCO about this."))
            return
        for words, tone in room_words(gets.room, gets.today):
            column.addWidget(Label(words, "second", tone, wrap=True))
        runs = [row for row in gets.groups if row.ended_on is None or row.ended_on >= gets.today]
        for row in runs[:_SHOWN]:
            self._add_group(row, gets)
        if len(runs) > _SHOWN:
            column.addWidget(caption(f"And {counted(len(runs) - _SHOWN, 'group')} more."))
        verbs = [("New group …", "group", None), ("Add pupils …", "add", None)]
        if gets.named and (gets.room.waiting or gets.room.running):
            verbs.insert(0, ("Waiting list …", "waiting", None))
        self._add_verbs(verbs, "")

    def _add_group(self, row: GroupRow, gets: Gets) -> None:
        self._column.addSpacing(4)
        self._column.addWidget(Label(row.name, "name", wrap=True))
        when = "" if row.when.startswith(row.name) and row.minutes is None else row.when
        parts = (when, row.place, ", ".join(row.staff))
        if any(parts):
            self._column.addWidget(Label("  ·  ".join(filter(None, parts)), "second", wrap=True))
        self._column.addWidget(
            Label(_full(row, gets.today), "second", "warning" if row.over else "muted", wrap=True)
        )
        if gets.named:
            self._add_verbs([("Register …", "register", row.id), ("Members …", "members", row.id)], row.name)

    def _add_verbs(self, verbs: Sequence[tuple[str, str, int | None]], about: str) -> None:
        flow = FlowLayout(gap=10)
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
    words = row.places_word[:1].upper() + row.places_word[1:]
    if row.starts_on > today:
        return f"{words}  ·  begins on {say_date(row.starts_on)}"
    if row.last_held is not None:
        return f"{words}  ·  last register {say_date(row.last_held)}"
    return words
