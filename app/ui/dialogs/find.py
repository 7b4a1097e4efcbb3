"""Find or do anything: one field for pupils, offers, pages, actions and places on the map."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.ui.dialogs.find_best import found
from app.ui.dialogs.find_entries import place_entries, standing_entries
from app.ui.dialogs.find_entry import ACTIONS, Entry, FindShell
from app.ui.dialogs.find_field import QueryField
from app.ui.dialogs.find_list import FoundList
from app.ui.known import known_in
from app.ui.theme import ink
from app.ui.widgets.bars import Line
from app.ui.widgets.label import Label
from app.ui.widgets.status_bar import announce

WIDTH, HEIGHT = 640, 560
RECENT = "find_recent"
KEPT = 4


class FindDialog(QDialog):
    """The palette: typing narrows at once, Enter does the chosen line, Esc leaves."""

    topic = "find"

    def __init__(self, window: FindShell) -> None:
        super().__init__(window.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self.setWindowTitle("Find or do anything")
        self._known = known_in(window.store)
        self._standing = standing_entries(window)
        self._places = place_entries(window, self._known)
        self.list = FoundList()
        self.query = QueryField(self.list)
        self.nothing = Label("", "body", "muted", wrap=True)
        self.nothing.setContentsMargins(16, 12, 16, 0)
        self._lay_out()
        self.query.textChanged.connect(self.look)
        self.query.returnPressed.connect(self._enter)
        self.list.done.connect(self.do)
        room = window.window_widget().size()
        self.resize(min(WIDTH, room.width() - 32), min(HEIGHT, room.height() - 48))
        self.look()
        self.query.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 16, 12)
        top.addWidget(self.query)
        column.addLayout(top)
        column.addWidget(Line())
        column.addWidget(self.nothing, 1)
        column.addWidget(self.list, 1)
        column.addWidget(Line())
        self.foot = foot = Label("Enter does it, up and down choose, Esc leaves", "second", "muted")
        foot.setContentsMargins(16, 8, 16, 10)
        column.addWidget(foot)

    def look(self) -> None:
        """Show what fits the words typed; with none, what people do most and did last."""
        words = self.query.text().strip()
        if words:
            entries = found(self._window, self._known, [*self._standing, *self._places], words)
        else:
            entries = self._usual()
        self.list.show_entries(entries)
        self.list.setVisible(bool(entries))
        self.nothing.setText(
            "" if entries else f"Nothing here holds “{words}”. Try part of a name, or fewer words."
        )
        self.nothing.setVisible(not entries)
        first = self.list.chosen()
        announce(self.query, first.spoken if first is not None else self.nothing.text())

    def _usual(self) -> list[Entry]:
        lately = self._lately()
        actions = [entry for entry in self._standing if entry.group == ACTIONS]
        first = [entry for title in lately for entry in actions if entry.title == title]
        return [*first, *(entry for entry in self._standing if entry not in first)]

    def _lately(self) -> list[str]:
        kept = self._window.remembered.data(RECENT).get("titles", [])
        return [title for title in kept if isinstance(title, str)]

    def _enter(self) -> None:
        if (entry := self.list.chosen()) is not None:
            self.do(entry)

    def do(self, entry: Entry) -> None:
        """Close, then do what was chosen; which actions were used is remembered, never a name."""
        if entry.group == ACTIONS:
            titles = [entry.title, *(title for title in self._lately() if title != entry.title)]
            self._window.remembered.set_data(RECENT, {"titles": titles[:KEPT]})
        self.accept()
        entry.call()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))
