"""A register, taken in ten seconds: everyone is here but those that Space or a click takes out; Enter saves."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.operations.groups.registers import RegisterDraft, take_back_register, take_register
from app.operations.groups.sessions import cancel_session
from app.queries.supports.registers import RegisterPage, register_day, register_of
from app.queries.wording import words
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import NumberField, TextField
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame
from app.ui.widgets.register_rows import RegisterRows
from app.vocabulary import ListKind

WIDTH, HEIGHT = 620, 640
_STATES = {
    "": "Nothing is noted of this day yet.",
    "planned": "A session is planned on this day.",
    "held": "A register was taken on this day: saving corrects it.",
    "cancelled": "This session was cancelled: saving says that it was held after all.",
}


class RegisterDialog(FormDialog):
    """Shows who was in a group on a day; it opens in the list, with everyone here."""

    topic = "groups"

    def __init__(self, shell: Shell, group_id: int, on: date | None = None) -> None:
        self._shell, self._group_id = shell, group_id
        today = shell.today()
        day = on or shell.store.read(register_day, group_id, today=today)
        fields: list[Field | tuple[Field, ...]] = [
            (
                Field("on", "Day", DateField(today, weekday=True), required="Say on which day."),
                Field("minutes", "Minutes", NumberField(1, 600), stretch=False),
            ),
            Field("note", "About the session", TextField("Optional, in words a child can read", 300)),
        ]
        super().__init__(shell.window_widget(), "Register", fields, "Save", keys="Enter")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reasons = tuple(shell.store.read(words, ListKind.ABSENCE).items())
        self.list = RegisterRows(reasons)
        self.state, self.count = Label("", "second", "muted", wrap=True), Label("", "second", wrap=True)
        self.reason = ChoiceField(reasons, nothing="Not said")
        self.words = TextField("A few words", 200)
        self._why, self._how = Label(""), Label(_how(reasons), "second", "muted", wrap=True)
        self.cancel = LinkButton("It did not take place …")
        self.back = LinkButton("Take back", tip="Take back what was noted of this day")
        self._shown: tuple[date, str] | None = None
        self._page = self._read(day)
        self.form.set_values({"on": day})
        self._lay_out()
        self._connect()
        self._show(self._page)
        self.list.setFocus()

    def _lay_out(self) -> None:
        title = Label(f"Register: {self._page.group}", "figure")
        why = QHBoxLayout()
        why.setSpacing(8)
        for widget, name in ((self.reason, "Reason"), (self.words, "In a few words")):
            widget.setAccessibleName(name)
        self._why.setBuddy(self.reason)
        why.addWidget(self._why)
        why.addWidget(self.reason, 1)
        why.addWidget(self.words, 1)
        more = QHBoxLayout()
        self.count.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        more.addWidget(self.count, 1)
        more.addWidget(self.back)
        more.addWidget(self.cancel)
        frame = Frame(self.list)
        lead = Label(f"{self._page.offer}.", "body", "muted", wrap=True)
        self.lay_out(title, lead, self.form, self.state, frame, self._how, why, more, grows=frame)
        window = self._shell.window_widget()
        self.resize(min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - 24))

    def _connect(self) -> None:
        self.form.field("on").changed.connect(self._day_changed)
        self.list.ticked.connect(self._say)
        self.list.noted.connect(self._say)
        self.list.row_changed.connect(self._say)
        self.list.opened.connect(self._save)
        self.reason.changed.connect(self._reason_given)
        self.words.changed.connect(self._reason_given)
        self.cancel.clicked.connect(self._cancel)
        self.back.clicked.connect(self._take_back)

    # --- what is shown ---

    def _read(self, day: date) -> RegisterPage:
        return self._shell.store.read(register_of, self._group_id, day)

    def _day_changed(self) -> None:
        day = self.form.values()["on"]
        if isinstance(day, date) and day != self._page.on:
            self._page = self._read(day)
            self._show(self._page)

    def _show(self, page: RegisterPage) -> None:
        form = self.form
        form.field("minutes").set_value(page.minutes)
        form.field("note").set_value(page.note if page.state == "held" else "")
        form.mark_clean()
        why = f" Why: {page.note}." if page.state == "cancelled" and page.note else ""
        self.state.setText(_STATES[page.state] + why)
        self.list.show_register(page.rows)
        self.back.setVisible(page.state in ("held", "cancelled"))
        self.cancel.setVisible(page.state in ("", "planned"))
        self.save_button.setEnabled(bool(page.rows))
        self._say()

    def _say(self) -> None:
        rows = self._page.rows
        gone = len(self.list.absent())
        words = f"{len(rows) - gone} of {len(rows)} here." if gone else f"Everyone here: {len(rows)}."
        self.count.setText(words if rows else "Nobody was in this group on this day.")
        row = self.list.selected()
        out = row is not None and not self.list.is_ticked(row)
        self._why.setText(f"Why not {row.pupil}?" if out else "Everyone here but …")
        code, said = self.list.about(row) if out else ("", "")
        for widget, value in ((self.reason, code or None), (self.words, said)):
            widget.setEnabled(out)
            if widget.value() != value:
                widget.blockSignals(True)
                widget.set_value(value)
                widget.blockSignals(False)

    def _reason_given(self) -> None:
        self.list.note(self.reason.value() or "", self.words.value())

    # --- doing ---

    def _save(self) -> None:
        self.form.submit()

    def submitted(self, values: dict[str, Any]) -> None:
        """Write the register."""
        if not self._page.rows:
            return
        draft = RegisterDraft(
            self._group_id, values["on"], self.list.absent(), values["minutes"], values["note"]
        )
        self._shell.write(take_register, draft, today=self._shell.today(), form=self.form, then=self.saved)

    def _cancel(self) -> None:
        self.accept()
        self._shell.show_dialog(cancel_form(self._shell, self._page))

    def _take_back(self) -> None:
        self._shell.write(take_back_register, self._group_id, self._page.on, then=self.saved)


def cancel_form(shell: Shell, page: RegisterPage) -> SmallForm:
    """Return the form that says of a session that it does not, or did not, take place."""

    def fields() -> list[Field | tuple[Field, ...]]:
        return [
            Field("on", "Day", DateField(shell.today(), weekday=True), required="Say on which day."),
            Field("why", "Why", TextField("Such as: school trip", 200), required="Say in a few words why."),
        ]

    save = partial(_cancelled, shell, page.group_id)
    lead = f"{page.offer}: {page.group}. A cancelled session counts neither as delivered nor as missed."
    return SmallForm(
        shell, "Cancel a session", fields, save, values={"on": page.on}, lead=lead, topic="groups"
    )


def _cancelled(shell: Shell, group_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(cancel_session, group_id, values["on"], why=values["why"], form=form, then=saved)


def _how(reasons: tuple[tuple[str, str], ...]) -> str:
    digits = "  ".join(f"{number} {label}" for number, (_, label) in enumerate(reasons[:9], 1))
    return f"Space takes somebody out, or a digit with the reason: {digits}"
