"""The decision sheet: who is in which grouping from when, why, who decided, and when we look again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.done import Done
from app.operations.placements import ParticipantDraft, correct_placement, place_pupil
from app.queries.decision_form import Recorded, Standing, recorded, sheet_choices, standing
from app.queries.find import PupilName
from app.ui.dialogs.decision_form import DecisionForm
from app.ui.shell import LogTarget, Shell
from app.ui.theme import ink
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled

WIDTH, HEIGHT = 800, 640
LAST_DOMAIN = "log_domain"


@dataclass(frozen=True, slots=True)
class Left:
    """What was typed when the sheet was left, to bring it back."""

    values: Mapping[str, Any]
    unread: Mapping[str, str]
    target: LogTarget
    correcting: int | None


class DecisionSheet(QDialog):
    """Logs a grouping; with a placement's number it corrects that decision instead."""

    def __init__(self, shell: Shell, target: LogTarget, correcting: int | None = None) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._target, self._correcting = shell, target, correcting
        self._today = shell.today()
        offered = shell.store.read(sheet_choices, person=shell.store.person, today=self._today)
        self.form = DecisionForm(shell.store, offered, self._today, correcting is not None)
        self.sentence = Label("", "name", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._stands_for: tuple[int | None, int | None] | None = None
        self._lay_out()
        self._fill(target, offered.review_on)
        self.form.changed.connect(self._follow)
        self.form.submitted.connect(self._log)
        self.form.left.connect(self.reject)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._show_focused)
        self._follow()
        self.form.mark_clean()
        self._fit()
        self._focus_first()

    @classmethod
    def correct(cls, shell: Shell, placement_id: int) -> DecisionSheet | None:
        """Return the sheet filled from a decision that was recorded wrongly; None where that has gone."""
        row = shell.store.read(recorded, placement_id)
        if row is None:
            shell.say("That decision is no longer there.", "warning")
            return None
        sheet = cls(shell, LogTarget(row.pupil_id, row.domain_id, row.grouping), placement_id)
        sheet.take_recorded(row)
        return sheet

    # --- building ---

    def _lay_out(self) -> None:
        correcting = self._correcting is not None
        title = "Correct a grouping" if correcting else "Log a grouping"
        verb = "Correct" if correcting else "Log grouping"
        self.setWindowTitle(title)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 10)
        head.addWidget(Label(title, "panel"))
        head.addStretch(1)
        does = "corrects" if correcting else "logs"
        head.addWidget(Label(f"Ctrl+Enter {does} it, Esc leaves everything as it was", "second", "muted"))
        inner = QWidget()
        room = QVBoxLayout(inner)
        room.setContentsMargins(24, 4, 24, 12)
        room.addWidget(self.form)
        room.addStretch(1)
        self.area = scrolled(inner)
        for ground in (inner, self.area.viewport()):
            ground.setAutoFillBackground(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 14)
        foot.setSpacing(8)
        foot.addWidget(self.sentence, 1)
        self.leave, self.save = Button("Leave", keys="Esc"), PrimaryButton(verb, keys="Ctrl+Enter")
        self.leave.clicked.connect(self.reject)
        self.save.clicked.connect(self.form.submit)
        if correcting:
            withdraw = Button("Withdraw …", tip="Take the decision back as recorded by mistake")
            withdraw.clicked.connect(self._withdraw)
            foot.addWidget(withdraw)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addWidget(Line())
        column.addLayout(foot)
        self.form.add_save_keys(self)

    def _fit(self) -> None:
        window = self._shell.window_widget()
        self.resize(min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - 32))

    def _fill(self, target: LogTarget, review_on: Any) -> None:
        last = self._shell.remembered.text(LAST_DOMAIN)
        domain = target.domain_id or (int(last) if last.isdecimal() else None)
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

    def _focus_first(self) -> None:
        for name in ("pupil_id", "domain_id", "grouping", "reason"):
            if self.form.value(name) in (None, ""):
                self.form.field(name).setFocus()
                return
        self.form.field("reason").setFocus()

    def take_recorded(self, row: Recorded) -> None:
        """Show a decision as it was recorded."""
        if self.form.pupil.pupil is None:
            self.form.pupil.set_pupil(PupilName(row.pupil_id, row.pupil, row.pupil.split(" ")[0], "", ""))
        people = [ParticipantDraft(p.kind, p.name, p.staff_id, p.decided) for p in row.people]
        self.take(
            {
                "on": row.on,
                "reason": row.reason,
                "participants": [who for who in people if who.decided],
                "heard": [who for who in people if not who.decided],
                "pupil_words": row.pupil_words,
                "parent_view": row.parent_view,
                "next_look_on": row.next_look_on,
                "help_unused": row.help_unused,
                "risk": row.risk,
                "safeguarding_ref": row.safeguarding_ref,
            }
        )
        self.form.mark_clean()

    def take(self, values: Mapping[str, Any]) -> None:
        """Show these values as if they had been typed."""
        for name, value in values.items():
            if name != "needs":
                self.form.field(name).set_value(value)
        self._follow()
        if "needs" in values:
            self.form.field("needs").set_value(values["needs"])
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
        self.sentence.setText(self.form.sentence())

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
            left = Left(self.form.values(), self._unread(), self._target, self._correcting)
            words = "Not logged." if self._correcting is None else "Not corrected."
            self._shell.say_with(words, "Bring it back", partial(bring_back, self._shell, left))
        super().reject()

    def _unread(self) -> dict[str, str]:
        """Return what was typed and is no value yet, such as half a name or half a date."""
        lines: dict[str, Any] = {name: self.form.field(name) for name in self.form.values()}
        return {
            name: line.text()
            for name, line in lines.items()
            if isinstance(line, QLineEdit) and line.problem()
        }

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.area.isAncestorOf(now):
            self.area.ensureWidgetVisible(now, 0, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))

    def _withdraw(self) -> None:
        from app.ui.dialogs.decision_withdraw import WithdrawDialog

        assert self._correcting is not None
        shell, placement_id = self._shell, self._correcting
        super().reject()
        shell.show_dialog(WithdrawDialog(shell, placement_id))


def bring_back(shell: Shell, left: Left) -> None:
    """Open the sheet again with everything that was typed."""
    sheet = DecisionSheet(shell, left.target, left.correcting)
    sheet.take(left.values)
    for name, typed in left.unread.items():
        sheet.form.field(name).setText(typed)
    shell.show_dialog(sheet)
