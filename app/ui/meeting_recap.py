"""The end of a meeting: all that was agreed in one list, pupil by pupil, and one button that says it was held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.abilities import Ability
from app.operations.meetings.actions import add_action
from app.operations.meetings.drafts import ActionDraft
from app.queries.meetings.choices import Known
from app.queries.meetings.recap import Recap
from app.ui.action_doing import ActionDoing
from app.ui.action_entry import ActionEntry
from app.ui.allowed import gate, gate_with, refusal
from app.ui.dates import say_date
from app.ui.dialogs.action import owner_of
from app.ui.widgets.action_rows import ActionRows
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled_form

if TYPE_CHECKING:
    from app.ui.shell import Shell


class MeetingRecap(QWidget):
    """Signals: held() and pack(); an action typed here is about the meeting as a whole."""

    held = Signal()
    pack = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.told: Recap | None = None
        self.doing = ActionDoing(shell, self)
        self.lead = Label("", "body", wrap=True)
        self.rows = ActionRows("All actions", "", "No action was agreed.", self.doing.verbs)
        self.entry = ActionEntry(shell.today())
        self.entry.entered.connect(self._add)
        self.entry.offer((), refusal(shell.store, Ability.LOG))
        self.held_button = Button("Meeting held", "check")
        self.pack_button = Button("Make the pack", "file")
        self.early = Label("", "second", "muted")
        self.held_button.clicked.connect(self.held)
        self.pack_button.clicked.connect(self.pack)
        foot = QHBoxLayout()
        foot.addWidget(self.held_button)
        foot.addWidget(self.pack_button)
        foot.addWidget(self.early)
        foot.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.lead)
        column.addWidget(self.rows)
        column.addWidget(Label("An action for the meeting as a whole", "heading"))
        column.addWidget(self.entry)
        column.addLayout(foot)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled_form(inner))
        self._gate()

    def show_recap(self, told: Recap, people: tuple[Known, ...]) -> None:
        """Show what was agreed."""
        self.told = told
        reason = refusal(self.shell.store, Ability.LOG)
        self.lead.setText(_lead(told))
        rows = [row for part in told.parts for row in part.actions]
        self.rows.show_actions(rows, self.shell.today(), reason, named=True)
        self.entry.offer(people, reason)
        planned, day = told.meeting.state == "planned", told.meeting.held_on
        self.held_button.setVisible(planned)
        ahead = planned and day > self.shell.today()
        self.early.setText(f"It can be noted as held from {say_date(day)}." if ahead else "")
        self._gate()

    def _gate(self) -> None:
        refused = refusal(self.shell.store, Ability.LOG)
        gate_with(self.held_button, refused or self.early.text())
        gate(self.shell.store, Ability.EXPORT_NAMED, self.pack_button)

    def _add(self, values: dict[str, Any]) -> None:
        if self.told is None:
            return
        owner = owner_of(self.entry.people, values["owner"])
        draft = ActionDraft(values["words"], None, self.told.meeting.id, due_on=values["due_on"], **owner)
        form, then = self.entry.form, self.entry.begin_next
        self.shell.write(add_action, draft, form=form, then=then, today=self.shell.today())

    def focus_first(self) -> None:
        """Put the focus on what ends the meeting."""
        parts = (self.held_button, self.pack_button, self.entry.words)
        next((part for part in parts if part.isEnabled() and not part.isHidden()), parts[0]).setFocus()


def _lead(told: Recap) -> str:
    if not told.count:
        return "Read out what was agreed before people leave."
    who = ", ".join(f"{owner} {count}" for owner, count in told.owners)
    words = "1 action" if told.count == 1 else f"{told.count} actions"
    them = "it" if told.count == 1 else "them"
    return f"{words}: {who}. Read {them} out before people leave."
