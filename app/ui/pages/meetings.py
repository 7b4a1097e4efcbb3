"""Meetings: the list on the left, the chosen meeting on the right; while one goes on it has the whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.abilities import Ability
from app.errors import Problem
from app.queries.meetings.actions import AgencyActions, actions_by_agency
from app.queries.meetings.listed import MeetingList, meeting_list
from app.queries.meetings.page import MeetingPage, meeting_page
from app.queries.meetings.recap import recap
from app.ui.allowed import gate
from app.ui.keys import give_keys
from app.ui.meeting_agency import AgencyView
from app.ui.meeting_mode import MeetingMode
from app.ui.meeting_view import MeetingView
from app.ui.page import Page
from app.ui.shell import Command, Shell
from app.ui.widgets.buttons import Button
from app.ui.widgets.list_or_page import ListOrPage
from app.ui.widgets.meeting_list import ACTIONS, COMING, MeetingLists
from app.ui.widgets.panels import EmptyState

if TYPE_CHECKING:
    from app.store import Store


class MeetingsPage(Page):
    """Choose kind, people and pupils; meet, one pupil a screen; read out what was agreed; make the pack."""

    name = "meetings"
    title = "Meetings"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.lists, self.view = MeetingLists(), MeetingView(shell)
        self.agency, self.mode = AgencyView(shell), MeetingMode(shell)
        self.add_button = Button("Plan a meeting", "add", keys="Ctrl+N")
        self.empty_add = Button("Plan a meeting", "add")
        self._meeting: int | None = None
        self._meets = False
        self._lay_out()
        self._connect()
        gate(shell.store, Ability.LOG, self.add_button, self.empty_add)

    def _lay_out(self) -> None:
        self.right = QStackedWidget()
        choose = EmptyState("Choose a meeting", "Take one from the list, or plan one.")
        for part in (_at_the_top(choose), self.view, self.agency):
            self.right.addWidget(part)
        self.both = ListOrPage(self.lists, self.right)
        nothing = EmptyState(
            "No meetings yet",
            "Plan one with the people who come and the pupils it is about. It shows each pupil on one screen.",
            [self.empty_add],
        )
        self.whole = QStackedWidget()
        for part in (self.both, _at_the_top(nothing), self.mode):
            self.whole.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.whole)

    def _connect(self) -> None:
        self.lists.meeting.connect(self._chosen)
        self.lists.agency.connect(self._show_agency)
        self.lists.opened.connect(self._opened)
        self.lists.pressed.connect(self._pressed)
        self.lists.turned.connect(self._turned)
        self.both.divided.connect(self._divided)
        for button in (self.add_button, self.empty_add):
            button.clicked.connect(self.view.doing.add)
        self.view.doing.planned.connect(self._planned)
        self.view.begun.connect(self._begin)
        self.view.back.connect(self._back)
        self.agency.back.connect(self._back)
        self.view.pupil.connect(self._open_pupil)
        self.mode.left.connect(self._leave)
        self.mode.held.connect(self._held)
        self.mode.pack.connect(self.view.doing.pack)
        give_keys(self, {"Ctrl+N": self.view.doing.add})

    # --- filling ---

    @classmethod
    def warm(cls, store: Store) -> None:
        store.read_ahead(meeting_list)
        store.read_ahead(actions_by_agency, store.today())

    def refresh(self) -> None:
        today = self.shell.today()
        found = self.shell.store.read(meeting_list)
        agencies = self.shell.store.read(actions_by_agency, today)
        self.lists.show_all(found, agencies, today)
        self.facts.emit(_facts(found, agencies))
        self._show_meeting(self._meeting)
        self._choose_next()
        if self.lists.tabs.key() == ACTIONS:
            self.lists.again()
        if not self._meets:
            self.whole.setCurrentIndex(0 if found.coming or found.past or agencies else 1)

    def _show_meeting(self, meeting_id: int | None) -> None:
        page = None if meeting_id is None else _page(self.shell, meeting_id)
        self._meeting = None if page is None else page.id
        if page is not None:
            told = self.shell.store.read(recap, page.id, self.shell.today())
            self.view.show_meeting(page, told)
            if self._meets:
                self.mode.show_meeting(page)
        elif self._meets:
            self._leave()
        if self.lists.tabs.key() != ACTIONS:
            self.right.setCurrentIndex(0 if page is None else 1)
            self.both.set_open(page is not None)

    def _choose_next(self) -> None:
        """Choose the meeting that comes next, so that nobody has to where it stands beside the list."""
        wanted = self.lists.next_id() if self._meeting is None and not self.both.narrow else None
        if wanted is not None and self.isVisible() and self.lists.tabs.key() == COMING:
            self.lists.select(wanted)
            self._show_meeting(wanted)

    def _show_agency(self, one: AgencyActions) -> None:
        self.agency.show_agency(one)
        self.right.setCurrentWidget(self.agency)

    # --- choosing ---

    def open_at(self, target: object) -> None:
        """Open a meeting by its number."""
        if isinstance(target, int):
            self.lists.select(target)
            self._show_meeting(target)

    def _planned(self, meeting_id: int) -> None:
        self.open_at(meeting_id)
        self.view.focus_first()

    def _chosen(self, meeting_id: int) -> None:
        if not self.both.narrow:
            self._show_meeting(meeting_id)

    def _opened(self) -> None:
        row = self.lists.view.selected()
        if isinstance(row, AgencyActions):
            self._show_agency(row)
            self.both.set_open(True)
            self.agency.focus_first()
        elif row is not None:
            self._show_meeting(row.id)
            self.view.focus_first()

    def _pressed(self) -> None:
        # Where both do not fit, a click is the way in; beside each other the row has opened already.
        if self.both.narrow:
            self._opened()

    def _turned(self, key: str) -> None:
        self.right.setCurrentIndex(0)
        self.both.set_open(False)
        self.lists.again()
        self._choose_next()

    def _open_pupil(self, pupil_id: int) -> None:
        self.shell.go("pupils", pupil_id)

    # --- meeting ---

    def _begin(self, pupil_id: int) -> None:
        page = self.view.doing.page
        if page is not None and page.pupils:
            self._meets = True
            self.whole.setCurrentWidget(self.mode)
            self.mode.begin(page, pupil_id)

    def _leave(self) -> None:
        self._meets = False
        self.whole.setCurrentIndex(0)
        self.view.focus_first()

    def _held(self) -> None:
        self.view.doing.hold()
        self.lists.select(self._meeting or 0)  # it stands among the past ones now
        self._leave()

    # --- room and keys ---

    def _divided(self, narrow: bool) -> None:
        self.view.back_button.setVisible(narrow)
        self.agency.back_button.setVisible(narrow)
        self._choose_next()

    def _back(self) -> None:
        if self.both.narrow:
            self._meeting = None
            self.both.set_open(False)
        self.lists.view.setFocus()

    def header_actions(self) -> list[QWidget]:
        return [self.add_button]

    def commands(self) -> list[Command]:
        return _commands(self.view, opened=self._meeting is not None)

    def parts(self) -> list[QWidget]:
        if self._meets:
            return [self.mode.bar, self.mode.stack]
        return [self.lists.tabs, self.lists.view, self.right]

    def focus_first(self) -> None:
        if self._meets:
            self.mode.focus_first()
        elif self.whole.currentIndex() == 1:
            self.empty_add.setFocus()
        else:
            self.lists.view.setFocus()

    def step_back(self) -> bool:
        if self._meets:
            self._leave()
            return True
        focus = QApplication.focusWidget()
        if focus is not None and self.right.isAncestorOf(focus):
            self._back()
            return True
        return False


def _facts(found: MeetingList, agencies: tuple[AgencyActions, ...]) -> str:
    to_do = sum(len(one.actions) for one in agencies)
    actions = "1 action" if to_do == 1 else f"{to_do} actions"
    return f"{len(found.coming)} to come, {len(found.past)} past, {actions} to do"


def _page(shell: Shell, meeting_id: int) -> MeetingPage | None:
    try:
        return shell.store.read(meeting_page, meeting_id, today=shell.today())
    except Problem:
        # Undo can take away the meeting that is open.
        return None


def _commands(view: MeetingView, *, opened: bool) -> list[Command]:
    doing = view.doing
    found = [
        Command("Plan a meeting", "Ctrl+N", doing.add, "add", Ability.LOG),
        Command("Named workbook of all pupils", "", doing.all_pupils, "excel", Ability.EXPORT_NAMED),
    ]
    if opened:
        found += [
            Command("Begin this meeting", "", view.begin, "meetings"),
            Command("Make the pack of this meeting", "", doing.pack, "file", Ability.EXPORT_NAMED),
        ]
    return found


def _at_the_top(state: EmptyState) -> QWidget:
    ground = QWidget()
    room = QVBoxLayout(ground)
    room.setContentsMargins(16, 12, 16, 12)
    room.addWidget(state)
    room.addStretch(1)
    return ground
