"""The decision sheet: who is in which grouping from when, why, who decided, and when we look again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.done import Done
from app.errors import Problem
from app.operations.placements import correct_placement, place_pupil
from app.queries.decision_form import Standing, sheet_choices, standing
from app.queries.find import PupilName
from app.queries.recorded import recorded
from app.ui.dialogs.decision_draft import codes_in, values_of
from app.ui.dialogs.decision_form import DecisionForm
from app.ui.dialogs.decision_frame import CORRECTING, LOGGING, SheetFrame
from app.ui.dialogs.decision_words import THRIVING
from app.ui.shell import LogTarget, Shell
from app.ui.widgets.buttons import Button

LAST_DOMAIN = "log_domain"
# What can be chosen of these follows from the others.
_AFTER = frozenset({"needs", "ends_too"})
# Where the focus may begin: what a decision has to say, in the order of the sheet.
NEEDED = ("pupil_id", "domain_id", "grouping", "ending", "approved_by", "help_unused", "risk", "reason")


@dataclass(frozen=True, slots=True)
class Left:
    """What was typed when the sheet was left, to bring it back."""

    values: Mapping[str, Any]
    unread: Mapping[str, str]
    target: LogTarget
    correcting: int | None
    keep: Collection[str]
    whole: bool
    was_open: bool


class DecisionSheet(SheetFrame):
    """Logs a grouping; with a placement's number it corrects that decision instead."""

    form: DecisionForm

    def __init__(
        self, shell: Shell, target: LogTarget, correcting: int | None = None, keep: Collection[str] = ()
    ) -> None:
        self._shell, self._target, self._correcting, self._keep = shell, target, correcting, keep
        self._today = shell.today()
        offered = shell.store.read(sheet_choices, person=shell.store.person, today=self._today, keep=keep)
        self._stands_for: tuple[int | None, int | None] | None = None
        self._goes_on_for: tuple[int | None, int | None] | None = None

        def make(inside: QWidget) -> DecisionForm:
            self.form = DecisionForm(shell.store, offered, self._today, correcting is not None, inside)
            return self.form

        super().__init__(shell.window_widget(), make, CORRECTING if correcting else LOGGING)
        if correcting is not None:
            withdraw = Button("Withdraw …", tip="Take the decision back as recorded by mistake")
            withdraw.clicked.connect(self._withdraw)
            self.add_action(withdraw)
        self._fill(target, offered.review_on)
        unfold = QShortcut(QKeySequence("Ctrl+Shift+A"), self)
        unfold.activated.connect(self.form.unfold)
        self.form.changed.connect(self._follow)
        self.form.submitted.connect(self._log)
        self._follow()
        self.form.mark_clean()
        self.focus_first()

    @classmethod
    def correct(cls, shell: Shell, placement_id: int) -> DecisionSheet | None:
        """Return the sheet filled from a decision that was recorded wrongly; None where that has gone."""
        try:
            row = shell.store.read(recorded, placement_id)
        except Problem as problem:
            shell.say(str(problem), "warning")
            return None
        if row is None:
            shell.say("That decision is no longer there.", "warning")
            return None
        sheet = cls(shell, LogTarget(row.pupil_id, row.domain_id, row.grouping), placement_id, codes_in(row))
        if sheet.form.pupil.pupil is None:
            sheet.form.pupil.set_pupil(PupilName(row.pupil_id, row.pupil, row.pupil.split(" ")[0], "", ""))
        sheet.form.was_open = row.left_open
        sheet.take(values_of(row))
        sheet.form.mark_clean()
        return sheet

    # --- building ---

    def _fill(self, target: LogTarget, review_on: Any) -> None:
        last = self._shell.remembered.text(LAST_DOMAIN)
        domain = target.domain_id or (int(last) if last.isdecimal() else None)
        # What follows from all of it is worked out once, when it is all there.
        quiet = QSignalBlocker(self.form)
        self.form.set_values(
            {
                "pupil_id": target.pupil_id,
                "on": self._today,
                "domain_id": domain,
                "grouping": target.grouping,
                "goes_on": True,
                "next_look_on": review_on,
            }
        )
        quiet.unblock()

    def focus_first(self) -> None:
        """Go to the first field that has to say something and says nothing yet, else to the reason."""
        if self.form.refused:
            self.form.field("domain_id").setFocus()
            return
        for name in NEEDED:
            if self.form.asks(name) and self.form.value(name) in (None, ""):
                self.form.field(name).setFocus()
                return
        self.form.field("reason").setFocus()

    def take(self, values: Mapping[str, Any]) -> None:
        """Show these values as if they had been typed."""
        if "options" in values:
            self.form.make_behind()
        for name, value in values.items():
            if name not in _AFTER:
                self.form.field(name).set_value(value)
        self._follow()
        for name in _AFTER & values.keys():
            self.form.field(name).set_value(values[name])
        self.form.settle()

    # --- while typing ---

    def _follow(self) -> None:
        key = (self.form.value("pupil_id"), self.form.value("domain_id"))
        if key != self._stands_for:
            self._stands_for = key
            pupil, domain = key
            found = Standing((), ())
            if pupil is not None and domain is not None:
                found = self._shell.store.read(standing, pupil, domain, today=self._today)
            self.form.stand(found)
        self._name_supports(key)
        self.sentence.setText(self.form.sentence())
        self.save.setEnabled(not self.form.refused)

    def _name_supports(self, key: tuple[int | None, int | None]) -> None:
        """Ask which supports are to end too, where what is open for the pupil in the domain ends."""
        supports, (pupil, domain) = self.form.parts.supports, key
        ends = self.form.value("grouping") == THRIVING and not self.form.nothing_to_end()
        if ends and pupil is not None and domain is not None and key != self._goes_on_for:
            from app.queries.supports.going_on import going_on

            self._goes_on_for = key
            supports.take(self._shell.store.read(going_on, pupil), domain)
        self.form.ask("ends_too", ends and None not in key and supports.asked)

    # --- saving and leaving ---

    def _log(self, values: Mapping[str, Any]) -> None:
        draft = self.form.draft()
        write = partial(self._shell.write, form=self.form, then=self._logged, today=self._today)
        if self._correcting is None:
            write(place_pupil, draft)
        else:
            write(correct_placement, self._correcting, draft)

    def _logged(self, done: Done) -> None:
        if self._correcting is None:
            self._shell.remembered.set_text(LAST_DOMAIN, str(self.form.value("domain_id")))
        self.accept()

    def reject(self) -> None:
        """Leave; what was typed can be brought back from the status bar."""
        if self.form.dirty:
            form, at = self.form, (self._target, self._correcting, self._keep)
            left = Left(form.values(), form.unread(), *at, form.whole, form.was_open)
            words = "Not logged." if self._correcting is None else "Not corrected."
            self._shell.say_with(words, "Bring it back", partial(bring_back, self._shell, left))
        super().reject()

    def _withdraw(self) -> None:
        from app.ui.dialogs.decision_withdraw import WithdrawDialog

        assert self._correcting is not None
        shell, placement_id = self._shell, self._correcting
        super().reject()
        shell.show_dialog(WithdrawDialog(shell, placement_id))


def bring_back(shell: Shell, left: Left) -> None:
    """Open the sheet again with everything that was typed."""
    sheet = DecisionSheet(shell, left.target, left.correcting, left.keep)
    sheet.form.whole, sheet.form.was_open = left.whole, left.was_open
    sheet.take(left.values)
    sheet.form.type_unread(left.unread)
    sheet.focus_first()
    shell.show_dialog(sheet)
