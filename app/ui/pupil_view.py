"""The page of one pupil: name, what is true now, what can be done, and the tabs Now and Timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.around.consents import consents_of
from app.queries.pupil_page import PupilPage
from app.queries.rights.which_pupil import Hold, hold_of
from app.queries.story.entry import StoryEntry
from app.queries.story.said import about
from app.queries.story.story import last_words, pupil_story, whole_story
from app.queries.supports.pupil_supports import supports_of
from app.ui.allowed import gate, refusal
from app.ui.dates import say_date
from app.ui.pupil_tab import TABS, PupilTab, make_tab
from app.ui.theme import ink
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label
from app.ui.widgets.pupil_now import NowFacts, PupilNow
from app.ui.widgets.pupil_timeline import PupilTimeline
from app.ui.widgets.pupil_words import has_open
from app.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from app.store import Store
    from app.ui.shell import Shell

LONGEST_NAME = 16  # on a button, which must leave room for the name itself


def _held(hold: Hold | None) -> str:
    """Return what is said of a hold to who may know of it."""
    return f"On hold since {say_date(hold.since)}: {hold.why}" if hold is not None and hold.told else ""


class PupilView(QWidget):
    """Shows one pupil. Signals: back (to the list), log, edit, roll (left, or back on it), looked (who has), strengths."""

    back = Signal()
    log = Signal()
    edit = Signal()
    roll = Signal()
    looked = Signal()
    strengths = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setAccessibleName("Pupil")
        self._shell = shell
        self.page: PupilPage | None = None
        self._entries: list[StoryEntry] = []
        self._today = date.min
        self._fresh = False
        self.title = Label("", "title", wrap=True)
        self.lead = Label("", "body", "muted", wrap=True)
        self.held = Label("", "body", wrap=True)
        self.back_button = Button("Back", "back", tip="Back to the list", keys="Esc")
        self.log_button = Button("Log a grouping", keys="Ctrl+Shift+G")
        self.review_button = Button("Review", keys="Ctrl+Shift+R")
        self.edit_button = Button("Edit", keys="F2")
        self.more_button = Button("More")
        self.menu = QMenu(self.more_button)
        self.menu.setToolTipsVisible(True)
        self.roll_action = self.menu.addAction("Left the school …")
        self.looked_action = self.menu.addAction("Who looked …")
        self.tabs = Tabs([(key, title) for key, title, *_ in TABS], "What is shown of the pupil")
        self.now, self.timeline = PupilNow(), PupilTimeline(shell.remembered)
        self._made: dict[str, PupilTab] = {}
        self._stale: set[str] = set()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.now)
        self._stack.addWidget(self.timeline)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.title, 1)
        for button in (self.log_button, self.review_button, self.edit_button, self.more_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 12, 8, 0)
        column.setSpacing(4)
        back = QHBoxLayout()
        back.addWidget(self.back_button)
        back.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.setSpacing(4)
        head.addLayout(back)
        head.addLayout(line)
        head.addWidget(self.lead)
        head.addWidget(self.held)
        head.addSpacing(8)
        head.addWidget(self.tabs)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self._stack, 1)
        self.back_button.hide()

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back)
        self.log_button.clicked.connect(self.log)
        self.edit_button.clicked.connect(self.edit)
        self.more_button.clicked.connect(self._open_more)
        self.roll_action.triggered.connect(self.roll)
        self.looked_action.triggered.connect(self.looked)
        self.tabs.opened.connect(self._open_tab)
        self.now.everything.connect(self.open_timeline)
        self.now.about.write.connect(self.strengths)
        self.now.aims.plan.connect(self._open_plan)
        self.now.consents.all.connect(self._open_people)
        self.now.supports.all.connect(self._open_supports)

    def allow(self, store: Store) -> None:
        """Let whoever is at the program do here what they may, and no more."""
        timeline = self.timeline
        gate(store, Ability.LOG, self.log_button, *timeline.verbs, timeline.again)
        gate(store, Ability.CHANGE_PUPILS, self.edit_button, self.roll_action)
        self.now.only_read = refusal(store, Ability.LOG)

    def show_pupil(self, page: PupilPage, codes: Sequence[str], today: date) -> None:
        """Show a pupil; another one starts with Now, the same one keeps its tab."""
        if self.page is None or self.page.id != page.id:
            self.tabs.open("now")
            self.now.area.verticalScrollBar().setValue(0)
        self.page, self._today = page, today
        recorded = self._shell.store.read(pupil_story, page.id)
        self._entries, self._fresh = whole_story(page, recorded), False
        self.title.setText(page.name)
        lead = "  ·  ".join(about(page))
        self.lead.setText(lead[:1].upper() + lead[1:])
        self.lead.setVisible(bool(lead))
        self.held.setText(_held(self._shell.store.read(hold_of, page.id)))
        self.held.setVisible(bool(self.held.text()))
        on_roll = page.standing is not None
        short = len(page.first_name) <= LONGEST_NAME
        self.log_button.setText(f"Log for {page.first_name}" if short else "Log a grouping")
        self.log_button.setVisible(on_roll)
        self.review_button.setVisible(on_roll and has_open(page))
        self.roll_action.setText("Left the school …" if on_roll else "Back on the roll …")
        consents = self._shell.store.read(consents_of, page.id, today=today)
        supports = self._shell.store.read(supports_of, page.id, today=today)
        facts = NowFacts(self._entries, last_words(page, recorded), recorded.aims, consents, supports)
        self.now.show_pupil(page, facts, codes, today)
        self.now.follow(self.tabs)
        self._stale = set(self._made)
        self._fill_tab(self.tabs.key())

    def open_timeline(self) -> None:
        """Open the timeline with the focus in it."""
        self.tabs.open("timeline")
        self.timeline.list.setFocus()

    def _open_plan(self) -> None:
        self.tabs.open("plan")

    def _open_supports(self) -> None:
        self.tabs.open("supports")

    def _open_people(self) -> None:
        self.tabs.open("people")

    def focus_first(self) -> None:
        """Put the focus where reading goes on."""
        self.tabs.setFocus()

    def _open_tab(self, key: str) -> None:
        self._stack.setCurrentWidget(self.tab(key))
        self._fill_tab(key)

    def tab(self, key: str) -> QWidget:
        """Return what stands under a tab, built when it is first asked for."""
        if key in ("now", "timeline"):
            return self.now if key == "now" else self.timeline
        if key not in self._made:
            self._made[key] = made = make_tab(key, self._shell)
            self._stale.add(key)
            self._stack.addWidget(made)
        return self._made[key]

    def _fill_tab(self, key: str) -> None:
        # Laying out ten years of words takes its time, so every tab waits until somebody looks.
        if key == "timeline" and not self._fresh and self.page is not None:
            self._fresh = True
            self.timeline.show_entries(self._entries, self.page.domains, self._today)
        elif key in self._stale and self.page is not None:
            self._stale.discard(key)
            self._made[key].show_pupil(self.page, self._today)
            before: QWidget = self.tabs
            for stop in self._made[key].stops():
                QWidget.setTabOrder(before, stop)
                before = stop

    def _open_more(self) -> None:
        self.menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.fillRect(0, 0, self.width(), 1, ink("line"))
