"""The tab People and consents: who is around a pupil, who does what by when, where consent stands, what was shared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.around.consents import consents_of
from app.queries.around.people import around_pupil
from app.queries.around.shared import shared_of
from app.queries.meetings.actions import actions_of_pupil
from app.ui.action_doing import ActionDoing
from app.ui.allowed import refusal
from app.ui.people_doing import PeopleDoing
from app.ui.pupil_tab import PupilTab
from app.ui.widgets.action_rows import ActionRows
from app.ui.widgets.pupil_people_around import PeopleAround
from app.ui.widgets.pupil_people_consents import ConsentTable
from app.ui.widgets.pupil_people_shared import SharedLog
from app.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from app.queries.pupil_page import PupilPage
    from app.ui.shell import Shell


class PupilPeople(PupilTab):
    """Four blocks under each other."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.doing = doing = PeopleDoing(shell, self)
        self.around = PeopleAround(
            doing.change_involved, doing.end_involved, doing.restart_involved, doing.take_back_involved
        )
        self.acting = ActionDoing(shell, self)
        self.actions_block = ActionRows("Actions", "Note an action", "No action is noted.", self.acting.verbs)
        self.actions_block.add.connect(self._add_action)
        self.consents = ConsentTable(doing.update_consent, doing.correct_consent, doing.take_back_consent)
        self.shared = SharedLog(doing.change_sharing, doing.take_back_sharing)
        self.around.family.add.connect(doing.add_family)
        self.around.professionals.add.connect(doing.add_professional)
        self.consents.add.connect(doing.note_consent)
        self.shared.add.connect(doing.log_sharing)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 12, 12)
        column.setSpacing(24)
        for part in (self.around, self.actions_block, self.consents, self.shared):
            column.addWidget(part)
        column.addStretch(1)
        self.area = scrolled(inner)
        for ground in (inner, self.area.viewport()):
            ground.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def show_pupil(self, page: PupilPage, today: date) -> None:
        """Show a pupil, or the same one again after a change."""
        store = self.shell.store
        if self.doing.page is None or self.doing.page.id != page.id:
            self.area.verticalScrollBar().setValue(0)
        self.doing.page = page
        reason = refusal(store, Ability.LOG)
        self.around.show_around(store.read(around_pupil, page.id, today=today), page.first_name, reason)
        self.actions_block.show_actions(store.read(actions_of_pupil, page.id, today=today), today, reason)
        self.consents.show_consents(store.read(consents_of, page.id, today=today), reason)
        self.shared.show_shared(store.read(shared_of, page.id), reason)

    def stops(self) -> list[QWidget]:
        """Return what adds to each block and what its rows offer, top to bottom."""
        around = self.around
        parts = (
            around.family, around.professionals, around.past, self.actions_block, self.consents, self.shared
        )  # fmt: skip
        return [button for part in parts for button in (part.adding, *part.buttons)]

    def _add_action(self) -> None:
        if (page := self.doing.page) is not None:
            self.acting.add(page.id, page.first_name)

    def focus_first(self) -> None:
        """Put the focus on what can be added first."""
        self.around.family.adding.setFocus()
