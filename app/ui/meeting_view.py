"""A meeting before and after it is held: when, what for, who is asked, about whom, and what is to be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.meetings.page import AboutPupil, MeetingPage
from app.queries.meetings.recap import Recap
from app.queries.meetings.rows import PersonRow
from app.queries.sight import ASK
from app.ui.action_doing import ActionDoing
from app.ui.allowed import gate, refusal
from app.ui.dates import say_date
from app.ui.meeting_doing import MeetingDoing
from app.ui.widgets.action_rows import ActionRows
from app.ui.widgets.buttons import Button, IconButton, LinkButton
from app.ui.widgets.fact_rows import FactRow, FactRows, Verb
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from app.ui.shell import Shell

_STATES = {"planned": "", "held": "Held", "cancelled": "Cancelled"}


class MeetingView(QWidget):
    """Signals: begun(pupil's id, 0 for the first) to go into the meeting, back() to the list, pupil(id) to the pupil."""

    begun = Signal(int)
    back = Signal()
    pupil = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.doing, self.acting = MeetingDoing(shell, self), ActionDoing(shell, self)
        self.back_button = IconButton("back", "Back to the list")
        self.title, self.facts = Label("", "panel", wrap=True), Label("", "body", "muted", wrap=True)
        self.purpose, self.notes = Label("", wrap=True), Label("", "second", "muted", wrap=True)
        self.begin_button = Button("Begin the meeting", "forward")
        self.pack_button = Button("Make the pack", "file")
        self.change_button = LinkButton("Change")
        self.next_button = LinkButton("Plan the next one")
        self.held_button = LinkButton("Held")
        self.cancel_button = LinkButton("Cancel it")
        self.away_button = LinkButton("Take back")
        self.people = FactRows("People", "Change", "Nobody is asked yet.")
        self.about = FactRows("Pupils", "Change", "Say whom the meeting is about.")
        self.before = ActionRows("Left from the last meeting", "", "", self.acting.verbs)
        self.agreed = ActionRows("Agreed in this meeting", "", "No action yet.", self.acting.verbs)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back_button)
        head.addWidget(self.title, 1)
        line = FlowLayout(gap=8)
        for button in self._buttons():
            line.addWidget(button)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        for part in (self.facts, self.purpose, self.notes):
            column.addWidget(part)
        column.addLayout(line)
        for block in (self.before, self.agreed, self.about, self.people):
            column.addWidget(block)
        column.addStretch(1)
        self.area = scrolled(inner)
        for ground in (inner, self.area.viewport()):
            ground.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def _connect(self) -> None:
        doing = self.doing
        self.begin_button.clicked.connect(self.begin)
        for button, call in (
            (self.back_button, self.back.emit), (self.pack_button, doing.pack), (self.change_button, doing.change),
            (self.next_button, doing.follow), (self.held_button, doing.hold), (self.cancel_button, doing.cancel),
            (self.away_button, doing.take_back),
        ):  # fmt: skip
            button.clicked.connect(partial(_press, call))
        self.people.head.pressed.connect(doing.change_people)
        self.about.head.pressed.connect(doing.change_pupils)
        self._gate()

    def _buttons(self) -> tuple[Button, ...]:
        return (
            self.begin_button, self.pack_button, self.change_button, self.held_button, self.next_button,
            self.cancel_button, self.away_button,
        )  # fmt: skip

    # --- filling ---

    def show_meeting(self, page: MeetingPage, told: Recap) -> None:
        """Show a meeting, or the same one again after a change."""
        store, today = self.shell.store, self.shell.today()
        if self.doing.page is None or self.doing.page.id != page.id:
            self.area.verticalScrollBar().setValue(0)
        self.doing.page = page
        reason = refusal(store, Ability.LOG)
        self._say(page)
        self.people.show_rows([self._person(row, reason) for row in page.people], reason)
        self.about.show_rows([self._pupil(row) for row in page.pupils], reason)
        self.before.show_actions(page.before, today, reason, named=True)
        self.before.setVisible(bool(page.before))
        agreed = [row for part in told.parts for row in part.actions]
        self.agreed.show_actions(agreed, today, reason, named=True)
        self.agreed.setVisible(bool(agreed))

    def _say(self, page: MeetingPage) -> None:
        planned, state = page.state == "planned", _STATES[page.state]
        self.title.setText(page.kind_label)
        day = say_date(page.held_on, weekday=True)
        after = f"after the one of {say_date(page.after_on)}" if page.after_on else ""
        self.facts.setText("  ·  ".join(filter(None, (state, day, page.starts_at, page.place, after))))
        self.purpose.setText(f"{ASK} about the purpose." if page.hidden else page.purpose)
        self.purpose.setVisible(bool(page.purpose))
        self.notes.setText(page.notes)
        self.notes.setVisible(bool(page.notes))
        self.begin_button.setText("Begin the meeting" if planned else "Go through it again")
        self.begin_button.setEnabled(bool(page.pupils))
        self.held_button.setVisible(planned and page.held_on <= self.shell.today())
        self.cancel_button.setVisible(planned)
        self.away_button.setVisible(planned)
        self._gate()

    def _gate(self) -> None:
        store = self.shell.store
        gate(store, Ability.EXPORT_NAMED, self.pack_button)
        gate(
            store, Ability.LOG, self.change_button, self.held_button, self.next_button, self.cancel_button,
            self.away_button, self.people.adding, self.about.adding,
        )  # fmt: skip

    def _person(self, row: PersonRow, reason: str) -> FactRow:
        there = {True: "Was there", False: "Was not there", None: ""}[row.present]
        verbs = (
            Verb("Was there", row.said, partial(self.doing.was_there, row)),
            Verb("Away", row.said, partial(self.doing.was_away, row)),
        )
        return FactRow(row.said, (there,), verbs, reason)

    def _pupil(self, row: AboutPupil) -> FactRow:
        verbs = (
            Verb("Talk about", row.name, partial(self.begun.emit, row.pupil_id)),
            Verb("Open", row.name, partial(self.pupil.emit, row.pupil_id)),
        )
        said = ASK if row.hidden else "Something is noted" if row.noted else ""
        return FactRow(row.name, (said,), verbs, "", beside=row.class_name)

    def begin(self) -> None:
        """Go into the meeting at its first pupil."""
        if self.doing.page is not None and self.doing.page.pupils:
            self.begun.emit(0)

    def focus_first(self) -> None:
        """Put the focus on what comes next."""
        (self.begin_button if self.begin_button.isEnabled() else self.about.adding).setFocus()


def _press(call: Callable[[], object], _checked: bool = False) -> None:
    call()
