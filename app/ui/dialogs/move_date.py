"""Moving the day on which somebody looks again."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.operations.placements import move_next_look
from app.queries.decision import choices
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.date_field import DateField
from app.ui.widgets.label import Label


class MoveDateDialog(QDialog):
    """Asks for one date; the usual ones are a button away."""

    def __init__(self, shell: Shell, placement_id: int, who: str, now: date) -> None:
        super().__init__(shell.window_widget())
        self._shell, self._placement = shell, placement_id
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
        self.form.add_save_keys(self)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(leave)
        line.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label(who, "figure"))
        column.addWidget(self.form)
        column.addLayout(usual)
        column.addLayout(line)

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
