"""Filling in later what a quick log left of a decision: who, where and why stand already, and are only said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.done import Done
from app.errors import Problem
from app.operations.deciding.completing import complete_decision, nothing_more
from app.queries.decision_form import sheet_choices
from app.queries.plans.decision_full import DecisionFull, decision_full
from app.queries.plans.left_open import PARENTS
from app.queries.recorded import Recorded, recorded
from app.ui.dates import say_date
from app.ui.dialogs.complete_form import CompleteForm
from app.ui.dialogs.decision_draft import codes_in
from app.ui.dialogs.decision_frame import SheetFrame, Words
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label
from app.vocabulary import within

COMPLETING = Words("Complete a decision", "Fill in", "saves")
GONE = "That decision is no longer there."


@dataclass(frozen=True, slots=True)
class _Left:
    """What was typed when the sheet was left, to bring it back."""

    placement_id: int
    values: Mapping[str, Any]
    unread: Mapping[str, str]


class CompleteSheet(SheetFrame):
    """Asks what is still open of one decision; it is written into that decision, without a new one."""

    form: CompleteForm

    def __init__(self, shell: Shell, row: Recorded, full: DecisionFull) -> None:
        self._shell, self._row, self._id = shell, row, full.placement_id
        today = shell.today()
        offered = shell.store.read(sheet_choices, person=shell.store.person, today=today, keep=codes_in(row))

        def make(inside: QWidget) -> CompleteForm:
            self.form = CompleteForm(shell.store, offered, (row, full), today, inside)
            return self.form

        super().__init__(shell.window_widget(), make, COMPLETING)
        said = f"“{full.reason}” Decided by {', '.join(full.decided_by)}."
        self.put_above(Label(said, "body", "muted", wrap=True))
        label, domain = full.grouping_label, within(full.domain)
        self.sentence.setText(f"{full.pupil}: {label} for {domain} from {say_date(full.on)}.")
        self.nothing = Button("Nothing more", tip="Say that the decision is complete as it stands")
        self.nothing.clicked.connect(self._nothing_more)
        self.nothing.setVisible(row.left_open and PARENTS not in full.still_open)
        self.add_action(self.nothing)
        self.form.submitted.connect(self._fill_in)
        self.form.focus_open()

    @classmethod
    def of(cls, shell: Shell, placement_id: int) -> CompleteSheet | None:
        """Return the sheet of a decision; None, with a word in the status bar, where it has gone."""
        try:
            row = shell.store.read(recorded, placement_id)
            full = shell.store.read(decision_full, placement_id)
        except Problem as problem:
            shell.say(str(problem), "warning")
            return None
        if row is None or full is None:
            shell.say(GONE, "warning")
            return None
        return cls(shell, row, full)

    def reject(self) -> None:
        """Leave; what was typed can be brought back from the status bar."""
        if self.form.dirty:
            left = _Left(self._id, self.form.values(), self.form.unread())
            self._shell.say_with("Not filled in.", "Bring it back", partial(_bring_back, self._shell, left))
        super().reject()

    def _fill_in(self, _values: Mapping[str, Any]) -> None:
        draft, today = self.form.draft(), self._shell.today()
        self._shell.write(complete_decision, self._id, draft, form=self.form, then=self._written, today=today)

    def _nothing_more(self) -> None:
        self._shell.write(
            nothing_more, self._id, form=self.form, then=self._written, today=self._shell.today()
        )

    def _written(self, _done: Done) -> None:
        self.accept()


def _bring_back(shell: Shell, left: _Left) -> None:
    """Open the sheet again with everything that was typed."""
    sheet = CompleteSheet.of(shell, left.placement_id)
    if sheet is not None:
        sheet.form.type_again(left.values)
        sheet.form.type_unread(left.unread)
        shell.show_dialog(sheet)
