"""Moving the day on which somebody looks again."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.operations.placements import move_next_look
from app.queries.decision import choices
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.theme import theme
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.date_field import DateField
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled


class MoveDateDialog(QDialog):
    """Asks for one date; the usual ones are a button away."""

    def __init__(self, shell: Shell, placement_id: int, who: str, now: date) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._placement = shell, placement_id
        self._again = partial(_bring_back, shell, placement_id, who, now)
        self.setWindowTitle("Move the date")
        today = shell.today()
        self._date = DateField(today)
        self._date.set_value(max(now, today))
        self.form = Form([Field("to", "Look again on", self._date, required="Choose a day.")], self)
        usual = QHBoxLayout()
        for words, day in shell.store.read(choices, today=today).reviews:
            button = Button(words)
            button.clicked.connect(partial(self._date.set_value, day))
            usual.addWidget(button)
        usual.addStretch(1)
        save, leave = PrimaryButton("Move it", keys="Enter"), Button("Leave", keys="Esc")
        save.clicked.connect(self.form.submit)
        leave.clicked.connect(self.reject)
        self.form.submitted.connect(self._save)
        self.form.left.connect(self.reject)
        self.form.add_save_keys(self)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(leave)
        line.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label(who, "figure"))
        column.addWidget(scrolled(self.form), 1)
        column.addLayout(usual)
        column.addLayout(line)
        # Room for a sentence of two lines under the field.
        self.resize(520, self.sizeHint().height() + 2 * theme().row_height())
        self._date.selectAll()

    def _save(self, values: dict[str, object]) -> None:
        self._shell.write(
            move_next_look,
            self._placement,
            to=values["to"],
            today=self._shell.today(),
            form=self.form,
            then=self._saved,
        )

    def _saved(self, done: object) -> None:
        self.accept()

    def type_again(self, text: str) -> None:
        """Show what had been typed, though it may not be a date yet."""
        self._date.setText(text)

    def reject(self) -> None:
        """Leave; what was typed can be brought back from the status bar."""
        typed, dirty = self._date.text(), self.form.dirty
        super().reject()
        if dirty:
            self._shell.say_with("Not moved.", "Bring it back", partial(self._again, typed))


def _bring_back(shell: Shell, placement_id: int, who: str, now: date, typed: str) -> None:
    dialog = MoveDateDialog(shell, placement_id, who, now)
    dialog.type_again(typed)
    shell.show_dialog(dialog)
