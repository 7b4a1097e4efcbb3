"""One pupil in a meeting: what is in place, waits and was tried; the words; actions old and new, typed in place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.abilities import Ability
from app.operations.meetings.actions import add_action
from app.operations.meetings.drafts import ActionDraft
from app.operations.meetings.saying import note_said
from app.queries.meetings.choices import Known
from app.queries.meetings.screen import MeetingScreen
from app.queries.sight import ASK
from app.ui.action_doing import ActionDoing
from app.ui.action_entry import ActionEntry
from app.ui.allowed import gate_with, refusal
from app.ui.dates import say_date
from app.ui.dialogs.action import owner_of
from app.ui.widgets import meeting_facts as facts
from app.ui.widgets.action_rows import ActionRows
from app.ui.widgets.label import Label, heading
from app.ui.widgets.meeting_facts import FactList
from app.ui.widgets.saved_text import SavedText
from app.ui.widgets.scrolled import scrolled_form

if TYPE_CHECKING:
    from app.ui.shell import Shell

# Below it the two columns stand under each other.
_BESIDE = 860


class MeetingPupil(QWidget):
    """The screen of a pupil; `shown` is what it shows, `keep` writes what is typed and was not left yet."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.shown: MeetingScreen | None = None
        self.doing = ActionDoing(shell, self)
        self.stands = FactList("Groupings", "No record for any domain of need: Thriving.")
        self.in_place = FactList("In place, and whether it works", "Nothing is in place.")
        self.waiting = FactList("Waiting, and since when")
        self.tried = FactList("Tried and stopped")
        self.aims = FactList("Aims")
        self.last_words = Label("", "body", wrap=True)
        self.words = SavedText("The pupil’s words", 2, "What the pupil says, in the pupil’s own words")
        self.said = SavedText("What was said", 3, "In words the pupil can read; kept when you go on")
        self.words.left.connect(partial(self._note, "pupil_words"))
        self.said.left.connect(partial(self._note, "said"))
        self.now = ActionRows("Actions agreed now", "", "None yet.", self.doing.verbs)
        self.before = ActionRows("Actions from before", "", "None from before.", self.doing.verbs)
        self.entry = ActionEntry(shell.today())
        self.entry.entered.connect(self._add)
        self.entry.offer((), refusal(shell.store, Ability.LOG))
        self._lay_out()

    def _lay_out(self) -> None:
        # What is typed stands by itself at the right, so that it is in view however much there was before.
        left = _column(self.stands, self.in_place, self.waiting, self.before, self.tried, self.aims)
        right = _column(
            heading("In the pupil’s words"), self.last_words, self.words, heading("What was said"), self.said,
            self.now, self.entry,
        )  # fmt: skip
        inner = QWidget()
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self.columns.setContentsMargins(16, 4, 16, 16)
        self.columns.setSpacing(28)
        self.columns.addWidget(left, 1)
        self.columns.addWidget(right, 1)
        self.area = scrolled_form(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        # As they stand: what was agreed before at the left, then what is typed at the right from its top.
        order = (self.before.adding, self.words, self.said, self.now.adding, self.entry.words)
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    # --- filling ---

    def show_screen(self, screen: MeetingScreen, people: Sequence[Known]) -> None:
        """Show a pupil, or the same one again after a change; what is being typed stays."""
        same = self.shown is not None and self._key(self.shown) == self._key(screen)
        if not same:
            self.keep()
            self.area.verticalScrollBar().setValue(0)
        self.shown = screen
        today, supports = self.shell.today(), screen.supports
        self.stands.show_facts(facts.grouping_facts(screen))
        self.in_place.show_facts(facts.in_place(supports.in_place, today))
        self.waiting.show_facts(facts.waiting(supports.waiting, today))
        self.tried.show_facts(facts.tried(supports.tried, today) + facts.tried_before(supports))
        self.aims.show_facts(facts.aim_facts(screen))
        last = screen.words
        self.last_words.setText(f"“{last.text}”, {say_date(last.on)}" if last is not None else "")
        self.last_words.setVisible(last is not None and last.text != screen.pupil_words)
        self._show_words(screen, same=same)
        self._show_actions(screen, people, same=same)

    def _show_words(self, screen: MeetingScreen, *, same: bool) -> None:
        reason = f"{ASK} about this." if screen.ask else refusal(self.shell.store, Ability.LOG)
        for field, text in ((self.words, screen.pupil_words), (self.said, screen.said)):
            if same:
                field.show_kept(text)
            else:
                field.begin(text)
            gate_with(field, reason)
        self.said.setPlaceholderText(reason or "In words the pupil can read; kept when you go on")

    def _show_actions(self, screen: MeetingScreen, people: Sequence[Known], *, same: bool) -> None:
        reason, today = refusal(self.shell.store, Ability.LOG), self.shell.today()
        self.before.show_actions(screen.before, today, reason)
        self.now.show_actions(screen.now, today, reason)
        self.entry.offer(people, f"{ASK} about this." if screen.ask else reason)
        if not same:
            self.entry.clear()

    # --- writing ---

    def keep(self) -> None:
        """Write the words that are typed and were not left yet."""
        self.words.keep()
        self.said.keep()

    def _note(self, which: str, text: str) -> None:
        if self.shown is not None:
            told: dict[str, Any] = {which: text}
            self.shell.write(note_said, self.shown.meeting_id, self.shown.pupil_id, **told)

    def _add(self, values: dict[str, Any]) -> None:
        if self.shown is None:
            return
        owner = owner_of(self.entry.people, values["owner"])
        draft = ActionDraft(
            values["words"], self.shown.pupil_id, self.shown.meeting_id, due_on=values["due_on"], **owner
        )
        form, then = self.entry.form, self.entry.begin_next
        self.shell.write(add_action, draft, form=form, then=then, today=self.shell.today())

    @staticmethod
    def _key(screen: MeetingScreen) -> tuple[int, int]:
        return screen.meeting_id, screen.pupil_id

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self.columns.setDirection(way.LeftToRight if self.beside else way.TopToBottom)

    @property
    def beside(self) -> bool:
        """Whether what is known and what is typed stand beside each other."""
        return self.width() >= _BESIDE

    def focus_first(self) -> None:
        """Put the focus where most is typed: what was said."""
        (self.said if self.said.isEnabled() else self.entry.words).setFocus()


def _column(*parts: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return box
