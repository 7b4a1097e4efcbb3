"""A meeting that goes on: one pupil a screen, then the recap; Page Down and Page Up go from one to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.queries.meetings.choices import known_people
from app.queries.meetings.recap import recap
from app.queries.meetings.screen import meeting_screen
from app.ui.dates import say_date
from app.ui.meeting_pupil import MeetingPupil
from app.ui.meeting_recap import MeetingRecap
from app.ui.widgets.meeting_bar import MeetingBar
from app.ui.widgets.status_bar import announce

if TYPE_CHECKING:
    from app.queries.meetings.page import MeetingPage
    from app.ui.shell import Shell

_KEYS = {"PgDown": 1, "Alt+Right": 1, "PgUp": -1, "Alt+Left": -1}


class MeetingMode(QWidget):
    """`left()` when somebody leaves the meeting; held() and pack() come from the recap."""

    left = Signal()
    held = Signal()
    pack = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.page: MeetingPage | None = None
        self.at = 0
        self.bar, self.pupil, self.recap = MeetingBar(), MeetingPupil(shell), MeetingRecap(shell)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.pupil)
        self.stack.addWidget(self.recap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.bar.step.connect(self.step)
        self.bar.left.connect(self.left)
        self.recap.held.connect(self.held)
        self.recap.pack.connect(self.pack)
        for keys, way in _KEYS.items():
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self.step, way))

    def begin(self, page: MeetingPage, pupil_id: int) -> None:
        """Go into a meeting at a pupil, 0 for the first."""
        ids = [one.pupil_id for one in page.pupils]
        self.at = ids.index(pupil_id) if pupil_id in ids else 0
        self.show_meeting(page)
        self.focus_first()

    def show_meeting(self, page: MeetingPage) -> None:
        """Show where the meeting is, or the same again after a change."""
        self.page = page
        self.at = min(self.at, len(page.pupils))
        store, today = self.shell.store, self.shell.today()
        people = store.read(known_people, today)
        if self.at < len(page.pupils):
            screen = store.read(meeting_screen, page.id, page.pupils[self.at].pupil_id, today)
            self.bar.say(screen.name, screen.facts, self.at, len(page.pupils))
            self.pupil.show_screen(screen, people)
            self.stack.setCurrentWidget(self.pupil)
        else:
            day = f"{page.kind_label}, {say_date(page.held_on)}"
            self.bar.say("Recap", day, self.at, len(page.pupils))
            self.recap.show_recap(store.read(recap, page.id, today), people)
            self.stack.setCurrentWidget(self.recap)

    def step(self, way: int) -> None:
        """Go to the next pupil (1) or back (-1); after the last comes the recap."""
        if self.page is None or not 0 <= self.at + way <= len(self.page.pupils):
            return
        self.pupil.keep()
        self.at += way
        self.show_meeting(self.page)
        announce(self, self.bar.name.text())
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where work goes on."""
        if self.stack.currentWidget() is self.recap:
            self.recap.focus_first()
        elif self.pupil.beside:
            self.pupil.focus_first()
        else:
            # A field far below would take what is known of the pupil out of view.
            self.bar.after.setFocus()
